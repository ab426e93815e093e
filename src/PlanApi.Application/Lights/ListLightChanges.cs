using PlanApi.Application.Access.Finding;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Tables;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Targets;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Lights;

/// <summary>A page of the stored history of a plan's lights, the newest first.</summary>
public sealed record ListLightChanges(Code Plan, Code? Target = null, int First = ListOptions.DefaultFirst, string? After = null)
    : Query<Page<LightChange>>
{
    public override Permission Permission => Permission.Read;

    public override Code? AboutPlan => Plan;
}

internal sealed class ListLightChangesHandler(
    PlanDb db,
    PlanFinder plans,
    LightHistory history,
    SignalFinder signals,
    TargetStore targets,
    VisibilityFinder visibility
) : IHandler<ListLightChanges, Page<LightChange>>
{
    public async Task<Outcome<Page<LightChange>>> Handle(ListLightChanges request, CancellationToken cancellation)
    {
        if (request.First is < 1 or > ListOptions.MaxFirst)
            return Invalid.One(FaultCodes.OutOfRange, "/first", $"'first' must be 1 to {ListOptions.MaxFirst}.");
        var skip = 0;
        if (request.After is { } after && !int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out skip))
            return Invalid.One(FaultCodes.BadCursor, "/after", "This is not a cursor of this list; start again without it.");
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (await plans.Find(request.Plan, cancellation) is not { } plan)
            return new NotFound("plan", request.Plan.ToString());
        if (
            request.Target is { } target
            && await targets.Find(plan.Id, target.ToString(), await visibility.For(plan, cancellation), cancellation) is null
        )
            return Invalid.One(FaultCodes.UnknownReference, "/target", $"There is no target '{target}'.");
        var code = request.Target?.ToString();
        var seen = await signals.Seen(plan.Id, db.Set<LightRow>().AsNoTracking(), cancellation);
        var rows = seen.Where(row =>
            code == null || db.Set<TargetRow>().Any(other => other.PlanId == plan.Id && other.Id == row.TargetId && other.Code == code)
        );
        var page = rows.OrderByDescending(row => row.Day)
            .ThenBy(row => row.TargetId)
            .ThenBy(row => row.IndicatorId)
            .ThenBy(row => row.Scope)
            .ThenBy(row => row.Period)
            .Skip(skip)
            .Take(request.First + 1);
        var found = await history.Named(plan.Id, page, seen, cancellation);
        var shown = found.Take(request.First).ToList();
        return new Page<LightChange>(
            [.. shown.Select(entry => Change(entry))],
            [.. shown.Select((_, at) => (skip + at + 1).ToString(CultureInfo.InvariantCulture))],
            found.Count > request.First
        );
    }

    private static LightChange Change(NamedLight entry) =>
        new(
            Stored.Code(entry.Target),
            Stored.Code(entry.Indicator),
            Scope.FromCanonical(entry.TargetScope ?? entry.Row.Scope),
            entry.Row.Period.Length > 0 ? Period.Parse(entry.Row.Period) : null,
            entry.Row.Day,
            entry.Before,
            entry.Row.Light,
            entry.Row.Attainment,
            entry.Row.Expected,
            entry.Row.Actual
        );
}
