using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Changes;
using PlanApi.Application.Persistence;
using PlanApi.Application.Persistence.Providers;

namespace PlanApi.Application.History.AsOf;

/// <summary>A past state as the database keeps it.</summary>
/// <param name="Version">The version.</param>
/// <param name="Content">A packed database.</param>
internal sealed record PackedState(long Version, byte[] Content);

/// <summary>The kept states of plans, which are never more than a shorter way to what the history says.</summary>
internal sealed class PastStates(PlanDb db)
{
    /// <summary>Raise it when states come out otherwise, so that those from before are not used any more.</summary>
    private const int Revision = 1;

    public static string Format { get; } = $"{ScratchDatabases.Schema}.{Revision}";

    /// <summary>The newest state after a version, up to another one.</summary>
    public async Task<PackedState?> Nearest(long planId, long after, long version, CancellationToken cancellation) =>
        await Usable(planId)
            .Where(row => row.Version > after && row.Version <= version)
            .OrderByDescending(row => row.Version)
            .Select(row => new PackedState(row.Version, row.Content))
            .FirstOrDefaultAsync(cancellation);

    /// <summary>The states of a plan that can be used, without their content, in the order of their versions.</summary>
    public Task<List<KeptState>> All(long planId, CancellationToken cancellation) =>
        Usable(planId)
            .OrderBy(row => row.Version)
            .Select(row => new KeptState(row.Version, row.Changes, row.Content.Length))
            .ToListAsync(cancellation);

    /// <summary>Keeps a state, and gives up another one. Tells whether the history still has the version.</summary>
    public async Task<bool> Keep(long planId, long version, long changes, byte[] content, long? unwanted, CancellationToken cancellation)
    {
        await using var transaction = await db.BeginWriting(TimeSpan.FromSeconds(30), cancellation);
        var hash = await db.Set<ChangeSetRow>()
            .Where(set => set.PlanId == planId && set.Sequence == version)
            .Select(set => set.Hash)
            .FirstOrDefaultAsync(cancellation);
        // The plan was deleted meanwhile.
        if (hash is null)
            return false;
        // What an earlier release made otherwise is of no use any more.
        await db.Set<PastStateRow>()
            .Where(row => row.PlanId == planId && (row.Version == version || row.Version == unwanted || row.Format.CompareTo(Format) < 0))
            .ExecuteDeleteAsync(cancellation);
        var row = db.Add(
            new PastStateRow
            {
                PlanId = planId,
                Version = version,
                Changes = changes,
                Format = Format,
                Hash = hash,
                Content = content,
            }
        );
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        row.State = EntityState.Detached;
        return true;
    }

    private IQueryable<PastStateRow> Usable(long planId) =>
        db.Set<PastStateRow>()
            .AsNoTracking()
            .Where(row =>
                row.PlanId == planId
                && row.Format == Format
                && db.Set<ChangeSetRow>().Any(set => set.PlanId == planId && set.Sequence == row.Version && set.Hash == row.Hash)
            );
}

/// <summary>A kept state without its content.</summary>
/// <param name="Version">The version.</param>
/// <param name="Changes">The changes of the history up to it.</param>
/// <param name="Bytes">How large it is.</param>
internal sealed record KeptState(long Version, long Changes, int Bytes);
