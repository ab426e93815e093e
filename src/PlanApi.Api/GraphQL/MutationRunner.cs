using GraphQL.Types;
using PlanApi.Application.Errors;
using PlanApi.Application.Operations;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Plans;

namespace PlanApi.Api.GraphQL;

/// <summary>Runs one mutation in a scope of its own, with its idempotency key and reason.</summary>
internal static class MutationRunner
{
    private const string IdempotencyKey = "idempotencyKey";
    private const string Reason = "reason";
    private const int MaxReasonLength = 1_000;

    public static QueryArgument[] Arguments(GraphBuilder graph) =>
        [
            graph.Argument<string>(
                IdempotencyKey,
                "Makes the mutation safe to send again within a day: the same answer comes back. Without it the Idempotency-Key "
                    + "header counts."
            ),
            graph.Argument<string>(Reason, "Why, for the change set. Without it the X-Change-Reason header counts."),
        ];

    public static async Task<Payload> Run<T>(Ask ask, Func<Ask, Task<Outcome<T>>> send)
    {
        var caller = ask.Request.BeginMutation();
        try
        {
            ask.Request.MutatedPlan = ask.OptionalCode("plan");
            caller.IdempotencyKey = Key(ask, caller.IdempotencyKey);
            caller.Reason = Text(ask, Reason, MaxReasonLength) ?? caller.Reason;
            var outcome = await send(ask);
            ask.Request.EndMutation(caller);
            if (!outcome.IsSuccess(out var answer, out var failure))
                return new Payload(null, [failure]);
            if (answer is Plan made)
                ask.Request.MutatedPlan = made.Code;
            if (answer is PlanPart part and not Plan)
                ask.Request.PlanCodes[Ask.NodeOf(part).PlanId] = ask.PlanCode;
            return new Payload(answer, []) { ChangeSet = caller.Written };
        }
        catch (FailureError error)
        {
            return new Payload(null, [error.Failure]);
        }
    }

    /// <summary>
    /// One header cannot be the key of several mutations. So each mutation gets the header's key together with its own name.
    /// </summary>
    private static string? Key(Ask ask, string? header)
    {
        if (Text(ask, IdempotencyKey, IdempotencyStore.MaxKeyLength) is { } own)
            return own;
        return header is null || ask.IsAlone ? header : $"{header}/{ask.Name}";
    }

    private static string? Text(Ask ask, string name, int maxLength)
    {
        var text = ask.Get<string>(name);
        if (text is not null && (text.Length == 0 || text.Length > maxLength || text.Any(char.IsControl)))
            ask.Add(new Fault(FaultCodes.TooLong, "/" + name, $"'{name}' is a text of 1 to {maxLength} characters."));
        return text;
    }
}

/// <summary>The answer of a mutation: one of them.</summary>
internal sealed record Payload(object? Answer, IReadOnlyList<Failure> Errors)
{
    /// <summary>If the caller does not want to wait: the operation that does the work.</summary>
    public Operation? Operation { get; init; }

    /// <summary>The number of the change set that was written in the plan.</summary>
    public long? ChangeSet { get; init; }
}
