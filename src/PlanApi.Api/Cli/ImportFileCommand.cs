using System.CommandLine;
using PlanApi.Application.Imports;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Cli;

/// <summary>
/// <c>import-file PLAN MAPPING FILE</c>: writes the values of a file, as <c>POST /v1/plans/{plan}/import-mappings/{code}/imports</c> does.
/// </summary>
internal static class ImportFileCommand
{
    public static Command Create(Terminal terminal, string[] settings)
    {
        var plan = CubeOptions.Plan();
        var mapping = new Argument<string>("MAPPING") { Description = "The code of the import mapping." };
        var file = new Argument<string>("FILE") { Description = "The file, in the mapping's format; - reads standard input." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only show the first values and every fault; store nothing." };
        var command = new Command("import-file", "Write the values of a file into cells, by an import mapping: all or none.")
        {
            plan,
            mapping,
            file,
            dryRun,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Run(
                    parsed.GetRequiredValue(plan),
                    parsed.GetRequiredValue(mapping),
                    parsed.GetRequiredValue(file),
                    parsed.GetValue(dryRun),
                    terminal,
                    settings,
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> Run(
        Code plan,
        string mapping,
        string path,
        bool dryRun,
        Terminal terminal,
        string[] settings,
        CancellationToken cancellation
    )
    {
        if (await InputFile.Reading<SentFile?>(path, terminal, stream => ReadAll(stream, cancellation)) is not { } file)
            return ExitCode.Unreadable;
        await using var service = await LocalService.Open(settings);
        var sent = await service.Send(new ImportFile(plan, Code.Known(mapping), file, dryRun), cancellation);
        if (!sent.IsSuccess(out var report, out var failure))
        {
            if (failure is not Application.Errors.Invalid)
                return LocalService.Refuse(failure, terminal);
            Faults.Write(terminal.Error, InputFile.NameOf(path), failure.Faults, "file");
            return ExitCode.Unreadable;
        }
        foreach (var value in report.First)
            await terminal.Out.WriteLineAsync(
                $"{value.Line}: {value.Indicator} {CamelCase.Of(value.Measure)} {value.Scope} {value.Period} "
                    + $"{value.Before?.ToString() ?? "-"} -> {value.After}"
            );
        if (report.Faults.Count > 0)
        {
            Faults.Write(terminal.Error, InputFile.NameOf(path), report.Faults, "file");
            return ExitCode.Unreadable;
        }
        var all = report.Changed + report.Unchanged;
        await terminal.Out.WriteLineAsync(
            dryRun ? $"{report.Changed} of {all} cells would change."
            : report.Changed == 0 ? $"Nothing has changed: all {all} cells had their values already."
            : $"{report.Changed} of {all} cells have changed, at version {report.Version}."
        );
        return ExitCode.Success;
    }

    private static async Task<SentFile?> ReadAll(Stream stream, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellation);
        return new SentFile(content.ToArray());
    }
}
