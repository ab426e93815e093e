using PlanApi.Application.Access;
using PlanApi.Application.Cube;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Lights;

/// <summary>A page of the lights of a plan's targets on a day, in the order of the targets' codes.</summary>
public sealed record ListLights(Code Plan, DateOnly? Date = null) : Query<Page<LightAnswer>>
{
    /// <summary>The scenario with the target numbers.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    /// <summary>Only these lights.</summary>
    public IReadOnlyList<Light>? Lights { get; init; }

    /// <summary>Only at or below this scope: a line, a tier, a market, or a combination of these.</summary>
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

internal sealed class ListLightsHandler(PlanDb db, PlanOpener opener, LightReader lights, TargetPicker picker)
    : IHandler<ListLights, Page<LightAnswer>>
{
    public Task<Outcome<Page<LightAnswer>>> Handle(ListLights request, CancellationToken cancellation) =>
        Overflows.Answered("/indicator", () => List(request, cancellation));

    private async Task<Outcome<Page<LightAnswer>>> List(ListLights request, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await opener.Open(request.Plan, cancellation)).IsSuccess(out var opened, out var failure))
            return failure;
        var (plan, structure, grants) = opened;
        if (!lights.Day(plan.Calendar, plan.TimeZone, request.Date).IsSuccess(out var asked, out failure))
            return failure;
        var filter = new TargetFilter(request.Scenario, request.At, request.Objective, request.Indicator, request.Page);
        var faults = new FaultList();
        await picker.Check(filter, plan, structure, grants, faults, cancellation);
        if (request.Lights is { Count: 0 })
            faults.Add(FaultCodes.EmptyFilter, "/light", "A filter names no value; leave it out to see everything.");
        if (!faults.IsEmpty)
            return new Invalid(faults.Faults);
        var (targets, results) = await picker.Pick(filter, plan, structure, grants, asked.Day, cancellation);
        // Without a filter by light, no more are worked out than are shown.
        var candidates = request.Lights is null ? targets.Take(request.Page.Take).ToList() : targets;
        if (
            !(await lights.Open(plan, structure, grants, request.Scenario, asked.Day, LightReader.Of(candidates), cancellation)).IsSuccess(
                out var open,
                out failure
            )
        )
            return failure;
        var found = open.Lit(candidates).Where(lit => request.Lights?.Contains(lit.Light) ?? true).Take(request.Page.Take).ToList();
        return request
            .Page.Page(request.Page.InOrder(found), lit => lit.Claim.Target!.Code.ToString())
            .Of(lit => LightAnswer.Of(lit, asked.Day, new(request.Scenario, request.Language), results(lit.Claim.Target!.Code)));
    }
}
