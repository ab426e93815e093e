using GraphQL;
using PlanApi.Api.GraphQL.Documents;

namespace PlanApi.Api.GraphQL.Http;

/// <summary>The request of a client, by either method.</summary>
/// <param name="Query">The text of the document; empty where the request only names it.</param>
/// <param name="Document">The name of the document, where the request has one.</param>
/// <param name="OperationName">Which of its operations; null where it has one.</param>
/// <param name="Variables">Their values.</param>
internal sealed record QueryRequest(string Query, NamedDocument? Document, string? OperationName, Inputs Variables);
