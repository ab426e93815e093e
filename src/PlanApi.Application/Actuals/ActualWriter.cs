using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Changes;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Actuals;

/// <summary>
/// Writes a staged batch within a command, scope by scope in the order of the table, without reading whole partitions. It writes the rows,
/// their sources, the history, and the sums at the scopes above.
/// </summary>
public sealed class ActualWriter(PlanDb db, CellWriter cells, ActualHolds holds, ChangeRecorder recorder)
{
    /// <summary>How many rows gave a cell another value.</summary>
    internal async Task<Outcome<RowSet>> Write(
        PlanRow plan,
        CubeStructure structure,
        StagedActuals batch,
        StagedScopes staged,
        CancellationToken cancellation
    )
    {
        var scenario = structure.Scenarios.Values.First(scenario => scenario.Parent is null);
        var interner = new ScopeInterner(db, plan, structure);
        var lists = new ScopeLists(structure, interner);
        var numbers = Find(structure, batch, staged, interner, lists, cancellation);
        var known = interner.Store(cancellation);
        if (await holds.Against(plan, known, scenario, batch, numbers, cancellation) is { } conflict)
            return conflict;
        var pinned = await db.Set<ScenarioRow>()
            .Where(row => row.PlanId == plan.Id && row.ParentId == scenario.Id)
            .MaxAsync(row => row.ParentVersion, cancellation);
        var changed = new RowSet();
        using var sql = new ActualStatements(db);
        var (open, indicator) = (default(ActualPartition), -1);
        try
        {
            foreach (var run in batch.CellsOfScopes())
            {
                cancellation.ThrowIfCancellationRequested();
                if (run[0].Indicator != indicator)
                {
                    open?.Close();
                    open?.Dispose();
                    indicator = run[0].Indicator;
                    open = await Open(plan, known, scenario, batch.Indicators[indicator], lists, sql, pinned, cancellation);
                }
                var scope = numbers[run[0].Scope];
                open!.Find(scope, run);
                foreach (var cell in run)
                {
                    if (open.Write(scope, cell, cell.Currency < 0 ? null : batch.Currencies[cell.Currency].ToString()))
                        changed.Add(cell.Row);
                }
            }
            open?.Close();
            sql.Complete();
        }
        finally
        {
            open?.Dispose();
        }
        return changed;
    }

    /// <summary>
    /// For each scope of the batch, by its number, the number of the stored scope. The scopes above are found too, so that all new ones
    /// are made together.
    /// </summary>
    private static Dictionary<int, int> Find(
        CubeStructure structure,
        StagedActuals batch,
        StagedScopes staged,
        ScopeInterner interner,
        ScopeLists lists,
        CancellationToken cancellation
    )
    {
        var numbers = new Dictionary<int, int>();
        var members = new int[structure.Scopes.Dimensions.Count];
        var (lastScope, number) = (-1, -1);
        foreach (var cell in batch.Cells())
        {
            cancellation.ThrowIfCancellationRequested();
            if (cell.Scope != lastScope)
            {
                lastScope = cell.Scope;
                staged.Read(cell.Scope, members);
                if (!numbers.TryGetValue(cell.Scope, out number))
                    numbers.Add(cell.Scope, number = interner.Number(members));
            }
            lists.For(batch.Indicators[cell.Indicator].Indicator)?.Find(number, members, cell.Period);
        }
        return numbers;
    }

    private async Task<ActualPartition> Open(
        PlanRow plan,
        CubeStructure structure,
        StoredScenario scenario,
        StoredIndicator indicator,
        ScopeLists lists,
        ActualStatements sql,
        long? pinned,
        CancellationToken cancellation
    )
    {
        var row = await cells.Open(plan, scenario, Measure.Actual, indicator.Id, cancellation);
        var notes = await db.Set<CellNoteRow>()
            .AsNoTracking()
            .Where(note => note.PlanId == plan.Id && note.PartitionId == row.Id)
            .ToDictionaryAsync(
                note => (note.ScopeId, note.Period),
                note => new CellNote(note.Comparator, note.Wording, note.SourceId),
                cancellation
            );
        var isKept = row.Version == 0 || RebuildSumsHandler.AreKept(row, plan);
        var sums = isKept && lists.For(indicator.Indicator) is { } above ? new PartitionSums(db, plan.Id, row.Id, structure, above) : null;
        var history = new CellBlockWriter(recorder, structure, scenario.Code, row.Id, new CellBatch(Measure.Actual, indicator));
        return new ActualPartition(sql, recorder, row, history, sums, notes, structure, pinned);
    }
}
