using PlanApi.Application.Tables;

namespace PlanApi.Application.UseCases;

/// <summary>Is called after every command that has committed, and after commits of other processes.</summary>
public interface IAfterCommit
{
    /// <summary>Something was committed.</summary>
    /// <param name="plan">The plan that the command was about; null where it was about no plan, or another process has committed.</param>
    void Committed(PlanRow? plan);
}
