namespace PlanApi.Domain.Spreading.Crossing;

/// <summary>
/// Puts sums that cross on two sides, so that those of one side lie within each other or apart. The sums and their crossings form a graph,
/// which is coloured with two colours.
/// </summary>
public static class TwoHierarchies
{
    /// <summary>The side of each sum, 0 or 1; null if three sides would be needed.</summary>
    /// <param name="sums">The parts of each sum; nothing for what is no sum.</param>
    /// <param name="circle">If three sides would be needed: an odd number of sums, of which each crosses the next, and the last crosses
    /// the first.</param>
    public static int[]? SidesOf(IReadOnlyList<int[]> sums, out IReadOnlyList<int> circle)
    {
        ArgumentNullException.ThrowIfNull(sums);
        circle = [];
        var crossings = Crossings(sums);
        var (side, from, depth) = (new int[sums.Count], new int[sums.Count], new int[sums.Count]);
        Array.Fill(side, -1);
        var open = new Queue<int>();
        for (var first = 0; first < sums.Count; first++)
        {
            if (side[first] >= 0)
                continue;
            (side[first], from[first]) = (0, -1);
            open.Enqueue(first);
            while (open.TryDequeue(out var one))
            {
                foreach (var other in crossings[one])
                {
                    if (side[other] == side[one])
                    {
                        circle = Circle(one, other, from, depth);
                        return null;
                    }
                    if (side[other] >= 0)
                        continue;
                    (side[other], from[other], depth[other]) = (1 - side[one], one, depth[one] + 1);
                    open.Enqueue(other);
                }
            }
        }
        return side;
    }

    /// <summary>For each sum, the sums with which it shares parts although neither contains the other.</summary>
    private static List<int>[] Crossings(IReadOnlyList<int[]> sums)
    {
        var crossings = new List<int>[sums.Count];
        var sumsOf = new Dictionary<int, List<int>>();
        var (shared, touched) = (new int[sums.Count], new List<int>());
        for (var sum = 0; sum < sums.Count; sum++)
        {
            crossings[sum] = [];
            foreach (var part in sums[sum])
            {
                if (!sumsOf.TryGetValue(part, out var before))
                    sumsOf[part] = before = [];
                foreach (var other in before)
                {
                    if (shared[other]++ == 0)
                        touched.Add(other);
                }
                before.Add(sum);
            }
            touched.Sort();
            foreach (var other in touched)
            {
                if (shared[other] < Math.Min(sums[sum].Length, sums[other].Length))
                {
                    crossings[sum].Add(other);
                    crossings[other].Add(sum);
                }
                shared[other] = 0;
            }
            touched.Clear();
        }
        return crossings;
    }

    private static List<int> Circle(int one, int other, int[] from, int[] depth)
    {
        var (left, right) = (new List<int> { one }, new List<int> { other });
        while (left[^1] != right[^1])
        {
            var side = depth[left[^1]] >= depth[right[^1]] ? left : right;
            side.Add(from[side[^1]]);
        }
        right.RemoveAt(right.Count - 1);
        right.Reverse();
        return [.. left, .. right];
    }
}
