using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Cube;
using PlanApi.Application.Errors;
using PlanApi.Application.Objectives;
using PlanApi.Application.Persistence;
using PlanApi.Application.Targets;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Lights;

/// <summary>A target's light on a day, with the numbers that it was computed from.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Target">The target.</param>
/// <param name="Date">The day; today in the plan's time zone when absent.</param>
/// <param name="Language">The language of the sentences.</param>
public sealed record GetTargetLight(Code Plan, Code Target, DateOnly? Date = null, string Language = "en") : Query<LightAnswer>
{
    /// <summary>The scenario with the target numbers.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>A key result's light on a day. It is the light of its target.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="KeyResult">The key result.</param>
/// <param name="Date">The day; today in the plan's time zone when absent.</param>
/// <param name="Language">The language of the sentences.</param>
public sealed record GetKeyResultLight(Code Plan, Code KeyResult, DateOnly? Date = null, string Language = "en") : Query<LightAnswer>
{
    /// <summary>The scenario with the target numbers.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class GetTargetLightHandler(
    PlanDb db,
    PlanOpener opener,
    TargetStore targets,
    KeyResultStore keyResults,
    LightReader lights,
    VisibilityFinder visibility
) : IHandler<GetTargetLight, LightAnswer>, IHandler<GetKeyResultLight, LightAnswer>
{
    public Task<Outcome<LightAnswer>> Handle(GetTargetLight request, CancellationToken cancellation) =>
        Overflows.Answered(
            "/target",
            async () =>
            {
                await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
                if (!(await opener.Open(request.Plan, cancellation)).IsSuccess(out var opened, out var failure))
                    return failure;
                var plan = opened.Row;
                return
                    await targets.Find(plan.Id, request.Target.ToString(), await visibility.For(plan, cancellation), cancellation)
                        is { } target
                    ? await Light(opened, target, request.Date, request.Scenario, request.Language, cancellation)
                    : new NotFound("target", request.Target.ToString());
            }
        );

    public Task<Outcome<LightAnswer>> Handle(GetKeyResultLight request, CancellationToken cancellation) =>
        Overflows.Answered(
            "/keyResult",
            async () =>
            {
                await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
                if (!(await opener.Open(request.Plan, cancellation)).IsSuccess(out var opened, out var failure))
                    return failure;
                var plan = opened.Row;
                var seen = await visibility.For(plan, cancellation);
                return
                    await keyResults.Find(plan.Id, request.KeyResult.ToString(), seen, cancellation) is { } result
                    && await targets.Find(plan.Id, result.Target.ToString(), seen, cancellation) is { } target
                    ? await Light(opened, target, request.Date, request.Scenario, request.Language, cancellation)
                    : new NotFound("key result", request.KeyResult.ToString());
            }
        );

    private async Task<Outcome<LightAnswer>> Light(
        OpenPlan opened,
        Target target,
        DateOnly? date,
        Code scenario,
        string language,
        CancellationToken cancellation
    )
    {
        var (plan, structure, grants) = opened;
        if (!lights.Day(plan.Calendar, plan.TimeZone, date).IsSuccess(out var asked, out var failure))
            return failure;
        scenario = ScenarioPartitions.For(structure, scenario, target.Scenario);
        var seen = await visibility.For(plan, cancellation);
        if (
            !(await lights.Open(plan, structure, grants, scenario, asked.Day, [target.Indicator], cancellation)).IsSuccess(
                out var open,
                out failure
            )
        )
            return failure;
        var lit = open.Lit([target])[0];
        var results = await keyResults.Seen(plan.Id, seen, target.Code, cancellation);
        return LightAnswer.Of(
            lit,
            asked.Day,
            new(scenario, language),
            [.. results.Select(result => result.Code)],
            LightWhy.Of(lit, structure.Calendar, scenario, language)
        );
    }
}
