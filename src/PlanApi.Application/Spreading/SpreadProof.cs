using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Errors;
using PlanApi.Application.Tables;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>
/// Adds up the result of a spread before anybody sees it. A preview must not show numbers that would read differently after the write, or
/// that a hold or bound would not allow.
/// </summary>
public sealed class SpreadProof(HeldPlaces held)
{
    private const int Named = 10;

    /// <summary>The resulting numbers; a failure if the place would not show its total, or if a hold or bound stands in the way.</summary>
    internal async Task<Outcome<RollUpEngine>> Of(PlanRow plan, PreparedSpread spread, SpreadBatch batch, CancellationToken cancellation)
    {
        var (cells, structure) = (spread.Cells, batch.Scopes.Known());
        if (
            batch.Batch.Values.Any(value =>
                value is >= 1_000_000_000_000_000 or <= -1_000_000_000_000_000
                && Quantity.TryCreate((decimal)value / Quantity.StepsPerUnit, out _) != QuantityFault.None
            )
        )
            return Invalid.One(
                FaultCodes.OutOfRange,
                "/value",
                $"A cell would get a value of more than {Quantity.MaxSignificantDigits} digits."
            );
        var after = CellMerge.Apply(spread.Shown, batch.Batch);
        var source = cells.Engine.Source.With(
            (code, measure) =>
                code == cells.Indicator.Code && measure == cells.Request.Measure ? after : cells.Engine.Source.Partitions(code, measure)
        );
        var engine = new RollUpEngine(source with { Scopes = structure.Scopes }, cells.Grants);
        if (
            spread.Total is { } total
            && Adds(cells)
            && engine.Over(cells.Indicator.Code, cells.Request.Measure, Frames.At(structure.Scopes, cells.Place, [cells.Request.Period]))
                is var place
            && !(
                place.At(0) is { HasValue: true } shown
                && cells.Steps(shown) == total
                && (cells.HoldPlace || place.BelowAt(0) is not { HasValue: true } below || cells.Steps(below) == total)
            )
        )
            return Hidden(spread);
        if (cells.Above is not null && Disagreeing(spread, engine) is { } disagreeing)
            return disagreeing;
        var resolved = new ResolvedCells(structure, [new ResolvedCells.Part(batch.Batch, spread.Shown)]);
        if (await held.Against(plan, spread.Scenario, resolved, cancellation) is { } conflict)
            return conflict;
        return engine;
    }

    private static bool Adds(SpreadCells cells) =>
        cells.Indicator.Kind == IndicatorKind.Stock
        || (cells.Indicator.Kind == IndicatorKind.Flow && !(cells.Indicator.PerDay && cells.HasPeriodAxis));

    // A stored total whose parts would read differently once they are written.
    private static Invalid? Disagreeing(PreparedSpread spread, RollUpEngine engine)
    {
        var cells = spread.Cells;
        var numbers = engine.Over(cells.Indicator.Code, cells.Request.Measure, cells.Frame);
        foreach (var cell in cells.Sums)
        {
            if (numbers.BelowAt(cells.PlaceAt(cell)) is not { HasValue: true } below || cells.Steps(below) != spread.Values[cell])
                return Invalid.One(
                    FaultCodes.NotAllowed,
                    "/over",
                    $"{new SpreadRefusals(cells, spread.Limits).Name(cell)} would still differ from the sum of the cells below it, since "
                        + "numbers there move between totals; reconcile shorter periods or single members."
                );
        }
        return null;
    }

    // What is stored between the cells and the place keeps its value, so that the cells do not reach the place.
    private static Invalid Hidden(PreparedSpread spread)
    {
        var (cells, structure, shown) = (spread.Cells, spread.Cells.Structure, spread.Shown);
        var faults = new List<Fault>();
        for (var run = 0; run < shown.Scopes.Length && faults.Count < Named; run++)
        {
            for (var at = shown.Starts[run]; at < shown.Starts[run + 1] && faults.Count < Named; at++)
            {
                var (scope, period) = (structure.Scopes.ScopeOf(shown.Scopes[run]), shown.Periods[shown.PeriodOf[at]]);
                if (
                    (scope.Equals(cells.Place) && period == cells.Request.Period)
                    || !PlaceContainment.IsWithin(structure, shown.Scopes[run], period, cells.Place, cells.Request.Period)
                )
                    continue;
                if (Enumerable.Range(0, Math.Min(cells.Count, 10_000)).Any(cell => IsAbove(cells, scope, period, cell)))
                    faults.Add(
                        new Fault(
                            FaultCodes.NotAllowed,
                            "/over",
                            $"{cells.Indicator.Code} {(scope.Count == 0 ? "of the whole organisation" : scope)} in {period} is "
                                + "stored itself, so that what is written below it does not reach the total; break that down, or clear "
                                + "it first."
                        )
                    );
            }
        }
        return faults.Count > 0
            ? new Invalid(faults)
            : Invalid.One(
                FaultCodes.NotAllowed,
                "/over",
                "Other stored numbers share parts with these cells, so that the place would not come to the total; break it down "
                    + "along the axes of those, or clear them first."
            );
    }

    private static bool IsAbove(SpreadCells cells, Scope scope, Domain.Calendars.Period period, int cell)
    {
        var within = cells.PeriodOf(cell);
        var own = cells.ScopeOf(cell);
        if ((own.Equals(scope) && within == period) || (within != period && !cells.Structure.Calendar.Contains(period, within)))
            return false;
        return scope.All(pair =>
            own.TryGetValue(pair.Key, out var member)
            && cells.Structure.Scopes.Dimensions[cells.Structure.Scopes.DimensionNumber(pair.Key)] is var index
            && index.IsWithin(index.Number(member), index.Number(pair.Value), cells.Structure.Calendar.Days(within).Last)
        );
    }
}
