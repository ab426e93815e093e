using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>Makes the equations in which numbers are terms, once all terms but one are known.</summary>
internal sealed class EquationNet
{
    private readonly PlanIndex _plan;
    private readonly PlaceNet _net;
    private readonly Equation[] _equations;
    private readonly ILookup<int, int> _mentions;
    private readonly Dictionary<(int Equation, int Scope, Period Period, int Form), int> _known = [];
    private readonly HashSet<(int Equation, PlaceKey Result)> _made = [];

    public EquationNet(PlanIndex plan, PlaceNet net)
    {
        (_plan, _net, _equations) = (plan, net, [.. Equation.In(plan)]);
        _mentions = _equations
            .SelectMany((equation, at) => equation.Indicators.Distinct().Select(indicator => (indicator, at)))
            .ToLookup(pair => pair.indicator, pair => pair.at);
    }

    public void Know(ClosedPlace place)
    {
        if (place.Key.Kind == ClaimKind.Points || place.Key.IsForeign || !_mentions.Contains(place.Key.Indicator))
            return;
        foreach (var number in _mentions[place.Key.Indicator])
        {
            var equation = _equations[number];
            if (place.Key.Kind == ClaimKind.Change && equation.Factors is null)
                continue;
            if (equation.IsShare)
            {
                KnowShare(number, equation, place);
                continue;
            }
            foreach (var period in PeriodsOf(place))
            {
                var at = (number, place.Key.Scope, period, place.Key.Form);
                var known = _known[at] = _known.GetValueOrDefault(at) + 1;
                if (known >= equation.Indicators.Length - 1)
                    Make(
                        number,
                        equation,
                        place.Key,
                        period,
                        indicator =>
                            place.Key.Kind == ClaimKind.Level
                                ? _net.At(indicator, place.Key.Scope, period)
                                : _net.At(place.Key with { Indicator = indicator }, place.Period)
                    );
            }
        }
    }

    /// <summary>An equation between a level, its base and the change: every growth is such an equation.</summary>
    public void AddGrowths()
    {
        foreach (var change in _plan.Claims.Places)
        {
            if (
                change.Key.Kind == ClaimKind.Level
                || change.First.Against?.Period is not { } from
                || from.Grain != change.Period.Grain
                || _net.At(change.Key, change.Period) is not { } factor
                || _net.At(change.Key.Indicator, change.Key.Scope, change.Period) is not { } level
                || _net.At(change.Key.Indicator, change.Key.Scope, from) is not { } start
                || ReferenceEquals(level, start)
            )
                continue;
            // What is stated per day grows by the day, and is in total here.
            var expression =
                change.Key.Kind == ClaimKind.Points ? Expression.Sum() : Expression.Product(Fraction.Of(level.Days, start.Days), [1, 1]);
            // Of a loss the change is a part of its size: no factor leads from it to the level (see RelativeChange).
            if (change.Key.Kind == ClaimKind.Change ? !MayBeLoss(start) && !MayBeLoss(level) : level.Days == 1)
                Connect(new EquationRelation(expression, null), [level, start, factor]);
        }
    }

    private static bool MayBeLoss(ClosedPlace place) =>
        place.Read(added: false).Interval is var known && (known.Low is { Value.Sign: < 0 } || known.High is { Value.Sign: < 0 });

    private void KnowShare(int number, Equation equation, ClosedPlace place)
    {
        if (place.Key.Kind != ClaimKind.Level)
            return;
        var steps = _plan.Scopes.StepsOf(place.Key.Scope);
        var position = Array.FindIndex(steps, step => _plan.Scopes.Tree(step.Dimension).Dimension == equation.Defined.ShareOf);
        var share = place.Key with { Indicator = equation.Indicators[0] };
        // A share is known of itself, or because its part is: a part alone tells nothing.
        if (position < 0 || _net.Find(share) is not { IsKnown: true })
            return;
        var whole = _plan.Scopes.Without(steps, position);
        var terms = 0;
        Make(number, equation, share, place.Period, indicator => _net.At(indicator, terms++ == 2 ? whole : place.Key.Scope, place.Period));
    }

    private void Make(int number, Equation equation, PlaceKey key, Period period, Func<int, ClosedPlace?> at)
    {
        var result = at(equation.Indicators[0]);
        if (result is null || !_made.Add((number, result.Key)))
            return;
        ClosedPlace?[] terms = [result, .. equation.Indicators.Skip(1).Select(at)];
        if (terms.All(term => term is not null))
            Connect(new EquationRelation(key.Kind == ClaimKind.Change ? equation.Factors! : equation.Levels, equation.Defined), terms!);
    }

    private void Connect(EquationRelation relation, IEnumerable<ClosedPlace> terms)
    {
        foreach (var term in terms)
            PlaceNet.Connect(relation, term);
        _net.Ask(relation);
    }

    // A stock at the end of a year is that of its last quarter and of its last day.
    private IEnumerable<Period> PeriodsOf(ClosedPlace place)
    {
        if (place.Key.Kind != ClaimKind.Level || place.Indicator is not { Kind: IndicatorKind.Stock, OverTime: OverTime.Last or null })
            return [place.Period];
        var day = _plan.Calendar.Days(place.Period).Last;
        return Enum.GetValues<Grain>()
            .Where(grain => grain != Grain.Week)
            .Select(grain => _plan.Calendar.PeriodOf(grain, day))
            .Where(period => _plan.Calendar.Days(period).Last == day);
    }
}
