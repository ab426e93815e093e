using PlanApi.Application.Changes;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Actuals;

/// <summary>The actuals of one indicator while a batch is written into them.</summary>
internal sealed class ActualPartition(
    ActualStatements sql,
    ChangeRecorder recorder,
    PartitionRow row,
    CellBlockWriter history,
    PartitionSums? sums,
    IReadOnlyDictionary<(long Scope, int Period), CellNote> notes,
    CubeStructure structure,
    long? pinned
) : IDisposable
{
    // So many cells of a scope are looked for in one read of all that lie between them, fewer one by one.
    private const int Several = 8;

    private readonly bool _isNew = row.Version == 0;
    private readonly Dictionary<int, (long? Value, string? Currency)> _stored = [];
    private bool _isChanged;

    /// <summary>Reads what is stored at cells of a scope, which are written next.</summary>
    public void Find(int scope, IReadOnlyList<StagedActual> cells)
    {
        _stored.Clear();
        if (_isNew)
            return;
        if (cells.Count >= Several)
            Find(scope, cells[0].Period, cells[^1].Period);
        else
        {
            foreach (var cell in cells)
                Find(scope, cell.Period, cell.Period);
        }
    }

    /// <summary>Writes a cell; whether it had another value before.</summary>
    public bool Write(int scope, in StagedActual cell, string? currency)
    {
        var (planId, id, period) = (row.PlanId, structure.Scopes.Ids[scope], cell.Period);
        var isThere = _stored.TryGetValue(period, out var stored);
        var (before, currencyBefore) = stored;
        if (isThere && before == cell.Value && currencyBefore == currency)
            return false;
        if (isThere && pinned is { } version)
            sql.Keep.Run(planId, row.Id, id, period, recorder.Version, version);
        var note = notes.Count > 0 ? notes.GetValueOrDefault((id, period)) : null;
        if (note is not null)
            sql.DropNote.Run(planId, row.Id, id, period);
        sql.Rows.Add(planId, row.Id, id, period, cell.Value, currency, recorder.Version);
        if (cell.Source is not null)
            sql.Sources.Add(planId, row.Id, id, period, cell.Source, cell.SourceKey);
        history.Add(scope, period, before, cell.Value, CodeOf(currencyBefore), CodeOf(currency), note);
        sums?.Add(scope, period, (Int128)cell.Value - (before ?? 0), before is null, currency is not null || currencyBefore is not null);
        return _isChanged = true;
    }

    /// <summary>Writes what was gathered, and the versions.</summary>
    public void Close()
    {
        if (!_isChanged)
            return;
        history.Flush();
        sums?.Flush();
        row.Version = recorder.Version;
        row.SumsVersion = sums?.AreKept == true ? recorder.Version : null;
    }

    public void Dispose() => sums?.Dispose();

    private void Find(int scope, int first, int last)
    {
        using var found = sql.Find.Read(row.PlanId, row.Id, structure.Scopes.Ids[scope], first, last);
        while (found.Read())
            _stored.Add((int)found.Integer(0), (found.IntegerOrNull(1), found.TextOrNull(2)));
    }

    private static Code? CodeOf(string? text) => text is null ? null : Code.Known(text);
}

/// <summary>What actuals are written by.</summary>
internal sealed class ActualStatements(PlanDb db) : IDisposable
{
    public SqlStatement Find { get; } =
        db.Prepare(
            "SELECT period, value, currency FROM cells "
                + "WHERE plan_id = $1 AND partition_id = $2 AND scope_id = $3 AND period >= $4 AND period <= $5"
        );

    public RowWriter Rows { get; } = CellWriter.Rows(db);

    public SqlStatement Keep { get; } = db.Prepare(CellWriter.Keep);

    public SqlStatement DropNote { get; } = db.Prepare(CellWriter.DropNote);

    public RowWriter Sources { get; } = db.Put("cell_sources", 4, "plan_id", "partition_id", "scope_id", "period", "source", "source_key");

    public void Complete()
    {
        Rows.Complete();
        Sources.Complete();
    }

    public void Dispose()
    {
        foreach (var used in (IDisposable[])[Find, Rows, Keep, DropNote, Sources])
            used.Dispose();
    }
}
