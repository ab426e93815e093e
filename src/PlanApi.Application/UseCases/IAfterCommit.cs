using PlanApi.Application.Tables;

namespace PlanApi.Application.UseCases;

/// <summary>Hears of every command that has committed.</summary>
public interface IAfterCommit
{
    /// <summary>A command has committed.</summary>
    /// <param name="plan">The plan that it was about; null where it was about none.</param>
    void Committed(PlanRow? plan);
}
