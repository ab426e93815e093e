using System.CommandLine;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Files;
using PlanApi.Application.Errors;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Cli;

/// <summary><c>cells PLAN FILE</c>: writes the cells of a file, as <c>POST /v1/plans/{plan}/cells</c> does.</summary>
internal static class CellsCommand
{
    public static Command Create(Terminal terminal, string[] settings)
    {
        var plan = CubeOptions.Plan();
        var file = new Argument<string>("FILE")
        {
            Description =
                "CSV as 'slice --format csv' writes it, or NDJSON where the name ends in .ndjson; - reads CSV from standard input.",
        };
        var scenario = CubeOptions.Scenario();
        var mode = CubeOptions.Choice<WriteMode>("--mode", "Whether values replace the present ones, or are added to them.");
        var empty = CubeOptions.Choice<EmptyCells>("--empty", "How to treat cells without a value.");
        var store = new Option<bool>("--store-unchanged") { Description = "Store all values, even those that their cells already show." };
        var asIs = new Option<bool>("--as-is") { Description = "The file comes from a slice with --as-is." };
        var command = new Command("cells", "Write the cells of a file, all or none; cells that have not changed are left alone.")
        {
            plan,
            file,
            scenario,
            mode,
            empty,
            store,
            asIs,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Run(
                    parsed.GetRequiredValue(plan),
                    parsed.GetRequiredValue(file),
                    new CellFileOptions
                    {
                        Scenario = parsed.GetRequiredValue(scenario),
                        Mode = parsed.GetValue(mode),
                        Empty = parsed.GetValue(empty),
                        StoreUnchanged = parsed.GetValue(store),
                        Parentage = parsed.GetValue(asIs) ? Parentage.AsIs : Parentage.AsWas,
                    },
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
        CellFileOptions options,
        Terminal terminal,
        string[] settings,
        CancellationToken cancellation
    )
    {
        var format = path.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase) ? CellFileFormat.Ndjson : CellFileFormat.Csv;
        if (
            await InputFile.Reading<Outcome<CellEntries>?>(
                path,
                terminal,
                async stream => await CellFile.Read(stream, format, options, cancellation)
            )
            is not { } read
        )
            return ExitCode.Unreadable;
        if (!read.IsSuccess(out var cells, out var failure))
            return Refuse(path, failure, terminal);
        await using var service = await LocalService.Open(settings);
        if (!(await service.Send(new WriteCells(plan, cells), cancellation)).IsSuccess(out var written, out failure))
            return Refuse(path, failure, terminal);
        await terminal.Out.WriteLineAsync(
            written.Changed == 0
                ? $"Nothing has changed: all {written.Unchanged} cells had their values already."
                : $"{written.Changed} of {written.Changed + written.Unchanged} cells have changed, at version {written.Version}."
        );
        return ExitCode.Success;
    }

    private static int Refuse(string path, Failure failure, Terminal terminal)
    {
        if (failure is not Invalid)
            return LocalService.Refuse(failure, terminal);
        Faults.Write(terminal.Error, InputFile.NameOf(path), failure.Faults, "cells");
        return ExitCode.Unreadable;
    }
}
