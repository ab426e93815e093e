using System.CommandLine;
using PlanApi.Application.Actuals;
using PlanApi.Application.Cube.Files;
using PlanApi.Application.Errors;
using PlanApi.Domain.Actuals;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Cli;

/// <summary><c>actuals PLAN FILE</c>: writes what was reached, as <c>POST /v1/plans/{plan}/actuals</c> does.</summary>
internal static class ActualsCommand
{
    public static Command Create(Terminal terminal, string[] settings)
    {
        var plan = CubeOptions.Plan();
        var file = new Argument<string>("FILE")
        {
            Description =
                "CSV with the columns indicator, date, value and scope.DIMENSION, or NDJSON where the name ends in .ndjson; - "
                + "reads CSV from standard input.",
        };
        var mode = CubeOptions.Choice<BatchMode>("--mode", "How to treat a file with some faulty rows.");
        var mark = CubeOptions.Choice<DecimalMark>("--decimal", "The character before the decimals of numbers; a point when absent.");
        var round = new Option<bool>("--round")
        {
            Description = "Round values with more decimals than their indicator has, half away from zero; they are refused otherwise.",
        };
        var command = new Command("actuals", "Write actuals from a file of any size. Rows that are stored already are left alone.")
        {
            plan,
            file,
            mode,
            mark,
            round,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Run(
                    parsed.GetRequiredValue(plan),
                    parsed.GetRequiredValue(file),
                    parsed.GetValue(mode),
                    new ActualReading(parsed.GetValue(mark), parsed.GetValue(round) ? Rounding.HalfAwayFromZero : null),
                    terminal,
                    settings,
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> Run(
        Code plan,
        string path,
        BatchMode mode,
        ActualReading reading,
        Terminal terminal,
        string[] settings,
        CancellationToken cancellation
    )
    {
        var format = path.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase) ? CellFileFormat.Ndjson : CellFileFormat.Csv;
        await using var service = await LocalService.Open(settings);
        if (
            await InputFile.Reading<Outcome<ActualsWritten>?>(
                path,
                terminal,
                async stream => await service.Send(new WriteActuals(plan, new ActualSource(stream, format, reading), mode), cancellation)
            )
            is not { } sent
        )
            return ExitCode.Unreadable;
        if (!sent.IsSuccess(out var written, out var failure))
        {
            if (failure is not Invalid)
                return LocalService.Refuse(failure, terminal);
            Faults.Write(terminal.Error, InputFile.NameOf(path), failure.Faults, "actuals");
            return ExitCode.Unreadable;
        }
        await terminal.Out.WriteLineAsync(
            $"{written.Accepted:N0} rows accepted, {written.Unchanged:N0} unchanged, {written.Rejected:N0} rejected, at version "
                + $"{written.Version}."
        );
        foreach (var row in written.Rejections)
            await terminal.Error.WriteLineAsync($"  row {row.Row}: {row.Faults[0].Message}");
        return written.Rejected > 0 ? ExitCode.Refused : ExitCode.Success;
    }
}
