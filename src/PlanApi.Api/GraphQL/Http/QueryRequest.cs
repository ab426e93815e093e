using GraphQL;

namespace PlanApi.Api.GraphQL.Http;

/// <summary>What a client sends, by either method.</summary>
internal sealed record QueryRequest(string Query, string? OperationName, Inputs Variables);
