using PlanApi.Application.Access;

namespace PlanApi.Application.History;

/// <summary>Which change sets of a plan; null where it does not matter.</summary>
/// <param name="Door">The way by which the request came in.</param>
/// <param name="Actor">The name of the API key that asked; <c>local</c> for the machine itself.</param>
/// <param name="UseCase">The use case: <c>UpdateTarget</c>.</param>
/// <param name="Since">Committed at this instant or later.</param>
/// <param name="Until">Committed before this instant.</param>
public sealed record ChangeSetFilter(Door? Door, string? Actor, string? UseCase, DateTimeOffset? Since, DateTimeOffset? Until)
{
    /// <summary>Whether it leaves every change set.</summary>
    public bool IsEmpty => this == new ChangeSetFilter(null, null, null, null, null);
}
