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
    private bool _isChanged;

    /// <summary>Writes a cell; whether it had another value before.</summary>
    public bool Write(int scope, in StagedActual cell, string? currency)
    {
        var (planId, id, period) = (row.PlanId, structure.Scopes.Ids[scope], cell.Period);
        var (isThere, before, currencyBefore) = (false, default(long?), default(string?));
        using (var found = sql.Find.Read(planId, row.Id, id, period))
        {
            if (found.Read())
                (isThere, before, currencyBefore) = (true, found.IntegerOrNull(0), found.TextOrNull(1));
        }
        if (isThere && before == cell.Value && currencyBefore == currency)
            return false;
        if (isThere && pinned is { } version)
            sql.Keep.Run(planId, row.Id, id, period, recorder.Version, version);
        var note = notes.Count > 0 ? notes.GetValueOrDefault((id, period)) : null;
        if (note is not null)
            sql.DropNote.Run(planId, row.Id, id, period);
        sql.Upsert.Run(planId, row.Id, id, period, cell.Value, currency, recorder.Version);
        if (cell.Source is not null)
            sql.NoteSource.Run(planId, row.Id, id, period, cell.Source, cell.SourceKey);
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

    private static Code? CodeOf(string? text) => text is null ? null : Code.Known(text);
}

/// <summary>The prepared statements that actuals are written by.</summary>
internal sealed class ActualStatements(PlanDb db) : IDisposable
{
    public SqlStatement Find { get; } =
        db.Prepare("SELECT value, currency FROM cells WHERE plan_id = $1 AND partition_id = $2 AND scope_id = $3 AND period = $4");

    public SqlStatement Upsert { get; } = db.Prepare(CellWriter.Upsert);

    public SqlStatement Keep { get; } = db.Prepare(CellWriter.Keep);

    public SqlStatement DropNote { get; } = db.Prepare(CellWriter.DropNote);

    public SqlStatement NoteSource { get; } =
        db.Prepare(
            """
            INSERT INTO cell_sources (plan_id, partition_id, scope_id, period, source, source_key) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (plan_id, partition_id, scope_id, period) DO UPDATE SET source = excluded.source, source_key = excluded.source_key
            """
        );

    public void Dispose()
    {
        foreach (var statement in new[] { Find, Upsert, Keep, DropNote, NoteSource })
            statement.Dispose();
    }
}
