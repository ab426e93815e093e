using PlanApi.Application.Access;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Access;

/// <summary>A new API key: the fields that its maker decides.</summary>
public sealed record NewApiKey
{
    /// <summary>1 to 100 characters, unique; parties refer to it as their subject.</summary>
    public required string Name { get; init; }

    public required Role Role { get; init; }

    /// <summary>The plans that the key may use; all plans when absent.</summary>
    public IReadOnlyList<Code>? Plans { get; init; }

    /// <summary>By dimension, the members that the key sees, with everything below them; all members when absent.</summary>
    public IReadOnlyDictionary<Code, IReadOnlyList<Code>>? Members { get; init; }

    /// <summary>
    /// The indicators whose numbers the key sees; all indicators when absent. One that names others, as a formula does, is seen only
    /// together with them.
    /// </summary>
    public IReadOnlyList<Code>? Indicators { get; init; }

    /// <summary>The time from which the key is refused; never when absent.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    internal ApiKey ToApiKey() =>
        new()
        {
            Name = Name,
            Role = Role,
            Plans = Plans,
            Members = Members?.ToDictionary(grant => grant.Key.ToString(), grant => grant.Value),
            Indicators = Indicators,
            ExpiresAt = ExpiresAt,
        };
}
