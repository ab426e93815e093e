namespace PlanApi.Domain.Budgets;

/// <summary>How far the approval of a budget item is.</summary>
public enum BudgetState
{
    /// <summary>It is worked on.</summary>
    Drafted,

    /// <summary>It waits for approval.</summary>
    Submitted,

    /// <summary>It was returned with a reason, and is worked on again.</summary>
    Returned,

    /// <summary>It is approved. What its amount follows from does not change.</summary>
    Approved,
}
