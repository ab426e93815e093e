using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>
/// Derives everything that follows from the plan's statements. Each claimed number has an interval, and the relations between numbers
/// narrow the intervals until nothing changes any more. The work goes in rounds. Each round looks only at relations with a term that
/// became better known in the round before, so that the first contradiction is one of the shortest. The work is bounded: an end is
/// narrowed a few times and by numbers of bounded length, and rounds are few. A plan that contradicts itself is closed again a few times,
/// each time without the statement that most contradictions rest on. Beyond these bounds contradictions may be missed; every reported one
/// truly follows.
/// </summary>
internal sealed class Closure
{
    private const int MostRounds = 64;

    private const int MostRestarts = 12;

    /// <summary>How many contradictions that share statements are searched for their common statements.</summary>
    private const int MostTogether = 64;

    /// <summary>The longest numbers, in bits, that further numbers are derived from.</summary>
    private const int MostBits = 512;

    private readonly PlanIndex _plan;
    private PlaceNet _net;

    public Closure(PlanIndex plan)
    {
        _plan = plan;
        var without = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var told = new List<Contradiction>();
        _net = new PlaceNet(plan, without);
        var found = Close();
        Whole = _net;
        for (var restart = 0; found.Count > 0; restart++)
        {
            if (restart == MostRestarts)
            {
                told.AddRange(found);
                break;
            }
            foreach (var together in Together(found))
                told.AddRange(Tell(together, without));
            _net = new PlaceNet(plan, without);
            found = Close();
        }
        Contradictions = [.. told.Where(one => one.HasClaim), .. new SeparateClaims(plan, Whole).Find()];
    }

    /// <summary>Each contradiction once, as the shortest chain that leads to it.</summary>
    public IReadOnlyList<Contradiction> Contradictions { get; }

    /// <summary>Everything that is stated, closed as far as the first contradiction.</summary>
    public PlaceNet Whole { get; }

    /// <summary>
    /// Whether the number is known from something other than the equation: a claim, a past value, or a derivation from these.
    /// </summary>
    public bool IsKnownOtherwise(int indicator, int scope, Calendars.Period period, Indicators.Indicator? than)
    {
        var key = new PlaceKey(indicator, scope, _plan.Claims.Normaliser.TimeOf(indicator, period), 0);
        if (Whole.Find(key) is not { } place)
            return false;
        if (place.IsStated)
            return true;
        foreach (var relation in place.Relations)
        {
            if (relation is EquationRelation { Defined: var defined } && (than is null ? defined is null : defined == than))
                continue;
            var projected = relation.Project(Array.ConvertAll(relation.Read(), known => known.Interval))[relation.Terms.IndexOf(place)];
            if (projected is { Low: { Value.Sign: > 0 }, High: not null })
                return true;
        }
        return false;
    }

    // What is defined is derived first, as a planner would calculate it; then, from what is left, in every direction.
    private List<Contradiction> Close()
    {
        if (Close(definedOnly: true) is { Count: > 0 } found)
            return found;
        // A relation of which every term is stated has been looked at: if it holds at the one that is defined, it holds at all.
        foreach (var place in _net.Places)
        {
            if (!place.IsPinned)
                place.Relations.ForEach(_net.Ask);
        }
        return Close(definedOnly: false);
    }

    // The first contradictions, or none at the fixed point.
    private List<Contradiction> Close(bool definedOnly)
    {
        var found = new List<Contradiction>();
        for (var round = 0; round < MostRounds && _net.Queue.Count > 0 && found.Count == 0; round++)
        {
            var news = new List<KnownEnd>();
            for (var count = _net.Queue.Count; count > 0; count--)
            {
                var relation = _net.Queue.Dequeue();
                relation.IsQueued = false;
                Derive(relation, definedOnly, news, found);
            }
            foreach (var bound in news)
            {
                var place = bound.Place;
                var other = bound.IsLow ? place.Derived.High : place.Derived.Low;
                if (other is not null && IsDisjoint(bound, other))
                    found.Add(Of(bound, other));
                else if (place.Narrow(bound))
                    _net.Learn(place);
            }
            _net.Settle();
        }
        return found;
    }

    private static void Derive(Relation relation, bool definedOnly, List<KnownEnd> news, List<Contradiction> found)
    {
        if (relation is SumRelation sum && sum.ReadStated() is { } stated && DeriveFrom(stated, relation, definedOnly: true, [], found))
            return;
        DeriveFrom(relation.Read(), relation, definedOnly, news, found);
    }

    private static bool DeriveFrom(Known[] known, Relation relation, bool definedOnly, List<KnownEnd> news, List<Contradiction> found)
    {
        var projected = relation.Project(Array.ConvertAll(known, one => one.Interval), definedOnly);
        var before = news.Count;
        for (var at = 0; at < (definedOnly ? 1 : projected.Length); at++)
        {
            foreach (var isLow in new[] { true, false })
            {
                var (same, other) = isLow ? (known[at].Low, known[at].High) : (known[at].High, known[at].Low);
                if (
                    (isLow ? projected[at].Low : projected[at].High) is not { } end
                    || !(isLow ? Interval.IsHigherLow(end, same?.End) : Interval.IsLowerHigh(end, same?.End))
                )
                    continue;
                var place = relation.Terms[at];
                var isDisjoint = other is not null && (isLow ? Interval.AreDisjoint(end, other.End) : Interval.AreDisjoint(other.End, end));
                if (
                    !(isDisjoint ? !ReferenceEquals(other, place.Floor) : !place.IsPinned)
                    || end.Value.Numerator.GetBitLength() + end.Value.Denominator.GetBitLength() > MostBits
                )
                    continue;
                var bound = new KnownEnd
                {
                    Place = place,
                    IsLow = isLow,
                    End = end,
                    By = relation,
                    From = known,
                };
                if (isDisjoint)
                {
                    // One equation is broken once, whichever term shows it.
                    news.RemoveRange(before, news.Count - before);
                    found.Add(Of(bound, other!));
                    return true;
                }
                news.Add(bound);
            }
        }
        return false;
    }

    private static bool IsDisjoint(KnownEnd one, KnownEnd other) =>
        one.IsLow ? Interval.AreDisjoint(one.End, other.End) : Interval.AreDisjoint(other.End, one.End);

    private static Contradiction Of(KnownEnd one, KnownEnd other) =>
        one.IsLow ? new Contradiction(one, other) : new Contradiction(other, one);

    /// <summary>Contradictions that rest on some of the same statements, together.</summary>
    private static IEnumerable<List<Contradiction>> Together(List<Contradiction> found)
    {
        var (group, first) = (Enumerable.Range(0, found.Count).ToArray(), new Dictionary<object, int>(ReferenceEqualityComparer.Instance));
        int Root(int at)
        {
            while (group[at] != at)
                at = group[at] = group[group[at]];
            return at;
        }
        for (var at = 0; at < found.Count; at++)
        {
            foreach (var source in found[at].Sources)
            {
                if (!first.TryAdd(source, at))
                    group[Root(at)] = Root(first[source]);
            }
        }
        return found.Select((one, at) => (one, Root: Root(at))).GroupBy(pair => pair.Root, pair => pair.one).Select(same => same.ToList());
    }

    /// <summary>
    /// The shortest of contradictions that share statements. From then on, the statements behind most of them are left out, so that the
    /// other contradictions appear again only if they hold without them. If there are very many, each one is reported.
    /// </summary>
    private static IEnumerable<Contradiction> Tell(List<Contradiction> together, HashSet<object> without)
    {
        if (together.Count > MostTogether)
        {
            foreach (var source in together.SelectMany(one => one.Sources))
                without.Add(source);
            return together;
        }
        var counts = new Dictionary<object, int>(ReferenceEqualityComparer.Instance);
        foreach (var source in together.SelectMany(one => one.Sources))
            counts[source] = counts.GetValueOrDefault(source) + 1;
        if (counts.Count == 0)
            return [];
        var most = counts.Values.Max();
        var culprits = counts.Where(pair => pair.Value == most).Select(pair => pair.Key).ToHashSet(ReferenceEqualityComparer.Instance);
        without.UnionWith(culprits);
        return together
            .Where(one => one.Sources.Any(culprits.Contains))
            .OrderBy(one => one.Steps.Count)
            .ThenBy(one => one.Leaves.Count)
            .Take(1);
    }
}
