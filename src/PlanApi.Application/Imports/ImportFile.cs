using PlanApi.Application.Access;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Errors;
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

internal sealed class ImportFileHandler(FileImporter importer) : IStagingHandler<ImportFile, ImportReport>
{
    private ReadFile? _read;

    public async Task<Failure?> Stage(ImportFile request, CancellationToken cancellation)
    {
        var read = await importer.Read(request.Plan, request.Mapping, request.File, request.DryRun, cancellation);
        if (!read.IsSuccess(out _read, out var failure))
            return failure;
        request.Entries = _read.Entries;
        return null;
    }

    public Task<Outcome<ImportReport>> Handle(ImportFile request, CancellationToken cancellation) =>
        Overflows.Answered("", () => importer.Write(_read!, request.DryRun, cancellation));
}
