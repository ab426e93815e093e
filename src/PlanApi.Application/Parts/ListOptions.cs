namespace PlanApi.Application.Parts;

/// <summary>What part of a list is asked for.</summary>
public sealed record ListOptions
{
    public const int DefaultFirst = 50;
    public const int MaxFirst = 1_000;
    public const int MaxFilterValues = 100;

    /// <summary>By filter name, the values of which one must hold.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Filters { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>A sort's name, led by <c>-</c> for descending; by code when absent.</summary>
    public string? Sort { get; init; }

    /// <summary>How many at most, 1 to 1,000.</summary>
    public int First { get; init; } = DefaultFirst;

    /// <summary>The cursor after which to go on.</summary>
    public string? After { get; init; }
}

/// <summary>Some of a list, and the cursor of its last item where there is more.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, IReadOnlyList<string> Cursors, bool HasMore)
{
    public string? Next => HasMore ? Cursors[^1] : null;
}
