using PlanApi.Domain.Actuals;

namespace PlanApi.Application.Actuals;

/// <summary>Actuals in one batch.</summary>
public sealed record ActualEntries
{
    public required IReadOnlyList<ActualEntry> Rows { get; init; }

    public BatchMode Mode { get; init; }

    /// <summary>How values with more decimals than their indicator are treated; refused when absent.</summary>
    public Rounding? Round { get; init; }
}

/// <summary>How a batch with some faulty rows is treated.</summary>
public enum BatchMode
{
    /// <summary>Nothing of it is stored.</summary>
    AllOrNothing,

    /// <summary>The correct rows are stored, and every other row comes back with its reasons.</summary>
    RowByRow,
}
