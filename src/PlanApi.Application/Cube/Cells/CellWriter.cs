using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Changes;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Cells;

/// <summary>
/// Writes cells within a command: the rows, what scenarios made from this one still see of them, and the history, in the order of the
/// table's key.
/// </summary>
public sealed class CellWriter(PlanDb db, CubeReader cubes, ShownPartitions shownCells, ChangeRecorder recorder)
{
    private const string Delete = "DELETE FROM cells WHERE plan_id = $1 AND partition_id = $2 AND scope_id = $3 AND period = $4";

    // What a scenario that was made while the cell was there has to see further on.
    internal const string Keep = """
        INSERT INTO past_cells (plan_id, partition_id, scope_id, period, until, value, currency, version)
        SELECT plan_id, partition_id, scope_id, period, $5, value, currency, version FROM cells
        WHERE plan_id = $1 AND partition_id = $2 AND scope_id = $3 AND period = $4 AND version <= $6
        """;

    internal const string DropNote = "DELETE FROM cell_notes WHERE plan_id = $1 AND partition_id = $2 AND scope_id = $3 AND period = $4";

    /// <summary>What takes rows of cells.</summary>
    internal static RowWriter Rows(PlanDb db) =>
        db.Put("cells", 4, "plan_id", "partition_id", "scope_id", "period", "value", "currency", "version");

    /// <summary>Writes the cells that differ from what the scenario shows. No cell comes twice.</summary>
    /// <param name="plan">The plan, tracked.</param>
    /// <param name="structure">With every scope that the batch names.</param>
    /// <param name="scenario">The scenario that is written.</param>
    /// <param name="batch">The cells.</param>
    /// <param name="shown">The partition as the scenario shows it.</param>
    /// <param name="cancellation">Ends the writing; the transaction goes with it.</param>
    /// <returns>How many cells were changed.</returns>
    public async Task<int> Write(
        PlanRow plan,
        CubeStructure structure,
        StoredScenario scenario,
        CellBatch batch,
        Partition shown,
        CancellationToken cancellation
    )
    {
        var changed = Changed(batch, shown);
        if (changed.Length == 0)
            return 0;
        var partition = await Open(plan, scenario, batch.Measure, batch.Indicator.Id, cancellation);
        partition.Version = recorder.Version;
        var id = partition.Id;
        var pinned = await db.Set<ScenarioRow>()
            .Where(row => row.PlanId == plan.Id && row.ParentId == scenario.Id)
            .MaxAsync(row => row.ParentVersion, cancellation);
        var notes = await db.Set<CellNoteRow>()
            .AsNoTracking()
            .Where(row => row.PlanId == plan.Id && row.PartitionId == id)
            .ToDictionaryAsync(
                row => (row.ScopeId, row.Period),
                row => new CellNote(row.Comparator, row.Wording, row.SourceId),
                cancellation
            );
        // A scenario stores what differs from its parent alone: what is cleared there is covered, and what is the same again is not stored.
        var under = scenario.Parent is null
            ? Partition.Empty
            : await cubes.Partition(
                plan,
                structure,
                ScenarioPartitions.ParentAsSeen(scenario),
                batch.Measure,
                batch.Indicator.Id,
                cancellation
            );
        using var rows = Rows(db);
        using var delete = db.Prepare(Delete);
        using var keep = db.Prepare(Keep);
        using var dropNote = db.Prepare(DropNote);
        var block = new CellBlockWriter(recorder, structure, scenario.Code, id, batch, batch.Origin);
        foreach (var (cell, before) in changed)
        {
            var (scope, period, value) = (structure.Scopes.Ids[batch.Scopes[cell]], batch.Periods[cell], batch.Values[cell]);
            if (pinned is not null)
                keep.Run(plan.Id, id, scope, period, recorder.Version, pinned);
            var note = notes.GetValueOrDefault((scope, period));
            if (note is not null)
                dropNote.Run(plan.Id, id, scope, period);
            var below = under.Find(batch.Scopes[cell], Domain.Calendars.Period.FromKey(period));
            if (below < 0 ? value is null : value == under.Values[below] && SameCurrency(batch, cell, under, below))
                delete.Run(plan.Id, id, scope, period);
            else
                rows.Add(plan.Id, id, scope, period, value, CurrencyOf(batch.Currencies, cell)?.ToString(), recorder.Version);
            block.Add(
                batch.Scopes[cell],
                period,
                before < 0 ? null : shown.Values[before],
                value,
                CurrencyOf(shown.Currencies, before),
                CurrencyOf(batch.Currencies, cell),
                note,
                batch.Notes.GetValueOrDefault(cell),
                cell
            );
            if ((cell & 4095) == 0)
                cancellation.ThrowIfCancellationRequested();
        }
        rows.Complete();
        block.Flush();
        await AddNotes(plan.Id, id, structure, batch, cancellation);
        if (scenario.Parent is null)
        {
            var (planId, version) = (plan.Id, recorder.Version);
            recorder.AfterCommit(() =>
                shownCells.KeepOrForget(planId, structure.Version, id, version, () => CellMerge.Apply(shown, batch))
            );
        }
        return changed.Length;
    }

    private async Task AddNotes(long planId, long partition, CubeStructure structure, CellBatch batch, CancellationToken cancellation)
    {
        foreach (var (cell, note) in batch.Notes)
        {
            // The section may be gone since.
            var isThere =
                note.SourceId is { } source
                && await db.Set<SectionRow>().AnyAsync(row => row.PlanId == planId && row.Id == source, cancellation);
            db.Add(
                new CellNoteRow
                {
                    PlanId = planId,
                    PartitionId = partition,
                    ScopeId = structure.Scopes.Ids[batch.Scopes[cell]],
                    Period = batch.Periods[cell],
                    Comparator = note.Comparator,
                    Wording = note.Wording,
                    SourceId = isThere ? note.SourceId : null,
                }
            );
        }
    }

    /// <summary>The cells of a batch that differ from the shown ones, in the order of the table, each with its index.</summary>
    private static (int Cell, int Before)[] Changed(CellBatch batch, Partition shown)
    {
        var keys = new (int Scope, int Period, int Cell)[batch.Count];
        for (var cell = 0; cell < keys.Length; cell++)
            keys[cell] = (batch.Scopes[cell], batch.Periods[cell], cell);
        if (!IsSorted(keys))
            Array.Sort(keys);
        var periods = Array.ConvertAll(shown.Periods, period => period.Key);
        var changed = new List<(int, int)>(keys.Length);
        var run = 0;
        foreach (var (scope, period, cell) in keys)
        {
            while (run < shown.Scopes.Length && shown.Scopes[run] < scope)
                run++;
            var before = -1;
            if (run < shown.Scopes.Length && shown.Scopes[run] == scope)
            {
                for (var at = shown.Starts[run]; at < shown.Starts[run + 1] && before < 0; at++)
                {
                    if (periods[shown.PeriodOf[at]] == period)
                        before = at;
                }
            }
            if (
                before < 0
                    ? batch.Values[cell] is not null
                    : batch.Values[cell] != shown.Values[before] || !SameCurrency(batch, cell, shown, before)
            )
                changed.Add((cell, before));
        }
        return [.. changed];
    }

    private static bool IsSorted((int, int, int)[] keys)
    {
        for (var at = 1; at < keys.Length; at++)
        {
            if (keys[at - 1].CompareTo(keys[at]) > 0)
                return false;
        }
        return true;
    }

    private static bool SameCurrency(CellBatch batch, int cell, Partition shown, int before) =>
        CurrencyOf(batch.Currencies, cell) == CurrencyOf(shown.Currencies, before);

    private static Code? CurrencyOf(IReadOnlyDictionary<int, Code>? currencies, int cell) =>
        currencies?.TryGetValue(cell, out var currency) == true ? currency : null;

    /// <summary>The partition that is written, made where there is none.</summary>
    internal async Task<PartitionRow> Open(
        PlanRow plan,
        StoredScenario scenario,
        Measure measure,
        long indicatorId,
        CancellationToken cancellation
    )
    {
        var row = await db.Set<PartitionRow>()
            .FirstOrDefaultAsync(
                row => row.PlanId == plan.Id && row.ScenarioId == scenario.Id && row.Measure == measure && row.IndicatorId == indicatorId,
                cancellation
            );
        if (row is null)
            db.Add(
                row = new PartitionRow
                {
                    PlanId = plan.Id,
                    Id = plan.NextId++,
                    ScenarioId = scenario.Id,
                    Measure = measure,
                    IndicatorId = indicatorId,
                }
            );
        return row;
    }
}
