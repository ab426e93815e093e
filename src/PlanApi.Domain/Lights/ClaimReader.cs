using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Currencies;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Lights;

/// <summary>Reads targets as claims about levels on a day: a growth or a change becomes the level that results from it.</summary>
public sealed class ClaimReader(Calendar calendar, IReadOnlyDictionary<Code, Indicator> indicators, DateOnly day)
{
    private static readonly Measure[] BaseMeasures = [Measure.Actual, Measure.Reference, Measure.Baseline];

    public LightClaim Read(Target target)
    {
        var stated = indicators[target.Indicator];
        var (indicator, basis) = (stated, target.Basis);
        // A target of a growth is a claim about what grows.
        if (
            stated is { Kind: IndicatorKind.Growth, Base: { } of }
            && basis is Basis.Absolute or Basis.Growth
            && indicators.TryGetValue(of, out var grown)
        )
            (indicator, basis) = (grown, Basis.Growth);
        var period = target.Period ?? Period.OfYear(calendar.Year);
        var claim = new LightClaim(
            $"target:{target.Code}",
            target,
            indicator,
            target.Scope,
            period,
            Goal.AimOf(target.Comparator, indicator.Direction),
            Fraction.Of(target.Value),
            Fraction.Of(target.UpperValue ?? target.Value)
        )
        {
            Basis = basis,
        };
        if (basis == Basis.Absolute)
            return claim;
        var against = target.Against ?? (stated.Kind == IndicatorKind.Growth ? stated.Against : null);
        if (against is null && target.Baseline is not null)
            return claim;
        if (against is { } moving)
        {
            if (calendar.BaseOf(period, moving) is null && GrainOf(moving) is { } grain && grain > period.Grain)
            {
                // A growth by the quarter, of a year's target, is judged in the quarter that holds the day.
                var (first, last) = calendar.Days(period);
                claim = claim with
                {
                    Period = period =
                        calendar.PeriodOf(
                            grain,
                            day < first ? first
                                : day > last ? last
                                : day
                        ),
                };
            }
            return calendar.BaseOf(period, moving) is { } from
                ? claim with
                {
                    Bases = Bases(indicator, target.Scope, from),
                }
                : claim with
                {
                    Fault = LightReason.NoBasePeriod,
                };
        }
        return claim with { Bases = Bases(indicator, target.Scope, calendar.Before(period)) };
    }

    /// <summary>A number that is watched for itself: its newest actual in the year is judged by the values of the alarm.</summary>
    public static LightClaim Watched(string key, Indicator indicator, Scope scope, Period year, AlarmValues alarm) =>
        new(key, null, indicator, scope, year, alarm.IsBelow ? Aim.Up : Aim.Down, Fraction.Of(alarm.Red), Fraction.Of(alarm.Red))
        {
            Alarm = alarm,
        };

    /// <summary>A target number in the cube. It has the meaning that its indicator gives it.</summary>
    public static LightClaim Of(Indicator indicator, Scope scope, Period period, Fraction value)
    {
        var (low, high) = (value, value);
        if (indicator is { Direction: Direction.InsideBand, Band: { } band })
            (low, high) = (band.Min is { } min ? Fraction.Of(min) : value, band.Max is { } max ? Fraction.Of(max) : value);
        return new LightClaim(
            $"cell:{indicator.Code}|{scope}|{period}",
            null,
            indicator,
            scope,
            period,
            Goal.AimOf(indicator.Direction),
            low,
            high
        );
    }

    /// <summary>The claim in numbers.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="numberAt">The number of one of its bases.</param>
    /// <param name="rates">The exchange rates.</param>
    public ClaimedGoal GoalOf(LightClaim claim, Func<PlaceOverDays, CubeNumber> numberAt, ExchangeRates rates)
    {
        if (claim.Fault != LightReason.None || claim.Alarm is not null)
            return new ClaimedGoal(null, Fault: claim.Fault);
        Fraction? rate = null;
        if (claim is { Indicator.Unit: Unit.Currency, Target.Currency: { } currency })
        {
            if (rates.In(currency, claim.Period, calendar) is not { } worth)
                return new ClaimedGoal(null, Fault: LightReason.NoRate);
            rate = worth == Fraction.One ? null : worth;
        }
        var factor = rate ?? Fraction.One;
        var baseline = Usable(claim) is { } said ? Fraction.Of(said) * factor : (Fraction?)null;
        if (claim.Basis == Basis.Absolute)
            return new ClaimedGoal(new Goal(claim.Aim, claim.Value * factor, claim.Upper * factor, baseline), Rate: rate);
        var (from, start) = ((PlaceOverDays?)null, baseline);
        foreach (var place in claim.Bases)
        {
            if (numberAt(place) is { HasValue: true } number)
            {
                (from, start) = (place, number.Value);
                break;
            }
        }
        if (start is not { } known)
            return new ClaimedGoal(null, Fault: LightReason.NoBase);
        Fraction? Level(Fraction change) =>
            claim.Basis == Basis.Points ? known + change : RelativeChange.Apply(known, change / Fraction.Hundred);
        // A change is counted from where it starts.
        return Level(claim.Value) is { } low && Level(claim.Upper) is { } high
            ? new ClaimedGoal(new Goal(claim.Aim, low < high ? low : high, low < high ? high : low, known), from, known, rate)
            : new ClaimedGoal(null, from, known, rate, LightReason.ZeroBase);
    }

    // Of a flow a baseline counts that is of a period as long as the target's.
    private static Quantity? Usable(LightClaim claim) =>
        claim.Target?.Baseline is { } baseline
        && (
            claim.Indicator is not { Kind: IndicatorKind.Flow, PerDay: false }
            || baseline.Period is null
            || baseline.Period.Value.Grain == claim.Period.Grain
        )
            ? baseline.Value
            : null;

    private PlaceOverDays[] Bases(Indicator indicator, Scope scope, Period from)
    {
        var (first, last) = calendar.Days(from);
        return [.. BaseMeasures.Select(measure => new PlaceOverDays(indicator.Code, measure, scope, new DaySpan(first, last)))];
    }

    private static Grain? GrainOf(GrowthBase against) =>
        against.ToString() switch
        {
            GrowthBase.PreviousYear => Grain.Year,
            GrowthBase.PreviousHalfYear => Grain.HalfYear,
            GrowthBase.PreviousQuarter => Grain.Quarter,
            GrowthBase.PreviousMonth => Grain.Month,
            GrowthBase.PreviousWeek => Grain.Week,
            _ => null,
        };
}
