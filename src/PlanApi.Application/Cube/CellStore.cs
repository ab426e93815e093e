using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube;

/// <summary>Reads and writes whole cells, with the notes of their sources, for plan documents.</summary>
public sealed class CellStore(PlanDb db)
{
    /// <summary>The kinds of indicator whose numbers should never be stored. A plan that stores one gets a finding.</summary>
    private static readonly IndicatorKind[] Computed = [IndicatorKind.Growth, IndicatorKind.Share, IndicatorKind.Formula];

    /// <summary>
    /// The cells that a scenario stores itself and that the caller may see, by place. Optionally only the cells with a note from their
    /// source, or only the actuals whose period key is below a limit, except in some partitions that are read whole.
    /// </summary>
    public IAsyncEnumerable<Cell> All(
        long planId,
        string scenario,
        Visibility visibility,
        bool saidOnly = false,
        int? actualsBefore = null,
        IReadOnlyList<long>? whole = null
    ) =>
        (
            from cell in Seen(visibility)
            join partition in db.Set<PartitionRow>()
                on new { cell.PlanId, Id = cell.PartitionId } equals new { partition.PlanId, partition.Id }
            join scope in db.Set<ScopeRow>() on new { cell.PlanId, Id = cell.ScopeId } equals new { scope.PlanId, scope.Id }
            join note in db.Set<CellNoteRow>()
                on new
                {
                    cell.PlanId,
                    cell.PartitionId,
                    cell.ScopeId,
                    cell.Period,
                } equals new
                {
                    note.PlanId,
                    note.PartitionId,
                    note.ScopeId,
                    note.Period,
                }
                into notes
            from note in notes.DefaultIfEmpty()
            where
                cell.PlanId == planId
                && partition.Scenario!.Code == scenario
                && cell.Value != null
                && (!saidOnly || note != null)
                && (
                    actualsBefore == null
                    || cell.Period < actualsBefore
                    || partition.Measure != Measure.Actual
                    || Computed.Contains(partition.Indicator!.Kind)
                    || (whole != null && whole.Contains(partition.Id))
                )
            orderby partition.Measure, partition.Indicator!.Code, scope.Text, cell.Period
            select new Cell
            {
                Indicator = Code.Known(partition.Indicator!.Code),
                Scope = Scope.FromCanonical(scope.Text),
                Period = Period.FromKey(cell.Period),
                Measure = partition.Measure,
                Value = new Quantity(cell.Value!.Value),
                Comparator = note == null ? Comparator.Equal : note.Comparator,
                Currency = Stored.Code(cell.Currency),
                Wording = note == null ? LocalText.Empty : note.Wording,
                Source = note == null ? null : Stored.Code(note.Source!.Code),
            }
        ).AsAsyncEnumerable();

    /// <summary>
    /// The partitions of actuals with rows of longer periods than a day, where one cell may lie in another. For single days sums are
    /// kept.
    /// </summary>
    public async Task<IReadOnlyList<(long Id, Code Indicator)>> Mixed(long planId, string scenario, CancellationToken cancellation) =>
        [
            .. (
                await db.Set<PartitionRow>()
                    .Where(partition =>
                        partition.PlanId == planId
                        && partition.Scenario!.Code == scenario
                        && partition.Measure == Measure.Actual
                        && (partition.SumsVersion == null || partition.SumsVersion < partition.Version)
                        && db.Set<CellRow>()
                            .Any(cell =>
                                cell.PlanId == planId && cell.PartitionId == partition.Id && cell.Period / 10_000 % 10 != Period.KeyOfDays
                            )
                    )
                    .Select(partition => new { partition.Id, partition.Indicator!.Code })
                    .ToListAsync(cancellation)
            ).Select(partition => (partition.Id, Code.Known(partition.Code))),
        ];

    private IQueryable<CellRow> Seen(Visibility visibility)
    {
        var cells = db.Set<CellRow>().AsNoTracking();
        if (!visibility.IsLimited)
            return cells;
        var placed = cells.Where(cell => visibility.Scopes.Contains(cell.ScopeId));
        if (visibility.Indicators is not { } seen)
            return placed;
        long[] indicators = [.. seen.Values];
        return placed.Where(cell =>
            db.Set<PartitionRow>()
                .Any(partition =>
                    partition.PlanId == cell.PlanId && partition.Id == cell.PartitionId && indicators.Contains(partition.IndicatorId)
                )
        );
    }

    /// <summary>Adds the cells of a document that is being loaded; their partitions are new with the plan.</summary>
    internal void Insert(PlanRow plan, Code scenario, IReadOnlyList<Cell> cells, long version, ResolvedReferences references)
    {
        var scenarioId = references.Id(PartKind.Scenario, scenario);
        var partitions = new Dictionary<(Measure, Code), long>();
        foreach (var cell in cells)
        {
            if (!partitions.TryGetValue((cell.Measure, cell.Indicator), out var partition))
            {
                partitions[(cell.Measure, cell.Indicator)] = partition = plan.NextId++;
                db.Add(
                    new PartitionRow
                    {
                        PlanId = plan.Id,
                        Id = partition,
                        ScenarioId = scenarioId,
                        Measure = cell.Measure,
                        IndicatorId = references.Id(PartKind.Indicator, cell.Indicator),
                        Version = version,
                    }
                );
            }
            Insert(plan.Id, partition, cell, version, references);
        }
    }

    private void Insert(long planId, long partition, Cell cell, long version, ResolvedReferences references)
    {
        var (scope, period) = (references.Scope(cell.Scope), cell.Period.Key);
        db.Add(
            new CellRow
            {
                PlanId = planId,
                PartitionId = partition,
                ScopeId = scope,
                Period = period,
                Value = cell.Value.Steps,
                Currency = cell.Currency?.ToString(),
                Version = version,
            }
        );
        if (cell is { Comparator: Comparator.Equal, Source: null } && cell.Wording.Count == 0)
            return;
        db.Add(
            new CellNoteRow
            {
                PlanId = planId,
                PartitionId = partition,
                ScopeId = scope,
                Period = period,
                Comparator = cell.Comparator,
                Wording = cell.Wording,
                SourceId = references.Id(PartKind.Section, cell.Source),
            }
        );
    }
}
