using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.History;

/// <summary>Finds the version that a plan had at some moment.</summary>
public sealed class Moments(PlanDb db, ChangeReader changes, TimeProvider clock)
{
    private const string StatusChange = "ChangePlanStatus";

    private const string AtSql = "SELECT sequence FROM change_sets WHERE plan_id = $1 AND at <= $2 ORDER BY at DESC, sequence DESC LIMIT 1";

    /// <summary>The plan as it is now.</summary>
    public KnownMoment Now(PlanRow plan) => new(plan.Version, clock.GetUtcNow());

    public async Task<Outcome<KnownMoment>> Find(PlanRow plan, Moment moment, CancellationToken cancellation)
    {
        if (moment.IsApproval)
            return await Approved(plan, cancellation) is { } approved
                ? await OfVersion(plan, approved, cancellation)
                : new NoSuchMoment($"The plan '{plan.Code}' has never been approved.");
        if (moment.Version is { } version)
            return await OfVersion(plan, version, cancellation);
        if (moment.Day is { } day)
        {
            if (day > PlanDay.Today(clock, plan.TimeZone))
                return NotYet(moment);
            // Today has not ended yet.
            var end = PlanDay.EndOf(day, plan.TimeZone).AddTicks(-1);
            return await OfInstant(plan, end < clock.GetUtcNow() ? end : clock.GetUtcNow(), cancellation);
        }
        var instant = moment.Instant ?? clock.GetUtcNow();
        return instant > clock.GetUtcNow() ? NotYet(moment) : await OfInstant(plan, instant, cancellation);
    }

    /// <summary>The version at which the plan was last approved; null where it never was.</summary>
    public async Task<long?> Approved(PlanRow plan, CancellationToken cancellation)
    {
        var sequences = await db.Set<ChangeSetRow>()
            .AsNoTracking()
            .Where(set => set.PlanId == plan.Id && (set.UseCase == StatusChange || set.Sequence == 1))
            .OrderBy(set => set.Sequence)
            .Select(set => set.Sequence)
            .ToArrayAsync(cancellation);
        long? approved = null;
        await foreach (var (sequence, change, _) in changes.Everything(plan.Id, sequences, cancellation))
        {
            if (change is { After: { } after } && change.Kind == PartKind.Plan.Name && IsApproved(after) && !IsApproved(change.Before))
                approved = sequence;
        }
        return approved;
    }

    private static bool IsApproved(JsonElement? plan) =>
        plan is { ValueKind: JsonValueKind.Object } known
        && known.TryGetProperty("status", out var status)
        && status.GetString() == CamelCase.Of(PlanStatus.Approved);

    private async Task<Outcome<KnownMoment>> OfVersion(PlanRow plan, long version, CancellationToken cancellation)
    {
        var at = await db.Set<ChangeSetRow>()
            .Where(set => set.PlanId == plan.Id && set.Sequence == version)
            .Select(set => (long?)set.At)
            .FirstOrDefaultAsync(cancellation);
        return at is { } ticks
            ? new KnownMoment(version, new DateTimeOffset(ticks, TimeSpan.Zero))
            : new NoSuchMoment($"The plan '{plan.Code}' has no version {version}; its versions are 1 to {plan.Version}.");
    }

    private async Task<Outcome<KnownMoment>> OfInstant(PlanRow plan, DateTimeOffset instant, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            return db.Number(AtSql, plan.Id, instant.UtcTicks) is { } version
                ? new KnownMoment(version, instant.ToUniversalTime())
                : new NoSuchMoment($"The plan '{plan.Code}' did not exist yet at {instant.UtcDateTime:yyyy-MM-dd'T'HH:mm:ssK}.");
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static NoSuchMoment NotYet(Moment moment) => new($"The moment {moment} has not come yet; name a past one.");
}
