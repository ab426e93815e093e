using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Application.Webhooks;
using PlanApi.Domain.Imports;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Imports.Scheduling;

/// <summary>One run of a schedule: imports its file, unless it is the one that was imported last.</summary>
public sealed record ImportScheduledFile(Code Plan, long Schedule) : Command<ImportRunEnd>, IRepeated
{
    public override Permission Permission => Permission.Contribute;

    public override Code? AboutPlan => Plan;

    public override bool ChangesLockedParts => Entries is { AreFollowing: false };

    /// <summary>What the file was read as; null where it is the same as before.</summary>
    internal CellEntries? Entries { get; set; }
}

internal sealed class ImportScheduledFileHandler(
    PlanDb db,
    FileImporter importer,
    ImportScheduleViews views,
    ImportMappingStore mappings,
    PlanFinder plans,
    VisibilityFinder visibility,
    ImportFolders folders,
    FileDownload download,
    WebhookSecrets secrets
) : IStagingHandler<ImportScheduledFile, ImportRunEnd>
{
    private Staged? _staged;

    // Neither the network nor the file keeps another writer waiting.
    public async Task<Failure?> Stage(ImportScheduledFile request, CancellationToken cancellation)
    {
        (_staged, request.Entries) = (null, null);
        if (await views.Seen().AsNoTracking().FirstOrDefaultAsync(row => row.Id == request.Schedule, cancellation) is not { } row)
            return ImportScheduleViews.None(request.Schedule);
        var settings = ImportScheduleViews.SettingsOf(row);
        if (!(await plans.Get(settings.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        var seen = await visibility.For(plan, cancellation);
        if (await mappings.Find(plan.Id, settings.Mapping.ToString(), seen, cancellation) is not { } mapping)
            return new NotFound(mappings.Noun, settings.Mapping.ToString());
        var mappedBy = HashOf(mapping);
        var isMapped = row.MappedBy == mappedBy;
        if (!(await Fetch(row, settings, isMapped ? row.EntityTag : null, cancellation)).IsSuccess(out var found, out failure))
            return failure;
        _staged = new Staged(row.Version, mappedBy, found, null);
        if (found.File is not { } sent || (isMapped && row.FileHash == sent.Hash))
            return null;
        var read = await importer.Read(settings.Plan, settings.Mapping, sent, dryRun: false, cancellation);
        if (!read.IsSuccess(out var file, out failure))
            return failure;
        (_staged, request.Entries) = (_staged with { Read = file }, file.Entries);
        return null;
    }

    public async Task<Outcome<ImportRunEnd>> Handle(ImportScheduledFile request, CancellationToken cancellation)
    {
        var (version, mappedBy, found, read) = _staged!;
        if (read is null)
            return new ImportRunEnd(true, found.Name, null);
        if (await views.Find(request.Schedule, cancellation) is not { } row)
            return ImportScheduleViews.None(request.Schedule);
        // Its settings have changed since the file was read.
        if (row.Version != version)
            return new Busy();
        if (!(await importer.Write(read, dryRun: false, cancellation)).IsSuccess(out var report, out var failure))
            return failure;
        (row.MappedBy, row.FileHash, row.EntityTag) = (mappedBy, read.Hash, found.EntityTag);
        await db.SaveChangesAsync(cancellation);
        return new ImportRunEnd(false, found.Name, report);
    }

    private async Task<Outcome<FoundFile>> Fetch(
        ImportScheduleRow row,
        ImportScheduleSettings settings,
        string? entityTag,
        CancellationToken cancellation
    )
    {
        if (settings.Address is { } address)
        {
            var value = row.Secret is { } secret ? secrets.Open(secret) : null;
            return await download.Get(new FileAddress(new Uri(address), settings.HeaderName, value), entityTag, cancellation);
        }
        return await folders.Read(settings.Folder!, settings.File!, cancellation);
    }

    private static string HashOf(ImportMapping mapping) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(mapping, PlanJson.Options)));

    /// <param name="Version">The version of the schedule.</param>
    /// <param name="MappedBy">A hash of the mapping.</param>
    /// <param name="Found">The file.</param>
    /// <param name="Read">What it was read as; null where it is the same as before.</param>
    private sealed record Staged(long Version, string MappedBy, FoundFile Found, ReadFile? Read);
}
