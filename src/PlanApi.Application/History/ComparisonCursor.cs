using System.Globalization;
using PlanApi.Domain;

namespace PlanApi.Application.History;

/// <summary>A place in a comparison, whose later moment it keeps.</summary>
/// <param name="To">The version of the later moment.</param>
/// <param name="At">The position in the list, counted from 1.</param>
internal readonly record struct ComparisonCursor(long To, long At)
{
    public static ComparisonCursor? Read(string text) =>
        text.Split('-') is [var to, var at]
        && long.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? new ComparisonCursor(version, position)
            : null;

    /// <summary>The kinds of things that are compared.</summary>
    public static IReadOnlyList<string> Kinds() => [PartKind.Plan.Name, .. PartKind.All.Select(kind => kind.Name), CellChanges.Kind];
}
