using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Decomposition;

/// <summary>All parts of one key result on one level, as places of a frame, so that their numbers are looked up together.</summary>
/// <param name="Root">The key result.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Scopes">The plan's dimensions.</param>
/// <param name="Target">The key result's target.</param>
/// <param name="Axes">The axes of members so far.</param>
/// <param name="Periods">The periods.</param>
internal sealed record Level(
    KeyResult Root,
    Indicator Indicator,
    ScopeIndex Scopes,
    Target Target,
    IReadOnlyList<(int Dimension, IReadOnlyList<int> Entries)> Axes,
    IReadOnlyList<Period> Periods
)
{
    private readonly Dictionary<object, Numbers> _numbers = [];

    /// <summary>The level below, along an axis.</summary>
    public Level Along(IReadOnlyList<DecompositionStep> steps) =>
        steps[0].Dimension is { } dimension && Scopes.DimensionNumber(dimension) is var number
            ? new Level(
                Root,
                Indicator,
                Scopes,
                Target,
                [.. Axes, (number, [.. steps.Select(step => Scopes.Dimensions[number].Number(step.Member!.Value))])],
                Periods
            )
            : new Level(Root, Indicator, Scopes, Target, Axes, [.. steps.Select(step => step.Period!.Value)]);

    /// <summary>Some numbers over the level, looked up once.</summary>
    /// <param name="key">The key of the numbers.</param>
    /// <param name="periods">The periods, in the order of the level's periods.</param>
    /// <param name="find">Looks them up over a frame.</param>
    public Numbers Over(object key, IReadOnlyList<Period> periods, Func<Frame, Numbers> find)
    {
        if (!_numbers.TryGetValue(key, out var numbers))
            _numbers[key] = numbers = find(Frames.Product([.. Fixed(), .. Axes], periods));
        return numbers;
    }

    private IEnumerable<(int, IReadOnlyList<int>)> Fixed() =>
        Target
            .Scope.Select(pair => (Dimension: Scopes.DimensionNumber(pair.Key), pair.Value))
            .Where(at => Axes.All(axis => axis.Dimension != at.Dimension))
            .Select(at => (at.Dimension, (IReadOnlyList<int>)[Scopes.Dimensions[at.Dimension].Number(at.Value)]));
}
