using System.Runtime.InteropServices;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>
/// The claimed numbers and the relations between them. The net grows from known numbers: a relation is made only when it can tell
/// something, not for every possible place. So the number of the plan's statements limits the number of relations.
/// </summary>
internal sealed class PlaceNet
{
    private readonly PlanIndex _plan;
    private readonly IReadOnlySet<object> _without;
    private readonly Dictionary<PlaceKey, ClosedPlace> _places;
    private readonly SumNet _sums;
    private readonly EquationNet _equations;
    private readonly Queue<ClosedPlace> _news = new();
    private readonly int _most;

    /// <param name="plan">The plan.</param>
    /// <param name="without">Claims and past values that are left out.</param>
    public PlaceNet(PlanIndex plan, IReadOnlySet<object> without)
    {
        (_plan, _without) = (plan, without);
        _places = new Dictionary<PlaceKey, ClosedPlace>(plan.Claims.Places.Length * 2);
        _most = (8 * (plan.Claims.All.Length + plan.Document.Cells.Count)) + 10_000;
        _sums = new SumNet(plan, this);
        _equations = new EquationNet(plan, this);
        foreach (var place in plan.Claims.Places)
        {
            if (!place.Key.IsForeign)
                At(place.Key, place.Period);
        }
        foreach (var (indicator, scope) in plan.Starts.Subjects)
        {
            foreach (var start in plan.Starts.Of(indicator, scope))
            {
                if (start.Period is { } period && plan.Calendar.Days(period).Last < plan.FirstDay)
                    At(indicator, scope, period);
            }
        }
        _equations.AddGrowths();
        Settle();
    }

    public Queue<Relation> Queue { get; } = new();

    public IEnumerable<ClosedPlace> Places => _places.Values;

    public ClosedPlace? Find(PlaceKey key) => _places.GetValueOrDefault(key);

    /// <summary>A level; null if there are already too many places.</summary>
    public ClosedPlace? At(int indicator, int scope, Period period) =>
        At(new PlaceKey(indicator, scope, _plan.Claims.Normaliser.TimeOf(indicator, period), 0), period);

    public ClosedPlace? At(PlaceKey key, Period period)
    {
        if (_places.TryGetValue(key, out var place))
            return place;
        if (_places.Count >= _most)
            return null;
        var indicator = _plan.Claims.Normaliser.IndicatorAt(key.Indicator);
        var claims = _plan.Claims.At(key);
        var days =
            key.Kind == ClaimKind.Level && indicator is { PerDay: true, Kind: IndicatorKind.Flow } ? _plan.Calendar.LengthOf(period) : 1;
        place = new ClosedPlace
        {
            Key = key,
            Indicator = indicator,
            Period = period,
            Days = days,
            Claims = claims,
        };
        place.Floor = HasFloor(place)
            ? new KnownEnd
            {
                Place = place,
                IsLow = true,
                End = new IntervalEnd(Fraction.Zero, false),
            }
            : null;
        (place.Added, place.Multiplied) = new StatedBounds(_plan, place, _without).Read();
        _places.Add(key, place);
        _sums.AddAround(place);
        if (place.IsStated)
            Learn(place);
        return place;
    }

    /// <summary>
    /// Called when something becomes known about a place. Relations that can use it are collected, and made when the net settles.
    /// </summary>
    public void Learn(ClosedPlace place)
    {
        if (!place.IsKnown)
            _news.Enqueue(place);
        foreach (var relation in CollectionsMarshal.AsSpan(place.Relations))
            Ask(relation);
    }

    /// <summary>
    /// Makes the relations of the numbers that became known, one after the other, because trees may be as deep as they are large.
    /// </summary>
    public void Settle()
    {
        while (_news.TryDequeue(out var place))
        {
            if (place.IsKnown)
                continue;
            place.IsKnown = true;
            _sums.Know(place);
            _equations.Know(place);
        }
    }

    public void Ask(Relation relation)
    {
        if (relation.IsQueued)
            return;
        relation.IsQueued = true;
        Queue.Enqueue(relation);
    }

    public static void Connect(Relation relation, ClosedPlace place)
    {
        relation.Terms.Add(place);
        place.Relations.Add(relation);
    }

    private static bool HasFloor(ClosedPlace place) =>
        place.Key.Kind == ClaimKind.Change
        || (
            place.Key.Kind == ClaimKind.Level
            && place.Indicator.Kind is not (IndicatorKind.Formula or IndicatorKind.Growth)
            && Ranges.IsNeverNegative(place.Indicator)
        );
}
