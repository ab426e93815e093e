namespace PlanApi.Domain.Spreading.TwoWay;

/// <summary>Selection of the largest keys in linear time.</summary>
internal static class Selection
{
    private const int Classes = 512;

    /// <summary>
    /// The least of the count largest keys, and how many of the keys that equal it are among them. Reorders the keys, none of which
    /// is NaN; count is at least 1. Many keys are first counted by classes of equal width, which suits keys from -1 to 1 best.
    /// </summary>
    public static (double Least, int Ties) Largest(Span<double> keys, int count)
    {
        if (keys.Length > Classes / 8)
        {
            Span<int> counts = stackalloc int[Classes];
            counts.Clear();
            foreach (var key in keys)
                counts[ClassOf(key)]++;
            var last = Classes - 1;
            for (; counts[last] < count; last--)
                count -= counts[last];
            var kept = 0;
            foreach (var key in keys)
            {
                keys[kept] = key;
                kept += ClassOf(key) == last ? 1 : 0;
            }
            keys = keys[..kept];
        }
        var least = Hoare(keys, count);
        var ties = count;
        foreach (var key in keys)
            ties -= key > least ? 1 : 0;
        return (least, ties);
    }

    private static int ClassOf(double key) => Math.Clamp(unchecked((int)((key + 1) * (Classes / 2))), 0, Classes - 1);

    /// <summary>Hoare's selection (1961), with the median of three as pivot.</summary>
    private static double Hoare(Span<double> keys, int count)
    {
        var (first, last, target) = (0, keys.Length - 1, count - 1);
        while (first < last)
        {
            var (one, two, three) = (keys[first], keys[first + ((last - first) / 2)], keys[last]);
            var pivot = Math.Max(Math.Min(one, two), Math.Min(Math.Max(one, two), three));
            var (left, right) = (first, last);
            while (left <= right)
            {
                while (keys[left] > pivot)
                    left++;
                while (keys[right] < pivot)
                    right--;
                if (left <= right)
                {
                    (keys[left], keys[right]) = (keys[right], keys[left]);
                    left++;
                    right--;
                }
            }
            if (target <= right)
                last = right;
            else if (target >= left)
                first = left;
            else
                break;
        }
        return keys[target];
    }
}
