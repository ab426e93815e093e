using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Changes;
using PlanApi.Application.Cube;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.RollForward;
using PlanApi.Domain.Values;

namespace PlanApi.Application.RollForward;

/// <summary>
/// Carries a plan's actuals into the plan of the next year, as references of the same periods, and its own references. Where both are
/// there, the actual counts. One indicator is in memory at a time.
/// </summary>
internal sealed class ReferenceRoller(PlanDb db, CubeReader cubes, ScenarioPartitions partitions, CellWriter writer, WorkProgress progress)
{
    /// <summary>How many references the new plan has. Numbers of periods that begin after the old year are none.</summary>
    public async Task<int> Carry(PlanRow old, PlanRow made, NextYear year, CancellationToken cancellation)
    {
        var (from, to) = (await cubes.Structure(old, cancellation), await cubes.Structure(made, cancellation));
        var stored = await partitions.Of(old.Id, from, [from.Scenarios[Code.Baseline]], cancellation);
        var indicators = stored
            .Where(partition => partition.Measure is Measure.Actual or Measure.Reference)
            .GroupBy(partition => partition.Indicator)
            .ToList();
        var sections = await db.Set<SectionRow>()
            .Where(section => section.PlanId == made.Id)
            .ToDictionaryAsync(section => section.Code, section => section.Id, cancellation);
        var count = 0;
        foreach (var (at, partition) in indicators.Index())
        {
            progress.Report("Carrying last year's numbers", at, indicators.Count);
            var batch = new CellBatch(Measure.Reference, to.Indicators[partition.Key.Indicator.Code]);
            var scopes = new ScopeInterner(db, made, to);
            var taken = new HashSet<(int, int)>();
            foreach (var (measure, _) in partition.OrderBy(one => one.Measure))
                await Add(batch, taken, old, from, measure, partition.Key.Id, scopes, year, sections, cancellation);
            to = scopes.Store(cancellation);
            count += await writer.Write(made, to, to.Scenarios[Code.Baseline], batch, Partition.Empty, cancellation);
        }
        return count;
    }

    private async Task Add(
        CellBatch batch,
        HashSet<(int, int)> taken,
        PlanRow old,
        CubeStructure from,
        Measure measure,
        long indicator,
        ScopeInterner scopes,
        NextYear year,
        Dictionary<string, long> sections,
        CancellationToken cancellation
    )
    {
        var baseline = from.Scenarios[Code.Baseline];
        var cells = await cubes.Partition(old, from, baseline, measure, indicator, cancellation);
        var notes = await Notes(old.Id, baseline.Id, measure, indicator, sections, cancellation);
        for (var run = 0; run < cells.Scopes.Length; run++)
        {
            cancellation.ThrowIfCancellationRequested();
            var scope = scopes.Number(from.Scopes.ScopeOf(cells.Scopes[run]));
            for (var cell = cells.Starts[run]; cell < cells.Starts[run + 1]; cell++)
            {
                var period = cells.Periods[cells.PeriodOf[cell]];
                if (!IsPast(period, year) || !taken.Add((scope, period.Key)))
                    continue;
                if (notes.TryGetValue((from.Scopes.Ids[cells.Scopes[run]], period.Key), out var note))
                    batch.Notes.Add(batch.Count, note);
                var currency = cells.Currencies?.TryGetValue(cell, out var other) == true ? other : (Code?)null;
                batch.Add(scope, period.Key, cells.Values[cell], currency);
            }
        }
    }

    private static bool IsPast(Period period, NextYear year) =>
        year.Calendar.Days(period).First <= year.LastDay && year.Calendar.Holds(period);

    private async Task<Dictionary<(long Scope, int Period), CellNote>> Notes(
        long planId,
        long scenario,
        Measure measure,
        long indicator,
        Dictionary<string, long> sections,
        CancellationToken cancellation
    )
    {
        var found = await (
            from note in db.Set<CellNoteRow>().AsNoTracking()
            join partition in db.Set<PartitionRow>()
                on new { note.PlanId, Id = note.PartitionId } equals new { partition.PlanId, partition.Id }
            where
                note.PlanId == planId
                && partition.ScenarioId == scenario
                && partition.Measure == measure
                && partition.IndicatorId == indicator
            select new
            {
                note.ScopeId,
                note.Period,
                note.Comparator,
                note.Wording,
                Source = note.Source!.Code,
            }
        ).ToListAsync(cancellation);
        return found.ToDictionary(
            note => (note.ScopeId, note.Period),
            note => new CellNote(
                note.Comparator,
                note.Wording,
                note.Source is not null && sections.TryGetValue(note.Source, out var id) ? id : null
            )
        );
    }
}
