using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>
/// Adds claimed parts up to the claimed wholes that hold them, along one axis. Parts and wholes are stretches of a line (a walk through a
/// tree of members, or the days of the year) that nest without overlapping otherwise, so that one sweep with a stack finds each one's
/// nearest whole.
/// </summary>
internal sealed class NestedSums
{
    /// <summary>The whole of everything, which may be claimed or not.</summary>
    public const int Root = -1;

    private readonly IReadOnlyList<Stretch> _stretches;
    private readonly int[] _parent;
    private readonly int[] _firstPart;
    private readonly int[] _nextPart;

    /// <param name="stretches">By start, the longer one first.</param>
    public NestedSums(IReadOnlyList<Stretch> stretches)
    {
        _stretches = stretches;
        _parent = new int[stretches.Count];
        _firstPart = new int[stretches.Count + 1];
        _nextPart = new int[stretches.Count];
        Array.Fill(_firstPart, -1);
        var open = new Stack<int>();
        for (var i = 0; i < stretches.Count; i++)
        {
            while (open.TryPeek(out var top) && stretches[top].End <= stretches[i].Start)
                open.Pop();
            _parent[i] = open.TryPeek(out var parent) ? parent : Root;
            open.Push(i);
        }
        for (var i = stretches.Count - 1; i >= 0; i--)
        {
            _nextPart[i] = _firstPart[_parent[i] + 1];
            _firstPart[_parent[i] + 1] = i;
        }
    }

    /// <summary>Whether there is any whole with parts, apart from the root.</summary>
    public bool IsNested => Array.Exists(_parent, parent => parent != Root);

    /// <summary>The wholes that their parts exceed, or of which they fall short. The root is checked against its own interval.</summary>
    /// <param name="over">The axis, for the report.</param>
    /// <param name="root">The claim of everything, if there is one.</param>
    /// <param name="rootInterval">What everything may come to.</param>
    /// <param name="areAll">Whether these parts, given with their whole, are all that it has.</param>
    /// <param name="isSound">Whether a whole's parts can be added up at all.</param>
    /// <param name="isNeverNegative">Whether a part that is not claimed adds zero or more.</param>
    public IEnumerable<PartSum> Check(
        string over, ClaimedPlace? root, Interval? rootInterval,
        Func<int, IReadOnlyList<int>, bool> areAll, Func<int, bool> isSound, bool isNeverNegative)
    {
        // From the last start to the first, so that every part is known before its whole.
        var least = new IntervalEnd[_stretches.Count];
        for (var i = _stretches.Count - 1; i >= Root; i--)
        {
            var parts = PartsOf(i);
            var own = i == Root ? rootInterval ?? Interval.Everything : _stretches[i].Interval;
            var place = i == Root ? root : _stretches[i].Place;
            var sound = parts.Count > 0 && isSound(i);
            var complete = sound && areAll(i, parts);
            var low = new IntervalEnd(Fraction.Zero, false);
            if (sound && (isNeverNegative || complete))
            {
                foreach (var part in parts)
                    low = new IntervalEnd(low.Value + least[part].Value, low.Open || least[part].Open);
                if (own.High is { } high && Interval.AreDisjoint(low, high))
                    yield return new PartSum(
                        over, place, high.Value, [.. parts.Select(part => (_stretches[part].Place, least[part].Value))], low.Value, true);
                else if (complete && own.Low is { } demanded && MostOf(parts) is { } most && Interval.AreDisjoint(demanded, most))
                    yield return new PartSum(
                        over, place, demanded.Value,
                        [.. parts.Select(part => (_stretches[part].Place, _stretches[part].Interval.High!.Value.Value))],
                        most.Value, false);
            }
            if (i != Root)
                least[i] = Interval.IsHigherLow(own.Low, low) ? own.Low!.Value : low;
        }
    }

    private IntervalEnd? MostOf(List<int> parts)
    {
        var most = new IntervalEnd(Fraction.Zero, false);
        foreach (var part in parts)
        {
            if (_stretches[part].Interval.High is not { } high)
                return null;
            most = new IntervalEnd(most.Value + high.Value, most.Open || high.Open);
        }
        return most;
    }

    private List<int> PartsOf(int whole)
    {
        var parts = new List<int>();
        for (var part = _firstPart[whole + 1]; part >= 0; part = _nextPart[part])
            parts.Add(part);
        return parts;
    }
}

/// <summary>A claimed place as a stretch of a line, its end left out, and what it may come to.</summary>
internal readonly record struct Stretch(int Start, int End, ClaimedPlace Place, Interval Interval);
