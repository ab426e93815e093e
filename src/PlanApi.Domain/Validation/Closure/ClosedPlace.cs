using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>
/// A number that the closure knows something about: a level (as a total if it is stated per day), the factor of a change, or a change in
/// points. A stated number has two readings, one for adding and one for multiplying (see <see cref="Written"/>); a derived number has one.
/// </summary>
internal sealed class ClosedPlace
{
    /// <summary>How often one end may be narrowed; circles of relations could otherwise continue for ever.</summary>
    private const int MostNarrowings = 8;

    private int _lows,
        _highs;

    public required PlaceKey Key { get; init; }

    public required Indicator Indicator { get; init; }

    public required Period Period { get; init; }

    /// <summary>The number of days in the total of a level that is stated per day; 1 for other numbers.</summary>
    public required int Days { get; init; }

    /// <summary>The plan's claim here, if any.</summary>
    public ClaimedPlace? Claims { get; init; }

    /// <summary>Zero, for numbers that cannot be negative. It is assumed, and contradicts nothing.</summary>
    public KnownEnd? Floor { get; set; }

    public Known Added { get; set; }

    public Known Multiplied { get; set; }

    public Known Derived { get; private set; }

    /// <summary>Whether a value is stated or derived, so that relations can use it.</summary>
    public bool IsKnown { get; set; }

    public List<Relation> Relations { get; } = [];

    public bool IsStated => !Added.IsNothing;

    /// <summary>Whether a single number is stated, within its rounding. Nothing narrows that further.</summary>
    public bool IsPinned =>
        Multiplied is { Low: { } low, High: { } high }
        && ReferenceEquals(low.Source, high.Source)
        && (low.Claim is { } claim ? claim.Target.Comparator == Targets.Comparator.Equal : low.Start?.Interval.IsPoint ?? true);

    /// <summary>The known interval, read for adding or for multiplying.</summary>
    public Known Read(bool added)
    {
        var own = added ? Added : Multiplied;
        var low = Derived.Low is { } least && least.IsTighterThan(own.Low) ? least : own.Low;
        var high = Derived.High is { } most && most.IsTighterThan(own.High) ? most : own.High;
        // What was derived for one way of reading can miss the other by a rounding.
        if (low is not null && high is not null && Interval.AreDisjoint(low.End, high.End))
            (low, high) = own.IsNothing ? (Derived.Low, Derived.High) : (own.Low, own.High);
        return new Known(low, high);
    }

    /// <summary>The same as an interval. If nothing else is known and the number cannot be negative, the interval begins at zero.</summary>
    public Known ReadWithFloor(bool added)
    {
        var known = Read(added);
        return known.Low is null && Floor is not null && known.High is not { End.Value.Sign: < 0 } ? known with { Low = Floor } : known;
    }

    /// <summary>Takes a derived end if it is narrower than the present one, and the end has not been narrowed too often.</summary>
    public bool Narrow(KnownEnd bound)
    {
        if (!bound.IsTighterThan(bound.IsLow ? Derived.Low : Derived.High) || (bound.IsLow ? _lows++ : _highs++) >= MostNarrowings)
            return false;
        Derived = bound.IsLow ? Derived with { Low = bound } : Derived with { High = bound };
        return true;
    }
}
