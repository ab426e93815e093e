using PlanApi.Domain.Values;

namespace PlanApi.Application.UseCases;

/// <summary>A read of a plan whose answer depends on more than the plan's state and its day.</summary>
public interface IDependsOnMore;

/// <summary>
/// The plans that the requests of one scope were about. An answer that was made of them alone is right as long as their states and their
/// days are the same, whatever happens to other plans.
/// </summary>
public sealed class PlansAsked
{
    private readonly HashSet<Code> _plans = [];

    public IReadOnlyCollection<Code> Plans => _plans;

    /// <summary>Whether a request was about no plan, or depends on more than its plan.</summary>
    public bool AndMore { get; private set; }

    internal void Add<TAnswer>(Request<TAnswer> request)
    {
        if (request.AboutPlan is { } plan && request is not IDependsOnMore)
            _plans.Add(plan);
        else
            AndMore = true;
    }
}
