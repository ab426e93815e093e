using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>The number of one indicator at each place where another has a stored cell.</summary>
internal static class CellWeights
{
    /// <summary>How many places the smallest box around the cells may have.</summary>
    private const int MaxPlaces = 4_000_000;

    public static CubeNumber[] Of(RollUpEngine cube, Partition cells, Code weight, Measure measure)
    {
        var scopes = cube.Source.Scopes;
        var numbers = new CubeNumber[cells.Count];
        if (cells.Count == 0)
            return numbers;
        var (axes, slots, places) = Box(scopes, cells);
        if (places > MaxPlaces)
        {
            Array.Fill(numbers, CubeNumber.Undefined(NoNumber.TooLarge));
            return numbers;
        }
        var weights = cube.Totals(weight, measure, new Frame(axes, cells.Periods, 1, 0, (int)places));
        for (var run = 0; run < cells.Scopes.Length; run++)
        {
            var at = 0L;
            for (var axis = 0; axis < axes.Count; axis++)
                at += slots[axis][scopes.MembersOf(axes[axis].Dimension)[cells.Scopes[run]]] * axes[axis].Stride;
            for (var cell = cells.Starts[run]; cell < cells.Starts[run + 1]; cell++)
                numbers[cell] = weights.At((int)at + cells.PeriodOf[cell]);
        }
        return numbers;
    }

    // One axis for each dimension that a cell names a member of, with the different members; no more of them once there are too many
    // places.
    private static (List<FrameAxis> Axes, List<Dictionary<int, int>> Slots, long Places) Box(ScopeIndex scopes, Partition cells)
    {
        var (axes, slots) = (new List<FrameAxis>(), new List<Dictionary<int, int>>());
        var stride = (long)cells.Periods.Length;
        for (var dimension = 0; dimension < scopes.Dimensions.Count && stride <= MaxPlaces; dimension++)
        {
            var slotOf = new Dictionary<int, int>();
            foreach (var scope in cells.Scopes)
                slotOf.TryAdd(scopes.MembersOf(dimension)[scope], slotOf.Count);
            if (slotOf.Count == 1 && slotOf.ContainsKey(DimensionIndex.Top))
                continue;
            axes.Add(new FrameAxis(dimension, [.. slotOf.Keys], stride));
            slots.Add(slotOf);
            stride *= slotOf.Count;
        }
        return (axes, slots, stride);
    }
}
