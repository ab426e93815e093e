using PlanApi.Api.GraphQL.Limits;
using PlanApi.Api.Http;
using PlanApi.Application.Access;
using PlanApi.Application.History;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Http;

/// <summary>
/// Answers of queries as bytes, with the tag that the client may ask again with. One that was made of certain plans alone is right until
/// one of those plans, or its day, is another one; any other only while nobody writes to the database at all.
/// </summary>
internal sealed class QueryAnswers(KeptAnswers kept, UseCaseSender sender, PlansAsked asked, Caller caller, TimeProvider clock)
{
    private const int TagBytes = 18;

    /// <summary>The plans of one answer, at most; their states are read one by one.</summary>
    private const int MaxPlans = 8;

    public long State() => kept.State();

    /// <summary>The answer that was given before, if it would be the same now.</summary>
    public async Task<KeptAnswer?> Find(Identity identity, string request, long state, CancellationToken cancellation)
    {
        if (kept.Find(identity, request) is not { } answer)
            return kept.Missed();
        if (answer.Plans.Any(plan => plan.State.Day(clock) != plan.Day))
            return kept.Missed();
        if (answer.State == state)
            return kept.Hit(answer);
        if (answer.Plans.Count == 0 || !await AreSame(answer.Plans, cancellation))
            return kept.Missed();
        kept.Keep(identity, request, answer with { State = state });
        return kept.Hit(answer);
    }

    /// <summary>Keeps an answer that was computed from the given state on.</summary>
    /// <param name="identity">Who asked.</param>
    /// <param name="request">What they asked.</param>
    /// <param name="state">The state before it was computed.</param>
    /// <param name="type">The media type.</param>
    /// <param name="body">The answer.</param>
    /// <param name="followsFromDatabase">Whether the answer depends on nothing but the database and the grants: not on the day.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The answer with its tag, if it may be kept.</returns>
    public async Task<KeptAnswer?> Keep(
        Identity identity,
        string request,
        long state,
        string type,
        byte[] body,
        bool followsFromDatabase,
        CancellationToken cancellation
    )
    {
        var plans = asked.AndMore || caller.AsOf is not null || asked.Plans.Count > MaxPlans ? [] : await States(cancellation);
        if (plans.Count == 0 && !followsFromDatabase)
            return null;
        var answer = new KeptAnswer(state, type, $"W/\"{Digest.Of(body, TagBytes)}\"", body) { Plans = plans };
        kept.Keep(identity, request, answer);
        return answer;
    }

    private async Task<IReadOnlyList<PlanAsRead>> States(CancellationToken cancellation)
    {
        var states = new List<PlanAsRead>();
        foreach (var code in asked.Plans.ToList())
        {
            if (!(await sender.Send(new FetchPlanState(code), cancellation)).IsSuccess(out var state, out _))
                return [];
            states.Add(new PlanAsRead(code, state, state.Day(clock)));
        }
        return states;
    }

    private async Task<bool> AreSame(IReadOnlyList<PlanAsRead> plans, CancellationToken cancellation)
    {
        foreach (var plan in plans)
        {
            if (!(await sender.Send(new FetchPlanState(plan.Code), cancellation)).IsSuccess(out var state, out _) || state != plan.State)
                return false;
        }
        return true;
    }
}
