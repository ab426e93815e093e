namespace PlanApi.Application.UseCases;

/// <summary>What a request has looked up and will look up again. A write makes it untrue.</summary>
public interface IRequestCache
{
    void Clear();
}
