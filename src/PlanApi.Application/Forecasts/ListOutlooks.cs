using PlanApi.Application.Access;
using PlanApi.Application.Cube;
using PlanApi.Application.Errors;
using PlanApi.Application.Lights;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Forecasts;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Forecasts;

/// <summary>
/// A page of a plan's targets with the forecasts of their numbers, in the order of the targets' codes: which targets will be reached, and
/// which will be missed.
/// </summary>
public sealed record ListOutlooks(Code Plan, DateOnly? Date = null) : Query<Page<OutlookAnswer>>
{
    /// <summary>The scenario with the forecasts and target numbers: each may hold a version of the forecast.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    /// <summary>The methods to try at each place, in order; when absent, entered, then seasonal, then run rate.</summary>
    public IReadOnlyList<ForecastMethod>? Methods { get; init; }

    /// <summary>Only these verdicts.</summary>
    public IReadOnlyList<Verdict>? Verdicts { get; init; }

    /// <summary>Only at or below this scope.</summary>
    public Scope At { get; init; } = Scope.Top;

    /// <summary>Only the key results of this objective, and of the objectives that serve it.</summary>
    public Code? Objective { get; init; }

    /// <summary>Only targets of this indicator.</summary>
    public Code? Indicator { get; init; }

    public string Language { get; init; } = "en";

    public PageRange Page { get; init; } = new();

    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class ListOutlooksHandler(PlanDb db, PlanOpener opener, LightReader lights, TargetPicker picker, OutlookReader outlooks)
    : IHandler<ListOutlooks, Page<OutlookAnswer>>
{
    public Task<Outcome<Page<OutlookAnswer>>> Handle(ListOutlooks request, CancellationToken cancellation) =>
        Overflows.Answered("/indicator", () => List(request, cancellation));

    private async Task<Outcome<Page<OutlookAnswer>>> List(ListOutlooks request, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await opener.Open(request.Plan, cancellation)).IsSuccess(out var opened, out var failure))
            return failure;
        var (plan, structure, grants) = opened;
        if (!lights.Day(plan.Calendar, plan.TimeZone, request.Date).IsSuccess(out var asked, out failure))
            return failure;
        var filter = new TargetFilter(request.Scenario, request.At, request.Objective, request.Indicator, request.Page);
        var (methods, faults) = (request.Methods ?? OutlookReader.Usual, new FaultList());
        await picker.Check(filter, plan, structure, grants, faults, cancellation);
        OutlookReader.Check(methods, faults);
        if (request.Verdicts is { Count: 0 })
            faults.Add(FaultCodes.EmptyFilter, "/verdict", "A filter names no value; leave it out to see everything.");
        if (!faults.IsEmpty)
            return new Invalid(faults.Faults);
        var (targets, results) = await picker.Pick(filter, plan, structure, grants, asked.Day, cancellation);
        // Without a filter by verdict, no more are worked out than are shown.
        var candidates = request.Verdicts is null ? targets.Take(request.Page.Take).ToList() : targets;
        if (
            !(
                await outlooks.Open(plan, structure, grants, request.Scenario, asked.Day, methods, LightReader.Of(candidates), cancellation)
            ).IsSuccess(out var open, out failure)
        )
            return failure;
        var found = open.Of(candidates)
            .Where(outlook => request.Verdicts?.Contains(outlook.Verdict) ?? true)
            .Take(request.Page.Take)
            .ToList();
        return request
            .Page.Page(request.Page.InOrder(found), outlook => outlook.Claim.Target!.Code.ToString())
            .Of(outlook => OutlookAnswer.Of(outlook, open, request.Language, results(outlook.Claim.Target!.Code), withPlaces: false));
    }
}
