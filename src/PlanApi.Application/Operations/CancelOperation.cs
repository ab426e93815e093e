using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Operations;

/// <summary>
/// Ends an operation before it is done. After the answer it is certain that the operation changes nothing: a process that still works on
/// it can no longer finish it. If the operation had already ended, the answer is the operation as it is, and its state shows that the
/// request came too late.
/// </summary>
public sealed record CancelOperation(long Id) : Command<Operation>
{
    public override Permission Permission => Permission.ReadByIndicator;
}

internal sealed class CancelOperationHandler(
    OperationViews views,
    OperationLeases leases,
    RunningOperations running,
    ChangeRecorder recorder
) : IStagingHandler<CancelOperation, Operation>
{
    /// <summary>
    /// This process stops its own work on the operation before the command's turn to write, because that work may hold the turn.
    /// </summary>
    public async Task<Failure?> Stage(CancelOperation request, CancellationToken cancellation)
    {
        if (!await views.Seen().AnyAsync(row => row.Id == request.Id, cancellation))
            return new NoOperation(request.Id);
        running.Cancel(request.Id);
        return null;
    }

    public async Task<Outcome<Operation>> Handle(CancelOperation request, CancellationToken cancellation)
    {
        if (await leases.Cancel(request.Id, cancellation))
            recorder.AfterCommit(running.Wake);
        return
            await views.Seen().Where(row => row.Id == request.Id).Select(OperationRow.WithoutContent).FirstOrDefaultAsync(cancellation)
                is { } row
            ? await views.Show(row, cancellation)
            : new NoOperation(request.Id);
    }
}
