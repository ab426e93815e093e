using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Changes;
using PlanApi.Application.Cube;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.History.AsOf;

/// <summary>Writes the cells of change sets again, row by row, as they were written first.</summary>
internal sealed class PastCells(PlanDb db, CubeReader cubes) : IDisposable
{
    private const string Delete = "DELETE FROM cells WHERE plan_id = $1 AND partition_id = $2 AND scope_id = $3 AND period = $4";

    private readonly Dictionary<long, Opened> _partitions = [];
    private readonly Dictionary<long, long> _scopes = [];
    private RowWriter? _rows;
    private SqlStatement? _delete;
    private SqlStatement? _keep;
    private SqlStatement? _dropNote;

    /// <summary>Names or scenarios have changed: what is known of partitions is looked up again.</summary>
    public void Forget() => _partitions.Clear();

    public async Task Apply(PlanRow plan, CellBlock block, long sequence, CancellationToken cancellation)
    {
        _rows ??= CellWriter.Rows(db);
        _delete ??= db.Prepare(Delete);
        _keep ??= db.Prepare(CellWriter.Keep);
        _dropNote ??= db.Prepare(CellWriter.DropNote);
        var head = block.Common;
        if (!_partitions.TryGetValue(head.Partition, out var open))
            _partitions[head.Partition] = open = await Open(plan, head, cancellation);
        var id = open.Partition;
        db.Run("UPDATE partitions SET version = $3 WHERE plan_id = $1 AND id = $2", plan.Id, id, sequence);
        var (under, structure) = (Partition.Empty, default(Cube.Structure.CubeStructure));
        if (open.HasParent)
        {
            structure = await cubes.Structure(plan, cancellation);
            under = await cubes.Partition(
                plan,
                structure,
                ScenarioPartitions.ParentAsSeen(structure.Scenarios[head.Scenario]),
                head.Measure,
                structure.Indicators[head.Indicator].Id,
                cancellation
            );
        }
        var currencies = head.Currencies.Count == 0 ? null : head.Currencies.ToDictionary(change => change.Cell, change => change.After);
        for (var cell = 0; cell < block.Count; cell++)
        {
            if (!_scopes.TryGetValue(block.ScopeIds[cell], out var scope))
                _scopes[block.ScopeIds[cell]] = scope = Scope(plan, block.ScopeIds[cell], block.ScopeOf(cell));
            var (period, value, currency) = (head.Periods[block.PeriodOf[cell]], block.After[cell], currencies?.GetValueOrDefault(cell));
            if (open.Pinned is { } pinned)
                _keep.Run(plan.Id, id, scope, period.Key, sequence, pinned);
            if (IsShownBelow(under, structure, scope, period, value, currency))
                _delete.Run(plan.Id, id, scope, period.Key);
            else
                _rows.Add(plan.Id, id, scope, period.Key, value, currency?.ToString(), sequence);
        }
        foreach (var note in head.Notes ?? [])
            await Note(plan, id, _scopes[block.ScopeIds[note.Cell]], head.Periods[block.PeriodOf[note.Cell]], note, cancellation);
        _rows.Complete();
    }

    public void Dispose()
    {
        _rows?.Dispose();
        _delete?.Dispose();
        _keep?.Dispose();
        _dropNote?.Dispose();
    }

    /// <summary>A scenario stores what differs from its parent alone.</summary>
    private static bool IsShownBelow(
        Partition under,
        Cube.Structure.CubeStructure? structure,
        long scope,
        Period period,
        long? value,
        Code? currency
    )
    {
        var number = structure?.Scopes.NumberOf(scope) ?? -1;
        var below = number < 0 ? -1 : under.Find(number, period);
        return below < 0
            ? value is null
            : value == under.Values[below]
                && currency == (under.Currencies?.TryGetValue(below, out var other) == true ? other : (Code?)null);
    }

    private async Task<Opened> Open(PlanRow plan, CellBlock.Head head, CancellationToken cancellation)
    {
        var (scenarioCode, indicatorCode) = (head.Scenario.ToString(), head.Indicator.ToString());
        var scenario = await db.Set<ScenarioRow>()
            .AsNoTracking()
            .SingleAsync(row => row.PlanId == plan.Id && row.Code == scenarioCode, cancellation);
        var indicator = await db.Set<IndicatorRow>()
            .AsNoTracking()
            .Where(row => row.PlanId == plan.Id && row.Code == indicatorCode)
            .Select(row => row.Id)
            .SingleAsync(cancellation);
        var pinned = await db.Set<ScenarioRow>()
            .Where(row => row.PlanId == plan.Id && row.ParentId == scenario.Id)
            .MaxAsync(row => row.ParentVersion, cancellation);
        var partition = await db.Set<PartitionRow>()
            .AsNoTracking()
            .FirstOrDefaultAsync(
                row =>
                    row.PlanId == plan.Id && row.ScenarioId == scenario.Id && row.Measure == head.Measure && row.IndicatorId == indicator,
                cancellation
            );
        if (partition is null)
        {
            partition = new PartitionRow
            {
                PlanId = plan.Id,
                Id = Taken("partitions", plan.Id, head.Partition) ? plan.NextId : head.Partition,
                ScenarioId = scenario.Id,
                Measure = head.Measure,
                IndicatorId = indicator,
            };
            plan.NextId = Math.Max(plan.NextId, partition.Id + 1);
            db.Add(partition);
            await db.SaveChangesAsync(cancellation);
            db.Entry(partition).State = EntityState.Detached;
        }
        return new Opened(partition.Id, scenario.ParentId is not null, pinned);
    }

    /// <summary>The stored scope with the same members, made where there is none.</summary>
    private long Scope(PlanRow plan, long id, Scope scope)
    {
        var text = scope.ToString();
        if (db.Number("SELECT id FROM scopes WHERE plan_id = $1 AND text = $2", plan.Id, text) is { } known)
            return known;
        // Those that are newer have greater numbers.
        var newest = db.Number("SELECT MAX(id) FROM scopes WHERE plan_id = $1", plan.Id) ?? 0;
        id = id > newest ? id : Math.Max(plan.NextId, newest + 1);
        plan.NextId = Math.Max(plan.NextId, id + 1);
        db.Run("INSERT INTO scopes (plan_id, id, text) VALUES ($1, $2, $3)", plan.Id, id, text);
        foreach (var (dimension, member) in scope)
        {
            db.Run(
                """
                INSERT INTO scope_members (plan_id, scope_id, dimension_id, member_id)
                SELECT m.plan_id, $2, m.dimension_id, m.id
                FROM members m JOIN dimensions d ON d.plan_id = m.plan_id AND d.id = m.dimension_id
                WHERE m.plan_id = $1 AND d.code = $3 AND m.code = $4
                """,
                plan.Id,
                id,
                dimension.ToString(),
                member.ToString()
            );
        }
        return id;
    }

    private async Task Note(
        PlanRow plan,
        long partition,
        long scope,
        Period period,
        CellBlock.NoteChange note,
        CancellationToken cancellation
    )
    {
        _dropNote!.Run(plan.Id, partition, scope, period.Key);
        if (note.After is not { } now)
            return;
        var isThere =
            now.SourceId is { } source
            && await db.Set<SectionRow>().AnyAsync(row => row.PlanId == plan.Id && row.Id == source, cancellation);
        var row = db.Add(
            new CellNoteRow
            {
                PlanId = plan.Id,
                PartitionId = partition,
                ScopeId = scope,
                Period = period.Key,
                Comparator = now.Comparator,
                Wording = now.Wording,
                SourceId = isThere ? now.SourceId : null,
            }
        );
        await db.SaveChangesAsync(cancellation);
        row.State = EntityState.Detached;
    }

    private bool Taken(string table, long planId, long id) =>
        db.Number($"SELECT 1 FROM \"{table}\" WHERE plan_id = $1 AND id = $2", planId, id) is not null;

    /// <param name="Partition">Its id here.</param>
    /// <param name="HasParent">Whether its scenario alters another one.</param>
    /// <param name="Pinned">The newest version at which a scenario sees it.</param>
    private sealed record Opened(long Partition, bool HasParent, long? Pinned);
}
