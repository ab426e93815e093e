namespace PlanApi.Api.Rest;

/// <summary>A query parameter of an endpoint; any other is refused.</summary>
/// <param name="Name">As it stands in the query.</param>
/// <param name="Description">A sentence.</param>
/// <param name="Allowed">The values that it may have; any when absent.</param>
/// <param name="Type">What a value is: string, integer or date.</param>
/// <param name="Many">Whether it may have several values, with commas between.</param>
public sealed record QueryParameter(
    string Name,
    string Description,
    IReadOnlyList<string>? Allowed = null,
    string Type = "string",
    bool Many = false
);

/// <summary>The parameters that an endpoint takes, worked out when somebody first asks.</summary>
public sealed class QueryParameters(Func<IReadOnlyList<QueryParameter>> declare)
{
    private readonly Lazy<IReadOnlyList<QueryParameter>> _all = new(declare);

    public IReadOnlyList<QueryParameter> All => _all.Value;

    public IReadOnlyCollection<string> Names => [.. All.Select(parameter => parameter.Name)];
}
