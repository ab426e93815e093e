namespace PlanApi.Application.Parts;

/// <summary>The requested part of a list of parts.</summary>
public sealed record ListOptions : PageRange
{
    public const int DefaultFirst = 50;
    public const int MaxFirst = 1_000;
    public const int MaxFilterValues = 100;

    /// <summary>For each filter name, the allowed values. A row must have one of them.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Filters { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>A sort's name, led by <c>-</c> for descending; by code when absent.</summary>
    public string? Sort { get; init; }
}

/// <summary>Some of a list, each item with its cursor.</summary>
/// <param name="Items">The items, in the list's order.</param>
/// <param name="Cursors">Their cursors.</param>
/// <param name="HasMore">Whether there is something after the page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, IReadOnlyList<string> Cursors, bool HasMore)
{
    /// <summary>Whether there is something before the page.</summary>
    public bool HasPrevious { get; init; }

    /// <summary>The same page with its items converted.</summary>
    internal Page<TOther> Of<TOther>(Func<T, TOther> make) => new([.. Items.Select(make)], Cursors, HasMore) { HasPrevious = HasPrevious };

    /// <summary>The cursor after which the next page begins, if there are more items.</summary>
    public string? Next => HasMore ? Cursors[^1] : null;
}
