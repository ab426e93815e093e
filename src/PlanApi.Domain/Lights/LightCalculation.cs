using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Lights;

/// <summary>
/// The light of a claim on a day. Each step gets the numbers that were read for it, so that many claims share the reading.
/// </summary>
/// <param name="calendar">The plan's calendar.</param>
/// <param name="day">The day asked.</param>
/// <param name="endOf">The last day of a place; nothing is expected of it afterwards. Null if there is none.</param>
public sealed class LightCalculation(Calendar calendar, DateOnly day, Func<Scope, DateOnly?> endOf)
{
    /// <summary>The days of the claim's period that count on the given day; null before the period begins.</summary>
    public DaySpan? DaysOf(LightClaim claim)
    {
        var (first, last) = calendar.Days(claim.Period);
        var until = DayOf(claim);
        return first > until ? null : new DaySpan(first, last < until ? last : until);
    }

    private DateOnly DayOf(LightClaim claim) => endOf(claim.Scope) is { } end && end < day ? end : day;

    /// <summary>The facts that are known before any daily number: whether the numbers can be compared, and up to which day.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="goal">The claim in numbers.</param>
    /// <param name="latest">The last day of the latest actual that ends by the day asked.</param>
    /// <param name="before">The light that it had before.</param>
    public LitNumber Begin(LightClaim claim, ClaimedGoal goal, DateOnly? latest, Light? before)
    {
        var lit = new LitNumber
        {
            Claim = claim,
            Goal = goal,
            Light = Light.Undefined,
            LatestActual = latest,
            Thresholds = Lighting.Of(claim.Indicator),
            Before = before,
        };
        if (DaysOf(claim) is not { } days)
            return lit with { Reason = LightReason.NotStarted };
        var whole = calendar.Days(claim.Period);
        var fresh = Freshness.Of(
            calendar,
            claim.Indicator.ExpectedEvery ?? Grain.Month,
            new DaySpan(whole.First, whole.Last),
            DayOf(claim),
            latest,
            isQuotient: claim.Indicator is { Kind: IndicatorKind.Ratio, Numerator: not null }
        );
        lit = lit with { Days = fresh.MeasuredTo is { } to ? new DaySpan(From(claim, days.First, to), to) : null };
        return fresh.Light switch
        {
            Light.NoData => lit with
            {
                Light = Light.NoData,
                Reason = latest is null ? LightReason.NoActual : LightReason.NoActualInPeriod,
            },
            Light.Stale => lit with { Light = Light.Stale, Reason = LightReason.ActualTooOld },
            _ => goal.Goal is null ? lit with { Reason = goal.Fault } : lit,
        };
    }

    // A watched number is the one of the newest report.
    private DateOnly From(LightClaim claim, DateOnly first, DateOnly to)
    {
        if (claim.Alarm is null)
            return first;
        var report = calendar.Days(calendar.PeriodOf(claim.Indicator.ExpectedEvery ?? Grain.Month, to)).First;
        return report > first ? report : first;
    }

    private static LitNumber Watched(LitNumber lit, AlarmValues alarm, CubeNumber actual) =>
        actual.HasValue ? lit with { Actual = actual.Value, Light = lit.Light == Light.Stale ? Light.Stale : alarm.Of(actual.Value) }
        : lit.Light == Light.Stale ? lit
        : WithoutActual(lit, actual);

    private static LitNumber WithoutActual(LitNumber lit, CubeNumber actual) =>
        actual.State == CellState.Missing
            ? lit with
            {
                Light = Light.NoData,
                Reason = LightReason.NoActualInPeriod,
            }
            : lit with
            {
                Reason = actual.Reason == NoNumber.Hidden ? LightReason.Hidden : LightReason.ActualUndefined,
                ActualReason = actual.Reason,
            };

    /// <summary>The same with the numbers over its days. A stale one keeps its light, but shows the last known numbers.</summary>
    public LitNumber Finish(LitNumber lit, CubeNumber actual, PaceMethod method, PaceInputs inputs)
    {
        if (lit is { Days: not null, Claim.Alarm: { } alarm })
            return Watched(lit, alarm, actual);
        if (lit.Days is not { } days || lit.Goal?.Goal is not { } goal)
            return lit.Days is not null && actual.HasValue ? lit with { Actual = actual.Value } : lit;
        var isStale = lit.Light == Light.Stale;
        var pace = new PaceCalculation(calendar, lit.Claim.Indicator, lit.Claim.Period, goal).By(
            days.Last,
            method,
            lit.Claim.Pacing,
            lit.Claim.RisesBy,
            inputs
        );
        lit = lit with { Pace = pace, Inputs = inputs };
        if (!actual.HasValue)
        {
            return isStale ? lit : WithoutActual(lit, actual);
        }
        lit = lit with { Actual = actual.Value };
        if (pace.Expected is not { } expected)
            return isStale ? lit : lit with { Reason = ReasonOf(pace.Fault) };
        var attainment = Attainment.Of(expected, actual.Value);
        lit = lit with { Attainment = attainment };
        return isStale ? lit
            : attainment.IsKnown ? lit with { Light = Lighting.Of(attainment, lit.Thresholds, lit.Before) }
            : lit with { Reason = LightReason.NothingDue };
    }

    public static LightReason ReasonOf(PaceFault fault) =>
        fault switch
        {
            PaceFault.NoPeriodTarget => LightReason.NoPeriodTarget,
            PaceFault.NoShape => LightReason.NoShape,
            PaceFault.WrongWeights => LightReason.WrongWeights,
            _ => LightReason.NoParts,
        };
}
