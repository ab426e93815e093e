namespace PlanApi.Application.UseCases;

/// <summary>Data that a request has looked up and will need again. A write makes it out of date.</summary>
public interface IRequestCache
{
    void Clear();
}
