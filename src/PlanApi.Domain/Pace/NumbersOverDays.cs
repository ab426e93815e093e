using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Pace;

/// <summary>
/// An indicator's numbers at many scopes in the same periods. They need only one pass over its cells if the scopes fill a table well
/// enough.
/// </summary>
internal static class NumbersOverDays
{
    /// <summary>How many times the wanted number of places may be computed, to have them all in one pass.</summary>
    private const long Waste = 8;

    /// <summary>By scope, its numbers in the order of the periods.</summary>
    public static Dictionary<Scope, CubeNumber[]> Of(
        RollUpEngine engine,
        Code indicator,
        Measure measure,
        IReadOnlyCollection<Scope> scopes,
        IReadOnlyList<Period> periods
    )
    {
        var found = new Dictionary<Scope, CubeNumber[]>(scopes.Count);
        if (periods.Count == 0)
            return found;
        var index = engine.Source.Scopes;
        foreach (var alike in scopes.GroupBy(scope => string.Join(';', scope.Keys)))
        {
            Scope[] some = [.. alike];
            var axes = some[0]
                .Keys.Select(dimension => (Dimension: dimension, Members: some.Select(scope => scope[dimension]).Distinct().ToArray()))
                .ToArray();
            var size = axes.Aggregate(1L, (product, axis) => Math.Min(product * axis.Members.Length, int.MaxValue));
            if (some.Length == 1 || size > Waste * some.Length || size * periods.Count > int.MaxValue)
            {
                foreach (var scope in some)
                    found[scope] = Row(engine.Over(indicator, measure, Frames.At(index, scope, periods)), 0, periods.Count);
                continue;
            }
            var numbers = engine.Over(
                indicator,
                measure,
                Frames.Product([.. axes.Select(axis => Axis(index, axis.Dimension, axis.Members))], periods)
            );
            var positions = axes.Select(axis =>
                    axis.Members.Select((member, at) => (member, at)).ToDictionary(pair => pair.member, pair => pair.at)
                )
                .ToArray();
            foreach (var scope in some)
            {
                var row = axes.Zip(positions)
                    .Aggregate(0, (at, axis) => (at * axis.First.Members.Length) + axis.Second[scope[axis.First.Dimension]]);
                found[scope] = Row(numbers, row * periods.Count, periods.Count);
            }
        }
        return found;
    }

    private static (int, IReadOnlyList<int>) Axis(ScopeIndex index, Code dimension, Code[] members)
    {
        var number = index.DimensionNumber(dimension);
        return (number, [.. members.Select(index.Dimensions[number].Number)]);
    }

    private static CubeNumber[] Row(Numbers numbers, int first, int count) => [.. Enumerable.Range(first, count).Select(numbers.At)];
}
