namespace PlanApi.Domain.Cube;

/// <summary>The form of a flow's number. The calendar converts it, by the days of the period.</summary>
public enum FlowBasis
{
    /// <summary>As the indicator states it: per day if its <c>perDay</c> is set, otherwise as the period's total.</summary>
    AsStated,

    /// <summary>The mean of the period's days; shown with four decimals if its indicator states totals.</summary>
    PerDay,

    /// <summary>The sum of the period's days.</summary>
    Total,
}
