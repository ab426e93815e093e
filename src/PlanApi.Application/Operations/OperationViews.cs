using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Operations;

/// <summary>Shows operations to those who asked for them, and to administrators.</summary>
public sealed class OperationViews(PlanDb db, Caller caller)
{
    /// <summary>The operations that the caller may see.</summary>
    internal IQueryable<OperationRow> Seen()
    {
        var identity = caller.Identity!;
        var rows = db.Set<OperationRow>().AsNoTracking();
        return identity is { Role: Role.Admin, Plans: null, IsLimited: false } ? rows : rows.Where(row => row.Actor == identity.Id);
    }

    internal async Task<Operation> Show(OperationRow row, CancellationToken cancellation) => (await Show([row], cancellation))[0];

    internal async Task<IReadOnlyList<Operation>> Show(IReadOnlyList<OperationRow> rows, CancellationToken cancellation)
    {
        var ids = rows.Select(row => row.AboutPlanId).OfType<long>().Distinct().ToList();
        var plans = await db.Set<PlanRow>()
            .Where(plan => ids.Contains(plan.Id))
            .Select(plan => new { plan.Id, plan.Code })
            .ToDictionaryAsync(plan => plan.Id, plan => plan.Code, cancellation);
        return [.. rows.Select(row => Show(row, row.AboutPlanId is { } id ? plans.GetValueOrDefault(id) : null))];
    }

    private static Operation Show(OperationRow row, string? plan) =>
        new()
        {
            Id = row.Id,
            Version = row.Version,
            Kind = row.Kind,
            Plan = plan is null ? null : Code.Known(plan),
            Work = row.Work,
            State = row.State,
            Doing = row.Doing,
            Done = row.Done,
            Total = row.Total,
            Attempts = row.Attempts,
            RequestedBy = IdentityOf(row.Identity).Name,
            CreatedAt = Instant(row.CreatedAt),
            DueAt = Instant(row.DueAt),
            StartedAt = row.StartedAt is { } started ? Instant(started) : null,
            EndedAt = row.EndedAt is { } ended ? Instant(ended) : null,
            KeptUntil = row.EndedAt is { } end
                ? Instant(end) + (OperationKind.Repeated.Contains(row.Kind) ? OperationLeases.KeptRepeated : OperationLeases.Kept)
                : null,
            Problem = OperationProblem.Read(row.Problem),
        };

    internal static Identity IdentityOf(string json)
    {
        var kept = JsonSerializer.Deserialize<KeptIdentity>(json, PlanJson.Options)!;
        return new Identity(
            kept.Id,
            kept.Name,
            kept.Role,
            kept.Plans,
            kept.Members?.ToDictionary(pair => Code.Known(pair.Key), pair => pair.Value),
            kept.Indicators
        );
    }

    internal static string Write(Identity identity) =>
        JsonSerializer.Serialize(
            new KeptIdentity(
                identity.Id,
                identity.Name,
                identity.Role,
                identity.Plans,
                identity.Members?.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value),
                identity.Indicators
            ),
            PlanJson.Options
        );

    private static DateTimeOffset Instant(long ticks) => new(ticks, TimeSpan.Zero);

    private sealed record KeptIdentity(
        long Id,
        string Name,
        Role Role,
        IReadOnlyList<Code>? Plans,
        Dictionary<string, IReadOnlyList<Code>>? Members,
        IReadOnlyList<Code>? Indicators = null
    );
}
