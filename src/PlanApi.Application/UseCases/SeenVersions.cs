using System.Globalization;
using PlanApi.Application.Errors;

namespace PlanApi.Application.UseCases;

/// <summary>The versions that a writer expects of the thing to change: one of several, or any.</summary>
/// <param name="OneOf">The versions; null for whichever.</param>
public sealed record SeenVersions(IReadOnlyList<long>? OneOf)
{
    /// <summary>A writer that replaces the present version, whatever it is.</summary>
    public static readonly SeenVersions Whichever = new((IReadOnlyList<long>?)null);

    /// <summary>The one version; null where the writer does not say.</summary>
    public static SeenVersions? Of(long? version) => version is { } known ? new([known]) : null;

    /// <summary>The reason why a writer may not change something at this version; null where there is none.</summary>
    /// <param name="seen">The versions that the writer has seen; null where it does not say.</param>
    /// <param name="current">The present version.</param>
    public static Failure? Refusal(SeenVersions? seen, long current) =>
        seen switch
        {
            null => new MissingVersion(),
            { OneOf: { } versions } when !versions.Contains(current) => new StaleVersion(
                string.Join(" or ", versions.Select(version => version.ToString(CultureInfo.InvariantCulture))),
                current
            ),
            _ => null,
        };
}
