using PlanApi.Application.Parts;

namespace PlanApi.Api.GraphQL;

/// <summary>The factor by which everything below a field counts.</summary>
/// <param name="Times">For a list whose length nobody states.</param>
/// <param name="Page">For a connection: the length of its pages, which the arguments <c>first</c> and <c>last</c> give.</param>
internal sealed record FieldCost(int Times, PageSize? Page = null);

/// <summary>How long the pages of a list are.</summary>
/// <param name="Default">Where the query does not say.</param>
/// <param name="Most">At most.</param>
internal sealed record PageSize(int Default, int Most = ListOptions.MaxFirst);
