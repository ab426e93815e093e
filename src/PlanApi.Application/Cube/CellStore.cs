using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube;

/// <summary>How cells are read and written.</summary>
public sealed class CellStore(PlanDb db)
{
    private static readonly Expression<Func<CellRow, Cell>> Read = row => new Cell
    {
        Indicator = Code.Known(row.Indicator!.Code),
        Scope = Scope.FromCanonical(row.Scope!.Text),
        Period = Period.Parse(row.Period),
        Measure = row.Measure,
        Value = row.Value,
        Comparator = row.Comparator,
        Currency = Stored.Code(row.Currency),
        Wording = row.Wording,
        Source = Stored.Code(row.Source!.Code),
    };

    /// <summary>The stored cells of a scenario, by place.</summary>
    public IAsyncEnumerable<Cell> All(long planId, string scenario) => db.Set<CellRow>().AsNoTracking()
        .Where(row => row.PlanId == planId && row.Scenario!.Code == scenario)
        .OrderBy(row => row.Measure).ThenBy(row => row.Indicator!.Code).ThenBy(row => row.Scope!.Text).ThenBy(row => row.Period)
        .Select(Read).AsAsyncEnumerable();

    internal static CellRow Row(long planId, long scenarioId, Cell cell, ResolvedReferences references) => new()
    {
        PlanId = planId,
        ScenarioId = scenarioId,
        Measure = cell.Measure,
        IndicatorId = references.Id(PartKind.Indicator, cell.Indicator),
        ScopeId = references.Scope(cell.Scope),
        Period = cell.Period.ToString(),
        Value = cell.Value,
        Comparator = cell.Comparator,
        Currency = cell.Currency?.ToString(),
        Wording = cell.Wording,
        SourceId = references.Id(PartKind.Section, cell.Source),
    };
}
