using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Changes;

/// <summary>
/// Before and after of many cells of one partition, in columns. It holds the codes of that time, so that history reads the same after a
/// rename, and ids, so that it can be undone.
/// </summary>
internal sealed class CellBlock
{
    /// <summary>The common properties of all its cells, and the codes that they use.</summary>
    /// <param name="Scenario">The scenario that was written.</param>
    /// <param name="Measure">Which number.</param>
    /// <param name="Indicator">The indicator.</param>
    /// <param name="Partition">The partition's stored id.</param>
    /// <param name="Dimensions">The plan's dimensions, each with the members that its cells name.</param>
    /// <param name="Periods">The periods of its cells.</param>
    /// <param name="Currencies">For cells in another currency than the plan's, by index: the currency before and after.</param>
    /// <param name="Origin">How the values came about, where that is more than somebody's writing them.</param>
    /// <param name="Spread">The reason of each cell's value, where a spread wrote it.</param>
    /// <param name="Notes">For cells with a note from their source, by index: the note before and after.</param>
    public sealed record Head(
        Code Scenario,
        Measure Measure,
        Code Indicator,
        long Partition,
        IReadOnlyList<Names> Dimensions,
        IReadOnlyList<Period> Periods,
        IReadOnlyList<CurrencyChange> Currencies,
        string? Origin,
        IReadOnlyList<NoteChange>? Notes = null,
        SpreadTrace? Spread = null
    );

    public sealed record Names(Code Dimension, IReadOnlyList<Code> Members);

    public sealed record NoteChange(int Cell, CellNote? Before, CellNote? After);

    public sealed record CurrencyChange(int Cell, Code? Before, Code? After);

    public required Head Common { get; init; }

    /// <summary>By cell, its scope's stored id.</summary>
    public required IReadOnlyList<long> ScopeIds { get; init; }

    /// <summary>By cell, for each dimension, one more than the index of the member's code; 0 for the top.</summary>
    public required IReadOnlyList<int[]> Members { get; init; }

    public required IReadOnlyList<int> PeriodOf { get; init; }

    public required IReadOnlyList<long?> Before { get; init; }

    public required IReadOnlyList<long?> After { get; init; }

    public int Count => ScopeIds.Count;

    public Scope ScopeOf(int cell) =>
        new(
            Common
                .Dimensions.Select((names, at) => (names, Member: Members[cell][at]))
                .Where(at => at.Member > 0)
                .Select(at => KeyValuePair.Create(at.names.Dimension, at.names.Members[at.Member - 1]))
        );
}
