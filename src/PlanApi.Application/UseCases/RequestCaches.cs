using PlanApi.Application.Access;
using PlanApi.Application.Plans;

namespace PlanApi.Application.UseCases;

/// <summary>What a request has looked up and will look up again. A write makes it untrue.</summary>
public sealed class RequestCaches(PlanFinder plans, VisibilityFinder visibility)
{
    public void Clear()
    {
        plans.Clear();
        visibility.Clear();
    }
}
