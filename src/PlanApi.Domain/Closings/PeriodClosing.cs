using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Closings;

/// <summary>Closes a period for one of the measures: its cells do not change until it is opened again.</summary>
public sealed record PeriodClosing
{
    public required long Number { get; init; }

    /// <summary>The plan's version at which this last changed, which is its ETag.</summary>
    public required long Version { get; init; }

    public required Period Period { get; init; }

    public required Measure Measure { get; init; }

    public required DateTimeOffset ClosedAt { get; init; }

    /// <summary>The name of the key that closed it.</summary>
    public required string ClosedBy { get; init; }

    public string? Note { get; init; }

    /// <summary>The indicators that had no number in the period when it was closed.</summary>
    public IReadOnlyList<Code> WithoutNumbers { get; init; } = [];

    /// <summary>The slices that were still open when it was closed.</summary>
    public IReadOnlyList<Code> OpenSlices { get; init; } = [];

    /// <summary>When it was opened again; absent while it is closed.</summary>
    public DateTimeOffset? ReopenedAt { get; init; }

    public string? ReopenedBy { get; init; }

    /// <summary>Why it was opened again.</summary>
    public string? Reason { get; init; }
}
