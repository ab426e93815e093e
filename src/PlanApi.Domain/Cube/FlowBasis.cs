namespace PlanApi.Domain.Cube;

/// <summary>How the number of a flow is stated. The calendar converts, by the days of the period.</summary>
public enum FlowBasis
{
    /// <summary>As the indicator says: per day where its <c>perDay</c> is set, and otherwise as the period's total.</summary>
    AsStated,

    /// <summary>The mean of the period's days; shown to four decimals where its indicator states totals.</summary>
    PerDay,

    /// <summary>The sum of the period's days.</summary>
    Total,
}
