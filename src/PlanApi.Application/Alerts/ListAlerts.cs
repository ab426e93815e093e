using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Alerts;

/// <summary>A page of a plan's alerts, the newest first.</summary>
public sealed record ListAlerts(Code Plan, IReadOnlyList<AlertState>? States = null) : Query<Page<Alert>>
{
    public PageRange Page { get; init; } = new();

    /// <summary>Only those with measures that are to be done still and whose day has gone by.</summary>
    public bool MeasuresOverdue { get; init; }

    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>One alert.</summary>
public sealed record GetAlert(Code Plan, long Number) : Query<Alert>
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class ListAlertsHandler(PlanFinder plans, AlertStore alerts, TimeProvider clock)
    : IHandler<ListAlerts, Page<Alert>>,
        IHandler<GetAlert, Alert>
{
    public async Task<Outcome<Page<Alert>>> Handle(ListAlerts request, CancellationToken cancellation)
    {
        var page = request.Page;
        if (!page.Numbers().IsSuccess(out var cursors, out var failure))
            return failure;
        var (below, above) = (cursors.After ?? long.MaxValue, cursors.Before ?? 0);
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out failure))
            return failure;
        var rows = (await alerts.Seen(plan.Id, cancellation)).Where(row => row.Number < below && row.Number > above);
        if (request.States is { Count: > 0 } states)
            rows = rows.Where(row => states.Contains(row.State));
        var today = PlanDay.Today(clock, plan.TimeZone);
        if (request.MeasuresOverdue)
            rows = rows.Where(row => row.MeasureDueOn < today && row.State != AlertState.Closed);
        rows = page.IsBackward ? rows.OrderBy(row => row.Number) : rows.OrderByDescending(row => row.Number);
        var found = page.InOrder(await alerts.ShowSeen(plan.Id, rows.Take(page.Take), cancellation));
        return page.Page(found, alert => alert.Number.ToString(CultureInfo.InvariantCulture));
    }

    public async Task<Outcome<Alert>> Handle(GetAlert request, CancellationToken cancellation)
    {
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        return
            await alerts.ShowSeen(
                plan.Id,
                (await alerts.Seen(plan.Id, cancellation)).Where(row => row.Number == request.Number),
                cancellation
            )
                is [var alert]
            ? alert
            : new NotFound("alert", request.Number.ToString(CultureInfo.InvariantCulture));
    }
}
