using PlanApi.Application.Access.Finding;
using PlanApi.Application.Changes;
using PlanApi.Application.Cube;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Domain.Imports;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Imports;

/// <summary>Reads a file by a mapping, and then writes its values: for whoever imports one.</summary>
public sealed class FileImporter(
    PlanDb db,
    PlanOpener opener,
    ImportMappingStore mappings,
    VisibilityFinder visibility,
    CellEntryWriter writer,
    ChangeRecorder recorder
)
{
    /// <summary>Reads the file, outside of a transaction, so that no other writer waits.</summary>
    internal async Task<Outcome<ReadFile>> Read(Code plan, Code mapping, SentFile sent, bool dryRun, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await opener.Open(plan, cancellation)).IsSuccess(out var opened, out var failure))
            return failure;
        var seen = await visibility.For(opened.Row, cancellation);
        if (await mappings.Find(opened.Row.Id, mapping.ToString(), seen, cancellation) is not { } found)
            return new NotFound(mappings.Noun, mapping.ToString());
        var faults = new FaultList();
        var names = await ImportNames.Load(db, opened, found, cancellation);
        var reader = new ImportReader(opened.Structure, found, names, faults);
        using var file = new MemoryStream(sent.Content, writable: false);
        var cells = await reader.Read(file, cancellation);
        if (!faults.IsEmpty && !dryRun)
            return new Invalid(faults.Faults);
        var entries = new CellEntries
        {
            Scenario = found.Constants.Scenario ?? Code.Baseline,
            Cells = cells,
            StoreUnchanged = false,
            Results = dryRun,
        };
        return new ReadFile(sent.Hash, found, reader, cells, entries, names, faults);
    }

    /// <summary>Writes what was read, within a command.</summary>
    internal async Task<Outcome<ImportReport>> Write(ReadFile file, bool dryRun, CancellationToken cancellation)
    {
        var (cells, entries, faults) = (file.Cells, file.Entries, file.Faults);
        var written = new CellsWritten(recorder.Plan!.Version, 0, 0);
        if (cells.Count > 0 && !(await writer.Write(entries, cancellation)).IsSuccess(out written, out var failure))
        {
            if (!dryRun || failure.Faults.Count == 0)
                return failure;
            foreach (var fault in failure.Faults)
                faults.Add(fault);
            var sound = cells.WithoutFaulty();
            written = new CellsWritten(recorder.Plan!.Version, 0, 0);
            if (sound.Count < cells.Count && sound.Count > 0)
                written = (await writer.Write(entries with { Cells = sound }, cancellation)).IsSuccess(out var rest, out _)
                    ? rest
                    : written;
        }
        return new ImportReport(
            dryRun ? null : written.Version,
            dryRun,
            file.Hash,
            file.Reader.Rows,
            cells.Count,
            written.Changed,
            written.Unchanged,
            file.Reader.Rounded,
            dryRun ? ImportReport.FirstOf(cells, file.Names, written) : [],
            faults.Count,
            faults.Faults
        );
    }
}

/// <summary>A file that was read.</summary>
internal sealed record ReadFile(
    string Hash,
    ImportMapping Mapping,
    ImportReader Reader,
    MappedCells Cells,
    CellEntries Entries,
    ImportNames Names,
    FaultList Faults
);
