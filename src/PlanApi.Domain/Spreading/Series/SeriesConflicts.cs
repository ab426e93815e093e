namespace PlanApi.Domain.Spreading.Series;

/// <summary>
/// Explains why a series is impossible. It gives a smallest set of bounds that contradict each other (an irreducible infeasible set;
/// found by halving, QuickXplain, Junker 2004), and how far each of them alone would have to move. A bound that would be enough alone is
/// in every such set, so none is overlooked. A wider bound never makes a possible series impossible, so bisection over the exact test
/// finds the least relaxation.
/// </summary>
internal sealed class SeriesConflicts(SeriesProblem problem)
{
    private readonly List<SeriesBound> _all = problem.Bounds();

    public SeriesConflict Describe()
    {
        var binding = Binding([], hasNew: false, _all);
        binding.Sort((one, other) => (one.Period, one.Kind).CompareTo((other.Period, other.Kind)));
        var relaxations = new List<SeriesRelaxation>();
        foreach (var bound in binding)
        {
            if (Nearest(bound) is { } to)
                relaxations.Add(new SeriesRelaxation(bound, to));
        }
        return new SeriesConflict(binding, relaxations);
    }

    private bool IsPossible(IEnumerable<SeriesBound> bounds) =>
        new SeriesReach(new SeriesLimits(problem.Count, problem.Rising, bounds)).IsPossible;

    // Which of the candidates contradict each other and those that are kept.
    private List<SeriesBound> Binding(List<SeriesBound> kept, bool hasNew, List<SeriesBound> candidates)
    {
        if (hasNew && !IsPossible(kept))
            return [];
        if (candidates.Count == 1)
            return candidates;
        var (first, second) = (candidates[..(candidates.Count / 2)], candidates[(candidates.Count / 2)..]);
        var late = Binding([.. kept, .. first], hasNew: true, second);
        return [.. Binding([.. kept, .. late], late.Count > 0, first), .. late];
    }

    private long? Nearest(SeriesBound bound)
    {
        var others = _all.Where(other => other != bound).ToList();
        var limits = new SeriesLimits(problem.Count, problem.Rising, others);
        var reach = new SeriesReach(limits);
        if (!reach.IsPossible)
            return null;
        if (bound.Kind == SeriesBoundKind.Total)
            return Int128.Clamp(bound.Value, reach.Total.Low, reach.Total.High) is var total && Fits(total) ? (long)total : null;
        // First by doubling, then by halving: with "most" the series is possible, with "least" it is not.
        Int128 least = 0,
            most = 1;
        for (; !IsPossibleWith(most, most); most *= 2)
        {
            if (most > SeriesLimits.Infinity)
                return null;
            least = most;
        }
        while (most - least > 1)
        {
            var middle = (least + most) / 2;
            (least, most) = IsPossibleWith(middle, middle) ? (least, middle) : (middle, most);
        }
        var falls =
            bound.Kind is SeriesBoundKind.Low or SeriesBoundKind.CumulativeLow
            || (bound.Kind == SeriesBoundKind.Fixed && IsPossibleWith(most, -most));
        var to = bound.Value + (falls ? -most : most);
        return Fits(to) ? (long)to : null;

        bool IsPossibleWith(Int128 down, Int128 up)
        {
            var wider = new SeriesLimits(problem.Count, problem.Rising, others);
            wider.Add(bound.Period, bound.Kind, bound.Value - down, bound.Value + up);
            return new SeriesReach(wider).IsPossible;
        }
    }

    private static bool Fits(Int128 value) => value > long.MinValue && value < long.MaxValue;
}
