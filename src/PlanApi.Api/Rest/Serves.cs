namespace PlanApi.Api.Rest;

/// <summary>Which use case an endpoint or a GraphQL field sends: what the parity test compares.</summary>
public sealed record Serves(Type UseCase);
