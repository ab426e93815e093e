using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Cube;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Actuals;

/// <summary>
/// Writes a batch of actuals. The whole batch is read and checked while others write, and then stored in one transaction. A batch that is
/// cut off half way stores nothing.
/// </summary>
public sealed record WriteActuals(Code Plan, ActualSource Source, BatchMode Mode) : Command<ActualsWritten>, IDurable
{
    public override Permission Permission => Permission.ContributeByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>The result of a batch of actuals.</summary>
/// <param name="Version">The plan's version afterwards; its change set, unless nothing changed.</param>
/// <param name="Accepted">How many rows gave a cell another value.</param>
/// <param name="Unchanged">The number of rows that changed nothing.</param>
/// <param name="Rejected">How many were refused.</param>
/// <param name="Rejections">The rejected rows, with their reasons.</param>
/// <param name="Rounded">How many values were rounded, if the request asked for it.</param>
/// <param name="Dialect">For CSV: how the file was read.</param>
public sealed record ActualsWritten(
    long Version,
    long Accepted,
    long Unchanged,
    long Rejected,
    IReadOnlyList<RejectedRow> Rejections,
    long Rounded = 0,
    CsvDialect? Dialect = null
);

internal sealed class WriteActualsHandler(
    PlanDb db,
    PlanOpener opener,
    CubeReader cubes,
    ActualWriter writer,
    ChangeRecorder recorder,
    WorkProgress progress
) : IStagingHandler<WriteActuals, ActualsWritten>, IDisposable
{
    private StagedActuals? _batch;

    public async Task<Failure?> Stage(WriteActuals request, CancellationToken cancellation)
    {
        Dispose();
        OpenPlan? opened;
        await using (await ReadSnapshot.Begin(db, cancellation))
        {
            if (!(await opener.Open(request.Plan, cancellation)).IsSuccess(out opened, out var noPlan))
                return noPlan;
        }
        var (plan, structure, grants) = opened;
        // The ids that it gives to new scopes are for this batch alone; they get their own when it is stored.
        var stager = new ActualStager(structure, grants, new ScopeInterner(db, plan, structure), request.Mode, progress);
        try
        {
            await request.Source.Read(stager, cancellation);
            if (!stager.Finish(cancellation).IsSuccess(out _batch, out var failure))
                return failure;
            request.Source.Fingerprint = _batch.Fingerprint;
            return null;
        }
        finally
        {
            if (_batch is null)
                stager.Dispose();
        }
    }

    public async Task<Outcome<ActualsWritten>> Handle(WriteActuals request, CancellationToken cancellation)
    {
        var (plan, batch) = (recorder.Plan!, _batch!);
        var structure = await cubes.Structure(plan, cancellation);
        progress.Report("Storing the rows.", batch.Rows, batch.Rows);
        if (StagedScopes.Of(batch, structure) is not { } scopes)
            return new NotAllowedNow("A member, indicator or dimension that the batch names has changed while it was sent; send it again.");
        if (!(await writer.Write(plan, structure, batch, scopes, cancellation)).IsSuccess(out var changed, out var failure))
            return failure;
        var accepted = changed.Count;
        return new ActualsWritten(
            accepted > 0 ? recorder.Version : plan.Version,
            accepted,
            batch.Rows - batch.Rejections.Count - accepted,
            batch.Rejections.Count,
            batch.Rejections,
            batch.Rounded,
            batch.Dialect
        );
    }

    public void Dispose()
    {
        _batch?.Dispose();
        _batch = null;
    }
}
