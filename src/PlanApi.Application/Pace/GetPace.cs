using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Cube;
using PlanApi.Application.Errors;
using PlanApi.Application.Lights;
using PlanApi.Application.Persistence;
using PlanApi.Application.Targets;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Pace;

/// <summary>The expected progress of a target by the end of each period within its own, beside the actual progress.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Target">The target.</param>
/// <param name="Grain">The length of the periods: quarter, month or week.</param>
/// <param name="Date">The day until which actuals are shown; today in the plan's time zone when absent.</param>
public sealed record GetPace(Code Plan, Code Target, Grain Grain = Grain.Month, DateOnly? Date = null) : Query<PaceAnswer>
{
    /// <summary>The scenario with the target numbers.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>The expected way of a number to its target.</summary>
/// <param name="Target">The target.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Period">The period that is judged on the day asked.</param>
/// <param name="Method">By which method.</param>
/// <param name="Reason">Why there is no pace.</param>
/// <param name="Points">The days, in order.</param>
public sealed record PaceAnswer(
    Code Target,
    Code Indicator,
    Period Period,
    PaceMethod Method,
    LightReason? Reason,
    IReadOnlyList<PacePoint> Points
);

/// <summary>A day of a pace.</summary>
/// <param name="Date">The last day of a period within the target's.</param>
/// <param name="Share">The share of the whole that is due, if the method uses a share.</param>
/// <param name="Expected">The expected number; the lower edge of a band.</param>
/// <param name="ExpectedUpper">The upper edge of a band.</param>
/// <param name="Actual">The actual number by then, not later than the given day.</param>
public sealed record PacePoint(DateOnly Date, Quantity? Share, Quantity? Expected, Quantity? ExpectedUpper, Quantity? Actual);

internal sealed class GetPaceHandler(PlanDb db, PlanOpener opener, TargetStore targets, LightReader lights, VisibilityFinder visibility)
    : IHandler<GetPace, PaceAnswer>
{
    public Task<Outcome<PaceAnswer>> Handle(GetPace request, CancellationToken cancellation) =>
        Overflows.Answered<PaceAnswer>(
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
                if (request.Grain is not (Grain.Quarter or Grain.Month or Grain.Week))
                    return Invalid.One(FaultCodes.NotAllowed, "/grain", "A pace is shown by quarter, month or week.");
                if (!lights.Day(plan.Calendar, plan.TimeZone, request.Date).IsSuccess(out var asked, out failure))
                    return failure;
                return (
                    await lights.Open(plan, structure, grants, request.Scenario, asked.Day, [target.Indicator], cancellation)
                ).IsSuccess(out var open, out failure)
                    ? Paces(open, target, request.Grain)
                    : failure;
            }
        );

    private static PaceAnswer Paces(OpenLights open, Target target, Grain grain)
    {
        var (calendar, reader) = (open.Structure.Calendar, new ClaimReader(open.Structure.Calendar, open.Structure.Definitions, open.Day));
        var claim = reader.Read(target);
        var goal = open.Board.GoalOf(reader, claim);
        var (first, last) = calendar.Days(claim.Period);
        DateOnly[] days =
        [
            .. calendar.Periods(grain, first, last).Select(period => calendar.Days(period).Last).Where(day => day < last),
            last,
        ];
        var inputs = new PaceInputReader(open.Engine).Read([
            .. days.Select(day => new PaceRequest(claim.Indicator, claim.Scope, claim.Period, claim.Pacing, claim.RisesBy, day)),
        ]);
        if (goal.Goal is not { } reached)
            return new PaceAnswer(target.Code, claim.Indicator.Code, claim.Period, inputs[0].Method, goal.Fault, []);
        var actuals = open.Board.Actuals.Over([
            .. days.Where(day => day <= open.Day).Select(day => (claim.Indicator.Code, claim.Scope, new DaySpan(first, day))),
        ]);
        var calculation = new PaceCalculation(calendar, claim.Indicator, claim.Period, reached);
        var paces = days.Select((day, at) => calculation.By(day, inputs[at].Method, claim.Pacing, claim.RisesBy, inputs[at].Inputs))
            .ToArray();
        var fault = Array.Find(paces, pace => pace.Fault != PaceFault.None)?.Fault ?? PaceFault.None;
        return new PaceAnswer(
            target.Code,
            claim.Indicator.Code,
            claim.Period,
            inputs[0].Method,
            fault == PaceFault.None ? null : LightCalculation.ReasonOf(fault),
            [
                .. paces.Select(
                    (pace, at) =>
                        new PacePoint(
                            days[at],
                            Shown.Of(pace.Share),
                            Shown.Of(pace.Expected?.Low),
                            pace.Expected is { Aim: Aim.Within } band ? Shown.Of(band.High) : null,
                            actuals.TryGetValue((claim.Indicator.Code, claim.Scope, new DaySpan(first, days[at])), out var actual)
                            && actual.HasValue
                                ? Shown.Of(actual.Value)
                                : null
                        )
                ),
            ]
        );
    }
}
