using GraphQL;

namespace PlanApi.Api.GraphQL.Limits;

/// <summary>The query is over a limit; nothing of it was executed.</summary>
internal sealed class QueryRefused : ExecutionError
{
    public QueryRefused(string code, string message)
        : base(message) => Code = code;
}
