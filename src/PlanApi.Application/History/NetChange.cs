using System.Text.Json;

namespace PlanApi.Application.History;

/// <summary>How a part or a cell differs between two moments.</summary>
/// <param name="Kind">The kind of part; <c>Cell</c> for a number.</param>
/// <param name="Key">The key at the later moment, or at the earlier one where the part is gone.</param>
/// <param name="Fields">The names of the fields that differ; none for a new or a removed part.</param>
/// <param name="Before">The part at the earlier moment; absent when it is new.</param>
/// <param name="After">The part at the later moment; absent when it was removed.</param>
public sealed record NetChange(string Kind, string Key, IReadOnlyList<string> Fields, JsonElement? Before, JsonElement? After);

/// <summary>How many things of a kind differ.</summary>
/// <param name="Kind">The kind of part; <c>Cell</c> for numbers.</param>
/// <param name="Added">Those that are new.</param>
/// <param name="Removed">Those that are gone.</param>
/// <param name="Changed">Those that are at both moments, and differ.</param>
public sealed record ChangeCount(string Kind, int Added, int Removed, int Changed);

/// <summary>What two moments of a plan have in different ways.</summary>
/// <param name="From">The earlier moment.</param>
/// <param name="To">The later moment.</param>
/// <param name="Counts">How many differ, by kind, in the order of a document; kinds without a difference are left out.</param>
/// <param name="Compared">How many change sets lie between the two.</param>
public sealed record ComparisonSummary(KnownMoment From, KnownMoment To, IReadOnlyList<ChangeCount> Counts, long Compared);
