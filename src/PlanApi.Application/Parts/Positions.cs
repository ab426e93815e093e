using System.Globalization;

namespace PlanApi.Application.Parts;

/// <summary>The position of a page in a list, if cursors count the list's items from 1.</summary>
/// <param name="Start">How many items come before it.</param>
/// <param name="End">How many items there are up to the last one of the page.</param>
/// <param name="Total">How many items the list has.</param>
internal readonly record struct Positions(int Start, int End, int Total)
{
    public int Count => End - Start;

    /// <summary>The items of the list between two cursors.</summary>
    public static Positions Of(PageRange page, long? after, long? before, int total)
    {
        var end = (int)Math.Clamp((before - 1) ?? total, 0, total);
        var start = (int)Math.Min(after ?? 0, end);
        return page.IsBackward
            ? new(Math.Max(start, end - page.Size), end, total)
            : new(start, (int)Math.Min(end, (long)start + page.Size), total);
    }

    public Page<T> Page<T>(IReadOnlyList<T> items, string prefix = "")
    {
        var start = Start;
        return new(
            items,
            [.. items.Select((_, at) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{start + at + 1}"))],
            start + items.Count < Total
        )
        {
            HasPrevious = start > 0,
        };
    }
}
