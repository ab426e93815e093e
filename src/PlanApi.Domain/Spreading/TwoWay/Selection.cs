namespace PlanApi.Domain.Spreading.TwoWay;

/// <summary>Hoare's selection (1961), with the median of three as pivot.</summary>
internal static class Selection
{
    /// <summary>Reorders the keys so that the count largest come first; the least of these. None of the keys is NaN, and count is at least 1.</summary>
    public static double Largest(Span<double> keys, int count)
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
