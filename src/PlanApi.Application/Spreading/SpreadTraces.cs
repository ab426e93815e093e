using PlanApi.Application.Changes;

namespace PlanApi.Application.Spreading;

/// <summary>Records the arithmetic behind the cells of a spread, for the plan's history.</summary>
internal static class SpreadTraces
{
    /// <summary>Records the arithmetic behind some cells of a spread.</summary>
    /// <param name="spread">The spread.</param>
    /// <param name="cells">The numbers of the cells; -1 for stored totals that change with them.</param>
    public static SpreadTrace Of(PreparedSpread spread, IReadOnlyList<int> cells)
    {
        var trace = new SpreadTrace
        {
            Scale = spread.Cells.StoredSteps(1),
            WeightUnit = spread.WeightUnit.ToString(),
            Cells = TraceColumn.Of(cells, cell => cell),
        };
        if (spread.Met is not { } met)
            return trace with { Reasons = [.. cells.Select(cell => cell < 0 ? null : spread.ReasonOf(cell))] };
        return trace with
        {
            Outcome = TraceOutcome.Of(met),
            Start = Column(spread.Start),
            Weight = Column(spread.Weight),
            Low = Column(spread.Low),
            High = Column(spread.High),
            Limits = spread.Low is null ? null : spread.Limits.Names,
            LowBy = spread.Low is null ? null : TraceColumn.Of(cells, cell => cell < 0 ? -1 : spread.LimitOf(cell, isLow: true)),
            HighBy = spread.Low is null ? null : TraceColumn.Of(cells, cell => cell < 0 ? -1 : spread.LimitOf(cell, isLow: false)),
            Days = cells.Any(cell => cell >= 0 && spread.DaysOf(cell) is not null)
                ? TraceColumn.Of(cells, cell => cell < 0 ? 0 : spread.DaysOf(cell) ?? 0)
                : null,
            Source = spread.Profile is { } profile ? SourceOf(profile, cells) : null,
        };

        TraceColumn? Column(long[]? values) => values is null ? null : TraceColumn.Of(cells, cell => cell < 0 ? 0 : values[cell]);
    }

    private static SpreadTrace.TraceSource? SourceOf(SpreadProfile profile, IReadOnlyList<int> cells)
    {
        WeightSource?[] all = [.. cells.Select(cell => cell < 0 ? null : profile.SourceOf(cell))];
        if (Array.Find(all, one => one is not null) is not { } first)
            return null;
        return new SpreadTrace.TraceSource(
            first.Scenario,
            first.Indicator,
            first.Measure,
            profile.Scope,
            TraceColumn.Of(all, one => one?.Period.Key ?? first.Period.Key),
            TraceColumn.Of(all, one => one?.Value?.Steps ?? SpreadTrace.Missing),
            first.Days is null ? null : TraceColumn.Of(all, one => one?.Days ?? 0)
        )
        {
            Own = profile.Own.Count == 0 ? null : profile.Own,
        };
    }
}
