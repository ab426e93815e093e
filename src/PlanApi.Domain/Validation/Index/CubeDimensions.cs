using PlanApi.Domain.Cube;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>A plan's dimensions in the form for roll-ups.</summary>
internal static class CubeDimensions
{
    /// <summary>In the order of their codes; null if members may be their own ancestors, so that nothing rolls up.</summary>
    public static IReadOnlyList<DimensionIndex>? Of(PlanIndex plan)
    {
        var members = plan.Document.Members.ToLookup(member => member.Dimension);
        var groups = plan.Document.Groups.ToLookup(group => group.Dimension);
        var indexes = new List<DimensionIndex>();
        foreach (var dimension in plan.Document.Dimensions.Select(dimension => dimension.Code).Distinct().Order())
        {
            var all = members[dimension].DistinctBy(member => member.Code).OrderBy(member => member.Code).ToArray();
            var numbers = all.Index().ToDictionary(one => one.Item.Code, one => one.Index);
            int Number(Code? code) => code is { } known && numbers.TryGetValue(known, out var number) ? number : DimensionIndex.Top;
            int[] parents = [.. all.Select(member => Number(member.Parent))];
            DatedParent[] moves =
            [
                .. all.SelectMany((member, at) => member.Moves.Select(move => new DatedParent(at, move.From, Number(move.Parent)))),
            ];
            var links = parents.Select(parent => parent < 0 ? new List<int>() : [parent]).ToArray();
            foreach (var move in moves.Where(move => move.Parent >= 0))
                links[move.Member].Add(move.Parent);
            if (Circles.In(links).Count > 0)
                return null;
            indexes.Add(
                new DimensionIndex(
                    dimension,
                    [.. all.Select(member => member.Code)],
                    parents,
                    moves,
                    [
                        .. groups[dimension]
                            .DistinctBy(group => group.Code)
                            .OrderBy(group => group.Code)
                            .Select(group =>
                                (
                                    group.Code,
                                    (group.Definitions is [var first, ..] ? first.Members : [])
                                        .Select(member => Number(member))
                                        .Where(number => number >= 0)
                                )
                            ),
                    ],
                    all.Index().Where(one => one.Item.Ends is not null).ToDictionary(one => one.Index, one => one.Item.Ends!.Value)
                )
            );
        }
        return indexes;
    }
}
