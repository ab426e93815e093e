using PlanApi.Application.Errors;

namespace PlanApi.Application.UseCases;

/// <summary>Answers queries from a plan as it was.</summary>
public interface IPastReads
{
    /// <summary>Whether the present answers, though a past moment is asked for: it tells something about the plan's history.</summary>
    bool IsOfThePresent(Type request);

    /// <summary>The answer as of the moment that the caller asks for.</summary>
    Task<Outcome<TAnswer>> Send<TAnswer>(Request<TAnswer> request, string asOf, CancellationToken cancellation);
}
