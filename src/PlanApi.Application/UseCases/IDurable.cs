namespace PlanApi.Application.UseCases;

/// <summary>
/// Marks a request that may take long. Who sends it may ask for an operation instead of the answer: the request is stored and done in the
/// background, also when the process that does it ends half way. All that it says must be readable again from its JSON.
/// </summary>
public interface IDurable;
