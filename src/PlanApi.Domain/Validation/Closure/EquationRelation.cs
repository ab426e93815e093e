using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>A number that other numbers define at one place: by a formula, as a ratio or a share, or by a growth.</summary>
/// <param name="expression">The right side.</param>
/// <param name="defined">The indicator that is defined so; null for a growth, which every level has.</param>
internal sealed class EquationRelation(Expression expression, Indicator? defined) : Relation
{
    public override bool IsExact => false;

    public Indicator? Defined => defined;

    public Expression Expression => expression;

    public override Interval[] Project(IReadOnlyList<Interval> terms, bool definedOnly = false) => expression.Project(terms, definedOnly);

    /// <summary>The ends of the terms that the bound needs. Every end that is not needed is removed.</summary>
    public override IReadOnlyList<KnownEnd> PremisesOf(KnownEnd bound)
    {
        var target = Terms.IndexOf(bound.Place);
        var known = (Known[])bound.From!.Clone();
        var intervals = Array.ConvertAll(known, one => one.Interval);
        intervals[target] = Interval.Everything;
        known[target] = default;
        for (var at = 0; at < known.Length; at++)
        {
            foreach (var isLow in new[] { true, false })
            {
                var (end, floor) = (isLow ? known[at].Low : known[at].High, Terms[at].Floor);
                if (end is null || ReferenceEquals(end, floor))
                    continue;
                var before = intervals[at];
                intervals[at] = isLow ? before with { Low = floor is null ? null : floor.End } : before with { High = null };
                var without = Project(intervals)[target];
                if ((isLow ? known[at].Low : known[at].High) is not null && IsAsTight(bound, without))
                    known[at] = isLow ? known[at] with { Low = null } : known[at] with { High = null };
                else
                    intervals[at] = before;
            }
        }
        return
        [
            .. known.SelectMany(
                (one, at) => new[] { one.Low, one.High }.OfType<KnownEnd>().Where(end => !ReferenceEquals(end, Terms[at].Floor))
            ),
        ];
    }

    private static bool IsAsTight(KnownEnd bound, Interval without) =>
        bound.IsLow ? !Interval.IsHigherLow(bound.End, without.Low) : !Interval.IsLowerHigh(bound.End, without.High);
}
