using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Cube;
using PlanApi.Application.Errors;
using PlanApi.Application.Lights;
using PlanApi.Application.Objectives;
using PlanApi.Application.Persistence;
using PlanApi.Application.Targets;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Forecasts;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Forecasts;

/// <summary>Whether a target will be reached, with the months that the forecast is made of.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Target">The target.</param>
/// <param name="Date">The last day whose actuals count; today in the plan's time zone when absent.</param>
/// <param name="Language">The language of the sentences.</param>
public sealed record GetTargetOutlook(Code Plan, Code Target, DateOnly? Date = null, string Language = "en") : Query<OutlookAnswer>
{
    /// <summary>The scenario with the forecasts and target numbers: each may hold a version of the forecast.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    /// <summary>The methods to try at each place, in order; when absent, entered, then seasonal, then run rate.</summary>
    public IReadOnlyList<ForecastMethod>? Methods { get; init; }

    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class GetTargetOutlookHandler(
    PlanDb db,
    PlanOpener opener,
    TargetStore targets,
    KeyResultStore keyResults,
    LightReader lights,
    OutlookReader outlooks,
    VisibilityFinder visibility
) : IHandler<GetTargetOutlook, OutlookAnswer>
{
    public Task<Outcome<OutlookAnswer>> Handle(GetTargetOutlook request, CancellationToken cancellation) =>
        Overflows.Answered<OutlookAnswer>(
            "/target",
            async () =>
            {
                await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
                if (!(await opener.Open(request.Plan, cancellation)).IsSuccess(out var opened, out var failure))
                    return failure;
                var (plan, structure, grants) = opened;
                var seen = await visibility.For(plan, cancellation);
                if (await targets.Find(plan.Id, request.Target.ToString(), seen, cancellation) is not { } target)
                    return new NotFound("target", request.Target.ToString());
                if (!lights.Day(plan.Calendar, plan.TimeZone, request.Date).IsSuccess(out var asked, out failure))
                    return failure;
                var (methods, faults) = (request.Methods ?? OutlookReader.Usual, new FaultList());
                OutlookReader.Check(methods, faults);
                if (!faults.IsEmpty)
                    return new Invalid(faults.Faults);
                if (
                    !(
                        await outlooks.Open(
                            plan,
                            structure,
                            grants,
                            ScenarioPartitions.For(structure, request.Scenario, target.Scenario),
                            asked.Day,
                            methods,
                            [target.Indicator],
                            cancellation
                        )
                    ).IsSuccess(out var open, out failure)
                )
                    return failure;
                var results = await keyResults.Seen(plan.Id, seen, target.Code, cancellation);
                return OutlookAnswer.Of(
                    open.Of([target])[0],
                    open,
                    request.Language,
                    [.. results.Select(result => result.Code).Order()],
                    withPlaces: true
                );
            }
        );
}
