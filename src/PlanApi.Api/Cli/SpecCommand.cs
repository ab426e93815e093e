using System.CommandLine;
using PlanApi.Api.Cli.Spec;

namespace PlanApi.Api.Cli;

/// <summary><c>api-spec</c>: writes the files that clients are built from, and the generated pages of the reference.</summary>
internal static class SpecCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "The root of the checkout.",
            DefaultValueFactory = _ => ".",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var check = new Option<bool>("--check") { Description = "Write nothing; exit with 1 if a file is out of date." };
        var command = new Command("api-spec", "Write api-spec/ and the generated pages of docs/reference/. Touches no database.")
        {
            folder,
            check,
        };
        command.SetAction((parsed, cancellation) => Run(parsed.GetRequiredValue(folder), parsed.GetValue(check), terminal, cancellation));
        return command;
    }

    private static async Task<int> Run(string folder, bool check, Terminal terminal, CancellationToken cancellation)
    {
        var stale = 0;
        foreach (var file in await SpecFiles.Generate(cancellation))
        {
            var path = Path.Combine(folder, file.Path);
            if (File.Exists(path) && await File.ReadAllTextAsync(path, cancellation) == file.Content)
                continue;
            stale++;
            await terminal.Out.WriteLineAsync($"{file.Path} {(check ? "is stale" : "written")}");
            if (check)
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, file.Content, cancellation);
        }
        if (stale == 0)
            await terminal.Out.WriteLineAsync("Everything is current.");
        return check && stale > 0 ? ExitCode.Refused : ExitCode.Success;
    }
}
