using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>Reads targets as claims: see <see cref="Claim"/> for their common form.</summary>
internal sealed class ClaimNormaliser
{
    private readonly PlanIndex _plan;
    private readonly Dictionary<Code, int> _numbers = [];
    private readonly List<Indicator> _indicators = [];
    private readonly Dictionary<(Code Base, Code Over), int> _shares = [];
    private readonly Dictionary<Code, int> _currencies = [];
    private readonly Dictionary<Period, GrowthBase> _named = [];

    public ClaimNormaliser(PlanIndex plan)
    {
        _plan = plan;
        foreach (var indicator in plan.Indicators.Values.OrderBy(indicator => indicator.Code))
        {
            // Two names for one share (the same base over the same dimension) are one number.
            if (
                indicator is { Kind: IndicatorKind.Share, Base: { } of, ShareOf: { } over }
                && !_shares.TryAdd((of, over), _indicators.Count)
            )
            {
                _numbers[indicator.Code] = _shares[(of, over)];
                continue;
            }
            _numbers[indicator.Code] = _indicators.Count;
            _indicators.Add(indicator);
        }
    }

    public Indicator IndicatorAt(int number) => _indicators[number];

    public int? NumberOf(Code indicator) => _numbers.TryGetValue(indicator, out var number) ? number : null;

    /// <summary>The claim; null when the plan does not define the indicator.</summary>
    public Claim? Read(Target target)
    {
        if (!_plan.Indicators.TryGetValue(target.Indicator, out var stated))
            return null;
        var indicator = stated;
        var basis = target.Basis;
        if (
            stated is { Kind: IndicatorKind.Growth, Base: { } of }
            && basis is Basis.Absolute or Basis.Growth
            && _plan.Indicators.TryGetValue(of, out var grown)
        )
            (indicator, basis) = (grown, Basis.Growth);
        var period = target.Period ?? _plan.Year;
        var assumed = target.Period is null ? Assumption.Period : Assumption.None;
        var kind = basis switch
        {
            Basis.Absolute => ClaimKind.Level,
            Basis.Points => ClaimKind.Points,
            _ => ClaimKind.Change,
        };
        GrowthBase? against = null;
        Fraction? rate = null;
        var form = (int)kind << PlaceKey.KindShift;
        if (kind == ClaimKind.Level)
            form |= CurrencyOf(target, indicator, period, out rate);
        else
        {
            against = AgainstOf(target, stated, basis, period, ref assumed);
            form |= against is { } known ? PlaceKey.Pack(known) : 0;
        }
        var number = _numbers[indicator.Code];
        var time = kind == ClaimKind.Level ? TimeOf(number, period) : PlaceKey.Pack(period);
        var key = new PlaceKey(number, _plan.Scopes.NumberOf(target.Scope), time, form);
        return new Claim(target, stated, key, period)
        {
            Against = against,
            Assumed = assumed,
            Rate = rate,
            Currency = target.Currency ?? _plan.Document.Plan.Currency,
            Purpose = _plan.PurposeOf(target.Source),
        };
    }

    /// <summary>
    /// The period of a level in a key. A stock that shows its last value has the same number at the end of the year, of the last quarter
    /// and on the last day. Its period is therefore that day.
    /// </summary>
    public int TimeOf(int indicator, Period period) =>
        PlaceKey.Pack(
            _indicators[indicator] is { Kind: IndicatorKind.Stock, OverTime: OverTime.Last or null }
                ? Period.OfDay(_plan.Calendar.Days(period).Last)
                : period
        );

    /// <summary>0 for the plan's own currency or after conversion; otherwise the number of the foreign currency.</summary>
    private int CurrencyOf(Target target, Indicator indicator, Period period, out Fraction? rate)
    {
        rate = null;
        if (indicator.Unit != Unit.Currency || target.Currency is not { } currency || currency == _plan.Document.Plan.Currency)
            return 0;
        rate = _plan.Rates.In(currency, period, _plan.Calendar);
        if (rate is not null)
            return 0;
        if (!_currencies.TryGetValue(currency, out var number))
            _currencies[currency] = number = _currencies.Count + 1;
        return number;
    }

    /// <summary>The base of a change, as a period if the claim's own period determines it.</summary>
    private GrowthBase? AgainstOf(Target target, Indicator stated, Basis basis, Period period, ref Assumption assumed)
    {
        var said = target.Against ?? (stated.Kind == IndicatorKind.Growth ? stated.Against : null);
        if (said is null && basis != Basis.Growth && target.Baseline?.Period is { } from)
            said = Named(from);
        if (said is null)
        {
            assumed |= Assumption.Against;
            return period.Grain == Grain.Year ? Named(_plan.Calendar.Before(period)) : null;
        }
        var grain = said.Value.ToString() switch
        {
            GrowthBase.YearBefore => period.Grain,
            GrowthBase.PreviousYear => Grain.Year,
            GrowthBase.PreviousHalfYear => Grain.HalfYear,
            GrowthBase.PreviousQuarter => Grain.Quarter,
            GrowthBase.PreviousMonth => Grain.Month,
            GrowthBase.PreviousWeek => Grain.Week,
            _ => (Grain?)null,
        };
        if (grain != period.Grain)
            return said;
        return Named(said.Value.ToString() == GrowthBase.YearBefore ? _plan.Calendar.YearBefore(period) : _plan.Calendar.Before(period));
    }

    // Kept, because a base is made by parsing text, which is slow beside everything else here.
    private GrowthBase Named(Period period)
    {
        if (!_named.TryGetValue(period, out var named))
            _named[period] = named = GrowthBase.Parse(period.ToString());
        return named;
    }
}
