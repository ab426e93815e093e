using PlanApi.Domain.Spreading.Trees;

namespace PlanApi.UnitTests.Spreading.Trees;

/// <summary>A small random forest, and everything about it by enumeration: no code is shared with the product.</summary>
internal sealed class Forest
{
    public const long None = TreeProblem.None;

    public required int[] Parent { get; init; }

    public required long[] Start { get; init; }

    public required long[] Weight { get; init; }

    public required long[] Low { get; init; }

    public required long[] High { get; init; }

    public required long[] Required { get; init; }

    public int Count => Parent.Length;

    public TreeProblem Problem =>
        new(Parent, Start)
        {
            Weight = Weight,
            Low = Low,
            High = High,
            Required = Required,
        };

    public bool IsLeaf(int node) => !Parent.Contains(node);

    public long WeightOf(int node) => Weight[node] == None ? Math.Abs(Start[node]) : Weight[node];

    public static Forest Random(int seed, int most, bool everyLeafIsBounded)
    {
        var random = new Random(seed);
        var count = random.Next(1, most + 1);
        // Any order: parents are drawn over a permutation, so that they come before or after their children.
        var order = Enumerable.Range(0, count).ToArray();
        random.Shuffle(order);
        var parent = new int[count];
        for (var i = 0; i < count; i++)
            parent[order[i]] = i == 0 || random.Next(8) == 0 ? -1 : order[random.Next(i)];
        var bounds = random.Next(4);
        var forest = new Forest
        {
            Parent = parent,
            Start = new long[count],
            Weight = new long[count],
            Low = new long[count],
            High = new long[count],
            Required = new long[count],
        };
        // Bounds lie around one answer, so that most forests are possible; a few are moved away from it.
        var hidden = new long[count];
        for (var i = count - 1; i >= 0; i--)
        {
            var node = order[i];
            if (forest.IsLeaf(node))
                hidden[node] = random.Next(-2, 7);
            if (parent[node] >= 0)
                hidden[parent[node]] += hidden[node];
        }
        for (var node = 0; node < count; node++)
        {
            var leaf = forest.IsLeaf(node);
            forest.Start[node] = leaf || random.Next(2) == 0 ? random.Next(-3, 9) : None;
            forest.Weight[node] = random.Next(3) == 0 ? None : random.Next(1, 6);
            if (random.Next(20) == 0)
                (forest.Start[node], forest.Weight[node]) = (hidden[node], 0);
            var moved = hidden[node] + (random.Next(6) == 0 ? random.Next(-4, 5) : 0);
            var isBounded = everyLeafIsBounded && leaf;
            forest.Low[node] = isBounded || random.Next(5) < bounds ? moved - random.Next(4) : None;
            forest.High[node] = isBounded || random.Next(5) < bounds ? moved + random.Next(4) : None;
            forest.Required[node] = random.Next(parent[node] < 0 && !leaf ? 2 : 16) == 0 ? moved : None;
            if (forest.Start[node] == 0 && forest.WeightOf(node) == 0)
                forest.Start[node] = hidden[node];
        }
        return forest;
    }

    /// <summary>Every whole answer of which each leaf lies in its range.</summary>
    public IEnumerable<long[]> Answers(Func<int, (long Low, long High)> range)
    {
        var leaves = Enumerable.Range(0, Count).Where(IsLeaf).ToArray();
        var values = new long[Count];
        var depth = Enumerable.Range(0, Count).OrderByDescending(Depth).ToArray();
        return Next(0);

        IEnumerable<long[]> Next(int at)
        {
            if (at == leaves.Length)
            {
                var all = new long[Count];
                foreach (var node in depth)
                {
                    if (IsLeaf(node))
                        all[node] = values[node];
                    if (Parent[node] >= 0)
                        all[Parent[node]] += all[node];
                }
                if (Fits(all))
                    yield return all;
                yield break;
            }
            var (low, high) = range(leaves[at]);
            for (var value = low; value <= high; value++)
            {
                values[leaves[at]] = value;
                foreach (var answer in Next(at + 1))
                    yield return answer;
            }
        }
    }

    public bool Fits(ReadOnlySpan<long> values)
    {
        for (var node = 0; node < Count; node++)
        {
            if (
                (Low[node] != None && values[node] < Low[node])
                || (High[node] != None && values[node] > High[node])
                || (Required[node] != None && values[node] != Required[node])
                || (Start[node] != None && WeightOf(node) == 0 && values[node] != Start[node])
            )
                return false;
            long sum = 0;
            for (var child = 0; child < Count; child++)
                sum += Parent[child] == node ? values[child] : 0;
            if (!IsLeaf(node) && sum != values[node])
                return false;
        }
        return true;
    }

    /// <summary>The same forest with one bound moved.</summary>
    public Forest With(NodeBound bound, long to)
    {
        var (low, high, required, start) = (Low.ToArray(), High.ToArray(), Required.ToArray(), Start.ToArray());
        var moved = bound.Kind switch
        {
            BoundKind.Low => low,
            BoundKind.High => high,
            BoundKind.Required => required,
            _ => start,
        };
        Assert.Equal(bound.Value, moved[bound.Node]);
        moved[bound.Node] = to;
        var weight = Weight.ToArray();
        if (bound.Kind == BoundKind.Fixed)
            weight[bound.Node] = 0;
        return new Forest
        {
            Parent = Parent,
            Start = start,
            Weight = weight,
            Low = low,
            High = high,
            Required = required,
        };
    }

    /// <summary>A node and all below it, as a forest of its own.</summary>
    public Forest Below(int top, out int[] nodes)
    {
        var kept = Enumerable.Range(0, Count).Where(node => IsWithin(node, top)).ToArray();
        nodes = kept;
        return new Forest
        {
            Parent = [.. kept.Select(node => node == top ? -1 : Array.IndexOf(kept, Parent[node]))],
            Start = [.. kept.Select(node => Start[node])],
            Weight = [.. kept.Select(node => Weight[node])],
            Low = [.. kept.Select(node => Low[node])],
            High = [.. kept.Select(node => High[node])],
            Required = [.. kept.Select(node => Required[node])],
        };
    }

    private bool IsWithin(int node, int top)
    {
        for (; node >= 0; node = Parent[node])
        {
            if (node == top)
                return true;
        }
        return false;
    }

    private int Depth(int node) => Parent[node] < 0 ? 0 : Depth(Parent[node]) + 1;
}
