using PlanApi.Application.Cube.Structure;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Rounds;

namespace PlanApi.Application.Rounds;

/// <summary>
/// The numbers that a slice wants: one for each indicator, each lowest member of its dimensions, and each of its periods.
/// </summary>
internal sealed class WantedCells
{
    private readonly SliceAssignment _slice;
    private readonly List<(int Dimension, IReadOnlyList<int> Entries)> _axes = [];
    private readonly IReadOnlyList<Period> _periods;

    public WantedCells(CubeStructure structure, SliceAssignment slice)
    {
        _slice = slice;
        var (calendar, days) = (structure.Calendar, structure.Calendar.Days(slice.Period));
        _periods = slice.Grain is { } grain
            ? [.. calendar.Periods(grain, days.First, days.Last).Where(period => calendar.Contains(slice.Period, period))]
            : [slice.Period];
        for (var dimension = 0; dimension < structure.Scopes.Dimensions.Count; dimension++)
        {
            var index = structure.Scopes.Dimensions[dimension];
            var at = slice.Scope.TryGetValue(index.Dimension, out var member) ? index.Number(member) : DimensionIndex.Top;
            if (slice.By.Contains(index.Dimension))
                _axes.Add((dimension, Leaves(index, at, days)));
            else if (at != DimensionIndex.Top)
                _axes.Add((dimension, [at]));
        }
    }

    public long Count => _axes.Aggregate((long)_slice.Indicators.Count * _periods.Count, (product, axis) => product * axis.Entries.Count);

    /// <summary>How many of them have a value.</summary>
    public int Filled(RollUpEngine engine)
    {
        if (Count == 0)
            return 0;
        var (frame, filled) = (Frames.Product(_axes, _periods), 0);
        foreach (var indicator in _slice.Indicators)
        {
            var numbers = engine.Over(indicator, _slice.Measure, frame);
            for (var place = 0; place < frame.Count; place++)
                filled += numbers.At(place).HasValue ? 1 : 0;
        }
        return filled;
    }

    private static int[] Leaves(DimensionIndex index, int at, (DateOnly First, DateOnly Last) days)
    {
        var children = index.ChildrenOn(days.Last);
        var roots = index.IsGroup(at) ? index.MembersOf(at) : [at];
        return
        [
            .. roots.SelectMany(children.Leaves).Distinct().Where(leaf => index.EndOf(leaf) is not { } end || end >= days.First).Order(),
        ];
    }
}
