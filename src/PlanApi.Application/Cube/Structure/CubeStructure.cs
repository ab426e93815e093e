using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Currencies;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Structure;

/// <summary>The structure for computing a plan's numbers, without its cells. It is held in memory while it does not change.</summary>
/// <param name="Version">The plan's structure version that this shows.</param>
/// <param name="Scopes">Dimensions and scopes.</param>
/// <param name="DimensionIds">The stored id of each dimension, by its number.</param>
/// <param name="MemberIds">By dimension, the stored ids of its members and groups, by their numbers.</param>
/// <param name="Calendar">The plan's calendar.</param>
/// <param name="Currency">The plan's currency.</param>
/// <param name="Indicators">The indicators by code, with their stored ids.</param>
/// <param name="Scenarios">The scenarios by code.</param>
/// <param name="ExchangeRates">Every rate.</param>
public sealed record CubeStructure(
    long Version,
    ScopeIndex Scopes,
    long[] DimensionIds,
    long[][] MemberIds,
    Calendar Calendar,
    Code Currency,
    IReadOnlyDictionary<Code, StoredIndicator> Indicators,
    IReadOnlyDictionary<Code, StoredScenario> Scenarios,
    IReadOnlyList<ExchangeRate> ExchangeRates
)
{
    /// <summary>The indicators alone.</summary>
    public IReadOnlyDictionary<Code, Indicator> Definitions { get; } =
        Indicators.ToDictionary(pair => pair.Key, pair => pair.Value.Indicator);

    /// <summary>The same as somebody sees it for whom the other indicators do not exist.</summary>
    /// <param name="seen">The indicators that are seen; null for all.</param>
    public CubeStructure SeenBy(IEnumerable<Code>? seen) =>
        seen?.ToHashSet() is not { } codes
            ? this
            : new(
                Version,
                Scopes,
                DimensionIds,
                MemberIds,
                Calendar,
                Currency,
                Indicators.Where(pair => codes.Contains(pair.Key)).ToDictionary(),
                Scenarios,
                ExchangeRates
            );

    /// <summary>About what it takes in memory.</summary>
    public long Bytes => (Scopes.Count * (24L + (4L * DimensionIds.Length))) + MemberIds.Sum(ids => ids.Length * 100L);
}

/// <summary>An indicator with its stored id.</summary>
public sealed record StoredIndicator(long Id, Indicator Indicator);

/// <summary>A scenario with its stored id, its parent, and the plan's version at which it sees that.</summary>
public sealed record StoredScenario(long Id, Code Code, Code? Parent, long? ParentVersion);
