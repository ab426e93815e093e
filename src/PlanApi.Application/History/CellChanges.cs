using System.Text.Json;
using PlanApi.Application.Changes;
using PlanApi.Application.Documents.Json;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.History;

/// <summary>A block's cells as changes that people read.</summary>
internal static class CellChanges
{
    internal const string Kind = "Cell";

    public static IEnumerable<Change> Of(CellBlock block)
    {
        var currencies = block.Common.Currencies.ToDictionary(change => change.Cell);
        for (var cell = 0; cell < block.Count; cell++)
        {
            var (head, scope, period) = (block.Common, block.ScopeOf(cell), block.Common.Periods[block.PeriodOf[cell]]);
            var currency = currencies.GetValueOrDefault(cell);
            var place = new Cell
            {
                Measure = head.Measure,
                Indicator = head.Indicator,
                Scope = scope,
                Period = period,
                Value = Quantity.Zero,
            };
            yield return new Change(
                Kind,
                $"{head.Scenario}|{place.Key()}",
                Json(head, scope, period, block.Before[cell], currency?.Before),
                Json(head, scope, period, block.After[cell], currency?.After)
            );
        }
    }

    /// <summary>The difference of a cell between two moments.</summary>
    public static NetChange Net(
        CellBlock.Head head,
        Scope scope,
        Period period,
        (long? Value, Code? Currency) before,
        (long? Value, Code? Currency) after
    )
    {
        var place = new Cell
        {
            Measure = head.Measure,
            Indicator = head.Indicator,
            Scope = scope,
            Period = period,
            Value = Quantity.Zero,
        };
        var (was, now) = (Json(head, scope, period, before.Value, before.Currency), Json(head, scope, period, after.Value, after.Currency));
        return new NetChange(Kind, $"{head.Scenario}|{place.Key()}", ChangedFields.Of(was, now), was, now);
    }

    private static JsonElement? Json(CellBlock.Head head, Scope scope, Period period, long? value, Code? currency) =>
        value is { } steps
            ? JsonSerializer.SerializeToElement(
                new CellState(head.Scenario, head.Measure, head.Indicator, scope, period, new Quantity(steps), currency),
                PlanJson.Options
            )
            : null;

    private sealed record CellState(
        Code Scenario,
        Measure Measure,
        Code Indicator,
        Scope Scope,
        Period Period,
        Quantity Value,
        Code? Currency
    );
}
