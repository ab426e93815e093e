namespace PlanApi.Api.GraphQL.Limits;

/// <summary>What a query counts, beside the most that one may count. Each answer says it in its <c>extensions</c>.</summary>
/// <param name="Requested">Each field once for each item that the lists above it may have, and the work of computed fields.</param>
/// <param name="Limit">The most that one query may count.</param>
internal sealed record QueryCost(long Requested, long Limit)
{
    /// <summary>The name among the extensions.</summary>
    public const string Name = "cost";
}
