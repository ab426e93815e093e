using PlanApi.Domain.Actuals;

namespace PlanApi.Application.Actuals;

/// <summary>Actuals in one batch.</summary>
public sealed record ActualEntries
{
    public required IReadOnlyList<ActualEntry> Rows { get; init; }

    public BatchMode Mode { get; init; }

    /// <summary>What becomes of values with more decimals than their indicator has; refused when absent.</summary>
    public Rounding? Round { get; init; }
}

/// <summary>What becomes of a batch in which some rows are wrong.</summary>
public enum BatchMode
{
    /// <summary>Nothing of it is stored.</summary>
    AllOrNothing,

    /// <summary>The others are stored, and every row that is not comes back with its reasons.</summary>
    RowByRow,
}
