namespace PlanApi.Api.Rest;

/// <summary>Which use case an endpoint or a GraphQL field sends: what the parity test compares.</summary>
public sealed record Serves(Type UseCase);

/// <summary>A query parameter of an endpoint; any other is refused.</summary>
public sealed record QueryParameter(string Name, string Description, IReadOnlyList<string>? Allowed = null, string Type = "string");

/// <summary>The parameters that an endpoint takes.</summary>
public sealed record QueryParameters(IReadOnlyList<QueryParameter> All)
{
    public IReadOnlyCollection<string> Names { get; } = [.. All.Select(parameter => parameter.Name)];
}
