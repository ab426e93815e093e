namespace PlanApi.Application.Access;

/// <summary>What a caller with limited grants may see of one plan. Null stands for everything.</summary>
/// <param name="Scopes">The ids of the scopes that lie below the granted members; totals above are not among them.</param>
/// <param name="Members">By the id of each limited dimension, the ids of its members and groups that may be seen.</param>
public sealed record Visibility(IReadOnlyCollection<long> Scopes, IReadOnlyDictionary<long, IReadOnlyCollection<long>> Members);
