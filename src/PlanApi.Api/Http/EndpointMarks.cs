namespace PlanApi.Api.Http;

/// <summary>Names the use case that an endpoint or a GraphQL field sends. The parity test compares the two.</summary>
public sealed record Serves(Type UseCase);

/// <summary>Marks endpoints that answer with an ETag, though they take none, for the OpenAPI document.</summary>
internal sealed record AnswersVersion;

/// <summary>Marks endpoints for the OpenAPI document.</summary>
internal sealed record TakesIfMatch;

/// <summary>Marks endpoints for the OpenAPI document.</summary>
internal sealed record TakesIdempotencyKey;

/// <summary>Marks a POST that only reads: its body is the question.</summary>
internal sealed record ReadByPost;

/// <summary>Marks an endpoint whose answer holds a secret: it is neither kept by anybody nor packed.</summary>
internal sealed record HoldsSecret;

/// <summary>Marks an endpoint whose answer holds a result for each of several requests, so that it always has a body.</summary>
internal sealed record HasResults;

/// <summary>An example for the OpenAPI document: of the body, and of the answer unless that has another shape.</summary>
internal sealed record Example(object Value, bool IsAnswer = true);

/// <summary>An example of a body that is read line by line, for the OpenAPI document.</summary>
internal sealed record TextExample(string MediaType, string Text);

/// <summary>Marks an endpoint that takes or answers files as their bytes.</summary>
internal sealed record FileBody;

/// <summary>Names the table whose rows a list has, so that it is given as a file too.</summary>
internal sealed record HasTable(string Name);

/// <summary>Marks an endpoint whose answer depends on the request line, the caller's grants and the database alone.</summary>
internal sealed record Keepable;
