using GraphQL;

namespace PlanApi.Api.GraphQL.Http;

/// <summary>The request of a client, by either method.</summary>
internal sealed record QueryRequest(string Query, string? OperationName, Inputs Variables);
