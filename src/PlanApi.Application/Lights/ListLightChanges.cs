using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Tables;
using PlanApi.Application.Targets;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Lights;

/// <summary>A page of the stored history of a plan's lights, the newest first.</summary>
public sealed record ListLightChanges(Code Plan, Code? Target = null) : Query<Page<LightChange>>
{
    public PageRange Page { get; init; } = new();

    public override Permission Permission => Permission.ReadByIndicator;

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
        var page = request.Page;
        if (!page.Cursors(LightCursor.Parse).IsSuccess(out var cursors, out var failure))
            return failure;
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out failure))
            return failure;
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
        if (cursors.After is { } after)
            rows = after.Following(rows);
        if (cursors.Before is { } before)
            rows = before.Preceding(rows);
        var found = await history.Named(plan.Id, LightCursor.Ordered(rows, page.IsBackward).Take(page.Take), seen, cancellation);
        return page.Page(page.InOrder(found), entry => LightCursor.Of(entry.Row).ToString()).Of(Change);
    }

    private static LightChange Change(NamedLight entry) =>
        new(
            Stored.Code(entry.Target),
            Stored.Code(entry.Indicator ?? entry.Watched?.Indicator),
            Scope.FromCanonical(entry.TargetScope ?? entry.RiskScope ?? entry.Watched?.Scope ?? entry.Row.Scope),
            entry.Row.Period.Length > 0 ? Period.Parse(entry.Row.Period) : null,
            entry.Row.Day,
            entry.Before,
            entry.Row.Light,
            entry.Row.Attainment,
            entry.Row.Expected,
            entry.Row.Actual,
            Stored.Code(entry.Watched?.Code),
            Stored.Code(entry.Risk ?? entry.Watched?.Risk)
        );
}
