using System.Text.Json;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;

namespace PlanApi.Application.History;

/// <summary>One use case's writes in a plan: who, when, why, and what changed.</summary>
/// <param name="Sequence">Counts the plan's change sets from 1; the plan's version after it.</param>
/// <param name="At">When it was committed.</param>
/// <param name="UseCase">The use case: <c>UpdateTarget</c>.</param>
/// <param name="Actor">The name of the API key that asked; <c>local</c> for the machine itself. Absent, like party, reason, door
/// and hash, if
/// the set also changed things that the caller may not see.</param>
/// <param name="Party">The party that the key acts as.</param>
/// <param name="Reason">Why, as the caller said.</param>
/// <param name="Door">The way by which the request came in; absent for change sets from before this was kept.</param>
/// <param name="ChangeCount">The number of changed parts that the caller may see.</param>
/// <param name="Hash">SHA-256 over the hash before it and all of this, in hexadecimal. It shows whether the history was altered.</param>
public sealed record ChangeSet(
    long Sequence,
    DateTimeOffset At,
    string UseCase,
    string? Actor,
    Code? Party,
    string? Reason,
    Door? Door,
    int ChangeCount,
    string? Hash
);

/// <summary>The change of one part in a change set.</summary>
/// <param name="Kind">The kind of part.</param>
/// <param name="Key">The key before the change, or the new one where there was none.</param>
/// <param name="Before">The part before; absent when it was new.</param>
/// <param name="After">The part after; absent when it was removed.</param>
public sealed record Change(string Kind, string Key, JsonElement? Before, JsonElement? After);
