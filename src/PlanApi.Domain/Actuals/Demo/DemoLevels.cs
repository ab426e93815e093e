using PlanApi.Domain.Calendars;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Actuals.Demo;

/// <summary>
/// The made-up level of an indicator in the year: about the value of its targets, a little less or more. Without a target, the level
/// follows from ratios with targets. Otherwise it is any number.
/// </summary>
internal sealed class DemoLevels
{
    private const long SomeNumber = 200_000;

    private readonly PlanDocument _plan;
    private readonly int _seed;
    private readonly Dictionary<Code, Fraction> _levels = [];

    public DemoLevels(PlanDocument plan, int seed)
    {
        (_plan, _seed) = (plan, seed);
        foreach (var indicator in plan.Indicators.OrderBy(indicator => indicator.Code))
        {
            if (Claimed(indicator) is { } claimed)
                _levels[indicator.Code] = claimed * Luck(indicator);
        }
        var ratios = plan
            .Indicators.Where(indicator => indicator is { Kind: IndicatorKind.Ratio, Numerator: not null, Denominator: not null })
            .ToList();
        // Each turn settles at least one more, if any can be.
        foreach (var _ in ratios)
            ratios.ForEach(Follow);
    }

    /// <summary>The sum over the year for a flow, the level for any other.</summary>
    public Fraction Of(Indicator indicator)
    {
        if (_levels.TryGetValue(indicator.Code, out var known))
            return known;
        var amounts = _plan
            .Indicators.Where(other => other is { Kind: IndicatorKind.Flow, Unit: Unit.Currency } && _levels.ContainsKey(other.Code))
            .ToList();
        return indicator.Unit == Unit.Currency && amounts.Count > 0
            ? amounts.Max(other => _levels[other.Code]) * Luck(indicator)
            : Fraction.Of(indicator.Kind == IndicatorKind.Flow || indicator.Kind == IndicatorKind.Stock ? SomeNumber : 50);
    }

    /// <summary>The value of the claim about the whole, or else of the first claim about a part.</summary>
    private Fraction? Claimed(Indicator indicator)
    {
        var claim = _plan
            .Targets.Where(target => target.Indicator == indicator.Code && target.Basis == Basis.Absolute)
            .OrderBy(target => target.Scope.Count)
            .ThenBy(target => target.Code)
            .FirstOrDefault();
        if (claim is null || claim.Value.Steps <= 0)
            return null;
        return Fraction.Of(claim.Value)
            * Fraction.Of(indicator.PerDay ? _plan.Plan.Calendar.LengthOf(Period.OfYear(_plan.Plan.Calendar.Year)) : 1);
    }

    /// <summary>A part of a ratio whose other part and own level are known.</summary>
    private void Follow(Indicator ratio)
    {
        var (above, below) = (ratio.Numerator!.Value, ratio.Denominator!.Value);
        var height =
            (_levels.TryGetValue(ratio.Code, out var known) ? known : Fraction.Of(ratio.Unit == Unit.Percent ? 40 : 0))
            / (ratio.Unit == Unit.Percent ? Fraction.Hundred : Fraction.One);
        if (height.Sign <= 0)
            return;
        if (!_levels.ContainsKey(above) && _levels.TryGetValue(below, out var denominator))
            _levels[above] = denominator * height;
        else if (!_levels.ContainsKey(below) && _levels.TryGetValue(above, out var numerator))
            _levels[below] = numerator / height;
    }

    /// <summary>How well an indicator does in the year. Some do better than others.</summary>
    private Fraction Luck(Indicator indicator)
    {
        var percent = Chance.Between(78, 108, _seed, indicator.Code.ToString());
        return Fraction.Of(indicator.Direction == Direction.LowerIsBetter ? 200 - percent : percent) / Fraction.Hundred;
    }
}
