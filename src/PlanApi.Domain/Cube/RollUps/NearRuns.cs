namespace PlanApi.Domain.Cube.RollUps;

/// <summary>
/// Finds the few scopes of a partition that can belong to a frame: a page of a hundred members out of a million must not need a pass over
/// the million.
/// </summary>
internal static class NearRuns
{
    /// <summary>Finding a scope takes about as long as passing over so many.</summary>
    private const int CostOfFinding = 8;

    /// <summary>The positions in the partition's scopes; null if a pass over all of them is not slower.</summary>
    public static int[]? Of(ScopeIndex scopes, Partition partition, Frame frame, Func<int, bool> sums)
    {
        List<int>? best = null;
        var limit = partition.Scopes.Length / CostOfFinding;
        foreach (var axis in frame.Axes)
        {
            if (Numbers(scopes, frame, axis, sums(axis.Dimension), limit) is { } numbers)
                (best, limit) = (numbers, numbers.Count);
        }
        return best?.Select(scope => Array.BinarySearch(partition.Scopes, scope)).Where(run => run >= 0).Order().ToArray();
    }

    // The scopes that name what the axis names, or anything below it on any day; null where there are over so many.
    private static List<int>? Numbers(ScopeIndex scopes, Frame frame, FrameAxis axis, bool sums, int limit)
    {
        if (axis.Entries.Count > 0 && frame.EntriesInWindow(axis).Take(limit + 1).Count() > limit)
            return null;
        var (index, seen, open, found) = (scopes.Dimensions[axis.Dimension], new HashSet<int>(), new Stack<int>(), new List<int>());
        foreach (var at in frame.EntriesInWindow(axis))
        {
            if (axis.Entries[at] == DimensionIndex.Top && sums)
                return null;
            open.Push(axis.Entries[at]);
        }
        while (open.TryPop(out var number))
        {
            if (!seen.Add(number))
                continue;
            found.AddRange(scopes.ScopesOf(axis.Dimension, number));
            if (found.Count > limit || seen.Count > limit)
                return null;
            if (!sums)
                continue;
            foreach (var below in index.IsGroup(number) ? index.MembersOf(number) : index.ChildrenOnAnyDay(number))
                open.Push(below);
        }
        return found;
    }
}
