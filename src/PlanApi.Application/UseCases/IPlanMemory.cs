namespace PlanApi.Application.UseCases;

/// <summary>What a service keeps in memory of plans by their versions.</summary>
public interface IPlanMemory
{
    /// <summary>Forgets a plan: some of its versions that were kept have never been.</summary>
    void Forget(long planId);
}
