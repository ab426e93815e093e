using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Decomposition;

/// <summary>The members or periods that lie below a target along an axis.</summary>
internal sealed class AxisSteps(DecompositionSource source)
{
    /// <summary>Lines first, then the other members in the order that is given, then periods.</summary>
    public IReadOnlyList<SliceAxis> InOrder(IReadOnlyList<SliceAxis> over) =>
        [
            .. over.OrderBy(axis =>
                axis.Dimension is null ? 2
                : IsOfLines(axis) ? 0
                : 1
            ),
        ];

    /// <summary>Whether an axis says who answers.</summary>
    public bool IsOfLines(SliceAxis axis) => axis.Dimension is { } dimension && dimension == source.Layout?.Rows;

    /// <summary>The steps below a target, or the obstacle.</summary>
    public (IReadOnlyList<DecompositionStep> Steps, Obstruction? Obstruction) Below(Target target, SliceAxis axis) =>
        axis.Dimension is { } dimension ? Members(target, axis, dimension) : Periods(target, axis);

    private (IReadOnlyList<DecompositionStep>, Obstruction?) Members(Target target, SliceAxis axis, Code dimension)
    {
        var index = source.Scopes.Dimensions[source.Scopes.DimensionNumber(dimension)];
        var at = target.Scope.TryGetValue(dimension, out var member) ? index.Number(member) : DimensionIndex.Top;
        if (at != DimensionIndex.Top && index.IsGroup(at))
            return ([], Obstruction.OfGroup(member.ToString()));
        var day = source.Calendar.Days(target.Period ?? Period.OfYear(source.Calendar.Year)).Last;
        IEnumerable<int> below =
            axis.Members is { } named ? named.Select(index.Number).Where(number => number != at && index.IsWithin(number, at, day))
            : axis.Leaves ? Leaves(index, at, day)
            : index.ChildrenOn(day).Below(at, axis.Level ?? 1);
        DecompositionStep[] steps = [.. below.Select(number => new DecompositionStep(dimension, dimension, index.CodeOf(number), null))];
        return steps.Length > 0
            ? (steps, null)
            : (
                [],
                Obstruction.NothingBelow(
                    member.ToString() is { Length: > 0 } name && at != DimensionIndex.Top ? name : dimension.ToString()
                )
            );
    }

    private static IEnumerable<int> Leaves(DimensionIndex index, int at, DateOnly day)
    {
        var children = index.ChildrenOn(day);
        return children.Of(at).ToArray().SelectMany(child => children.Of(child).Length == 0 ? [child] : Leaves(index, child, day));
    }

    private (IReadOnlyList<DecompositionStep>, Obstruction?) Periods(Target target, SliceAxis axis)
    {
        var whole = target.Period ?? Period.OfYear(source.Calendar.Year);
        var (first, last) = source.Calendar.Days(whole);
        var grain = Behaviours.GrainOf(axis);
        IEnumerable<Period> periods =
            axis.Periods is { } named ? named.Where(period => source.Calendar.Contains(whole, period))
            : grain > whole.Grain ? source.Calendar.Periods(grain, first, last)
            : [];
        DecompositionStep[] steps =
        [
            .. periods
                .Where(period => period != whole)
                .Select(period => new DecompositionStep(DecompositionRequest.PeriodAxis, null, null, period)),
        ];
        return steps.Length > 0 ? (steps, null) : ([], Obstruction.NothingBelow(whole.ToString()));
    }
}
