using System.Security.Cryptography;
using System.Text.Json.Serialization;
using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Changes;
using PlanApi.Application.Cube;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Imports;

/// <summary>Writes the values of a file into cells, by a mapping: all of them, or none.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Mapping">The mapping's code.</param>
/// <param name="File">The file.</param>
/// <param name="DryRun">Whether only to show what would be written, with every fault.</param>
public sealed record ImportFile(Code Plan, Code Mapping, SentFile File, bool DryRun = false) : Command<ImportReport>
{
    /// <summary>As for cells.</summary>
    public override Permission Permission => Permission.Contribute;

    public override Code? AboutPlan => Plan;

    public override bool ChangesLockedParts => Entries?.AreFollowing != true;

    public override bool IsRehearsal => DryRun;

    /// <summary>What the file was read as.</summary>
    internal CellEntries? Entries { get; set; }
}

/// <summary>A file as it was sent.</summary>
public sealed class SentFile(byte[] content)
{
    /// <summary>How long a file may be.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    [JsonIgnore]
    public byte[] Content { get; } = content;

    /// <summary>SHA-256 of the content, in hexadecimal digits.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(content));
}

internal sealed class ImportFileHandler(
    PlanDb db,
    PlanOpener opener,
    ImportMappingStore mappings,
    VisibilityFinder visibility,
    CellEntryWriter writer,
    ChangeRecorder recorder
) : IStagingHandler<ImportFile, ImportReport>
{
    private (ImportReader Reader, MappedCells Cells, ImportNames Names, FaultList Faults)? _read;

    // Reading the file keeps no other writer waiting.
    public async Task<Failure?> Stage(ImportFile request, CancellationToken cancellation)
    {
        _read = null;
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await opener.Open(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        var seen = await visibility.For(plan.Row, cancellation);
        if (await mappings.Find(plan.Row.Id, request.Mapping.ToString(), seen, cancellation) is not { } mapping)
            return new NotFound(mappings.Noun, request.Mapping.ToString());
        var faults = new FaultList();
        var names = await ImportNames.Load(db, plan, mapping, cancellation);
        var reader = new ImportReader(plan.Structure, mapping, names, faults);
        using var file = new MemoryStream(request.File.Content, writable: false);
        var cells = await reader.Read(file, cancellation);
        if (!faults.IsEmpty && !request.DryRun)
            return new Invalid(faults.Faults);
        request.Entries = new CellEntries
        {
            Scenario = mapping.Constants.Scenario ?? Code.Baseline,
            Cells = cells,
            StoreUnchanged = false,
            Results = request.DryRun,
        };
        _read = (reader, cells, names, faults);
        return null;
    }

    public Task<Outcome<ImportReport>> Handle(ImportFile request, CancellationToken cancellation) =>
        Overflows.Answered("", () => Write(request, cancellation));

    private async Task<Outcome<ImportReport>> Write(ImportFile request, CancellationToken cancellation)
    {
        var ((reader, cells, names, faults), entries) = (_read!.Value, request.Entries!);
        var written = new CellsWritten(recorder.Plan!.Version, 0, 0);
        if (cells.Count > 0 && !(await writer.Write(entries, cancellation)).IsSuccess(out written, out var failure))
        {
            if (!request.DryRun || failure.Faults.Count == 0)
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
            request.DryRun ? null : written.Version,
            request.DryRun,
            request.File.Hash,
            reader.Rows,
            cells.Count,
            written.Changed,
            written.Unchanged,
            reader.Rounded,
            request.DryRun ? ImportReport.FirstOf(cells, names, written) : [],
            faults.Count,
            faults.Faults
        );
    }
}
