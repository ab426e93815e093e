using System.CommandLine;
using System.CommandLine.Invocation;
using PlanApi.Application.Errors;

namespace PlanApi.Api.Cli;

/// <summary>The service's own commands; without one of them, the service is started.</summary>
internal static class CommandLine
{
    /// <summary>Whether a command, help or a mistake is on the command line, rather than only the settings to serve with.</summary>
    public static bool Knows(string[] args) => CommandArguments.Of(args) is { Fault: not null } or { Command.Count: > 0 };

    public static Task<int> Run(string[] args) => Run(args, Terminal.OfProcess());

    public static async Task<int> Run(string[] args, Terminal terminal)
    {
        var arguments = CommandArguments.Of(args);
        if (arguments.Fault is { } fault)
        {
            await terminal.Error.WriteLineAsync(fault);
            return ExitCode.Usage;
        }
        var root = Root(terminal, [.. arguments.Settings]);
        var parsed = root.Parse(arguments.Command);
        var invocation = new InvocationConfiguration
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
        };
        if (parsed.Action is ParseErrorAction mistake)
        {
            mistake.ShowHelp = false;
            await parsed.InvokeAsync(invocation);
            await terminal.Error.WriteLineAsync("Use --help to see the commands and their options.");
            return ExitCode.Usage;
        }
        try
        {
            return await parsed.InvokeAsync(invocation);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Refused;
        }
        catch (NoDatabase reason)
        {
            await terminal.Error.WriteLineAsync(reason.Message);
            return ExitCode.Unreadable;
        }
        catch (CannotStart reason)
        {
            await terminal.Error.WriteLineAsync(reason.Message);
            return ExitCode.Refused;
        }
        catch (Exception failure)
            when (failure is IOException or UnauthorizedAccessException or InvalidOperationException or System.Data.Common.DbException)
        {
            await terminal.Error.WriteLineAsync(failure.Message.ReplaceLineEndings(" "));
            return ExitCode.Defect;
        }
    }

    internal static RootCommand Root(Terminal terminal, string[] settings) =>
        new(
            """
            PlanApi holds an organisation's annual operating plan, validates it, and serves it over REST and GraphQL.

            Without a command it starts the service. Every command and the service itself take settings as
            --Section:Name=VALUE, for example --ConnectionStrings:Plan="Data Source=other.db" or --urls=http://localhost:8080.
            """
        )
        {
            ValidateCommand.Create(terminal),
            ImportCommand.Create(terminal, settings),
            ExportCommand.Create(terminal, settings),
            SliceCommand.Create(terminal, settings),
            CellsCommand.Create(terminal, settings),
            ActualsCommand.Create(terminal, settings),
            DemoActualsCommand.Create(terminal),
            SpreadCommand.Create(terminal, settings),
            DecomposeCommand.Create(terminal, settings),
            MatrixCommand.Create(terminal, settings),
            DutiesCommand.Create(terminal, settings),
            ReviewReportCommand.Create(terminal, settings),
            VerifyCommand.Create(terminal, settings),
            CompareCommand.Create(terminal, settings),
            RollForwardCommand.Create(terminal, settings),
            CopyPlanCommand.Create(terminal, settings),
            KeyCommands.Create(terminal, settings),
            HealthCommand.Create(terminal, settings),
            SpecCommand.Create(terminal),
        };
}
