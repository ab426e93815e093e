namespace PlanApi.Api.Cli;

/// <summary>
/// Tells commands from settings, which every command takes too: <c>--ConnectionStrings:Plan=...</c>, <c>--urls http://...</c>.
/// </summary>
internal sealed class CommandArguments
{
    private static readonly string[] Information = ["--help", "-h", "-?", "/?", "/h", "--version"];

    private CommandArguments(IReadOnlyList<string> command, IReadOnlyList<string> settings, string? fault)
    {
        Command = command;
        Settings = settings;
        Fault = fault;
    }

    /// <summary>The command with its own options; empty when the service is to be started.</summary>
    public IReadOnlyList<string> Command { get; }

    /// <summary>The settings, as the service's configuration takes them.</summary>
    public IReadOnlyList<string> Settings { get; }

    /// <summary>A setting that the service does not know is a mistake: <c>--Acess:Mode=keys</c> must not start an open service.</summary>
    public string? Fault { get; }

    public static CommandArguments Of(IReadOnlyList<string> args)
    {
        List<string> command = [],
            settings = [];
        string? fault = null;
        for (var i = 0; i < args.Count; i++)
        {
            var arg = args[i];
            if (Information.Contains(arg) || !IsSetting(arg, command.Count > 0))
            {
                command.Add(arg);
                continue;
            }
            var name = Name(arg);
            if (!KnownSettings.Contains(name))
                fault ??= $"There is no setting '{name}'. docs/reference/settings.md lists the settings, --help the commands.";
            settings.Add(arg);
            if (arg.Contains('='))
                continue;
            if (i + 1 < args.Count && !args[i + 1].StartsWith('-'))
                settings.Add(args[++i]);
            else
                fault ??= $"The setting '{name}' has no value; write --{name}=VALUE.";
        }
        return new CommandArguments(command, settings, fault);
    }

    /// <summary>After a command's name its own options may come, which look like settings of one word.</summary>
    private static bool IsSetting(string arg, bool afterCommand) =>
        afterCommand
            ? arg.StartsWith("--", StringComparison.Ordinal) && (Name(arg).Contains(':') || KnownSettings.Contains(Name(arg)))
            : arg.StartsWith("--", StringComparison.Ordinal) || (arg.StartsWith('/') && arg.Contains('='));

    private static string Name(string arg) => arg.TrimStart('-', '/').Split('=', 2)[0];
}
