using PlanApi.Domain.Values;

namespace PlanApi.Application.Plans;

/// <summary>Something of the service that names a plan, and parts of this plan by their codes.</summary>
public interface IOfPlan
{
    /// <summary>The plan's code.</summary>
    Code Plan { get; }
}
