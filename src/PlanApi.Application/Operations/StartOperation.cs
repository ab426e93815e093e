using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Operations;

/// <summary>
/// Stores a request for later, and answers the operation that will do it. This needs the same permission as the request itself. The
/// operation acts in the caller's name, with the caller's present grants.
/// </summary>
/// <param name="Kind">The request's kind.</param>
/// <param name="Content">The request as it is stored.</param>
/// <param name="Needed">The permission that the request needs.</param>
/// <param name="Plan">The plan that the request is about.</param>
public sealed record StartOperation(string Kind, byte[] Content, [property: JsonIgnore] Permission Needed, Code? Plan) : Command<Operation>
{
    /// <summary>The most unfinished operations of one key.</summary>
    public const int MostUnfinished = 100;

    public override Permission Permission => Needed;

    public override Code? AboutPlan => Plan;

    /// <summary>The same request, to be done later.</summary>
    public static StartOperation Of<TAnswer>(Request<TAnswer> request) =>
        request is IDurable durable
            ? new(OperationKind.NameOf(request.GetType()), OperationKind.Write(durable), request.Permission, request.AboutPlan)
            : throw new ArgumentException($"{request.GetType().Name} is never an operation.", nameof(request));
}

internal sealed class StartOperationHandler(
    PlanDb db,
    OperationViews views,
    RunningOperations running,
    ChangeRecorder recorder,
    Caller caller,
    TimeProvider clock
) : IHandler<StartOperation, Operation>
{
    public async Task<Outcome<Operation>> Handle(StartOperation request, CancellationToken cancellation)
    {
        var identity = caller.Identity!;
        var unfinished = await db.Set<OperationRow>()
            .CountAsync(
                row =>
                    row.Actor == identity.Id
                    && row.Work == null
                    && (row.State == OperationState.Waiting || row.State == OperationState.Running),
                cancellation
            );
        if (unfinished >= StartOperation.MostUnfinished)
            return new TooManyOperations(StartOperation.MostUnfinished);
        var now = clock.GetUtcNow().UtcTicks;
        var row = new OperationRow
        {
            AboutPlanId = recorder.Plan?.Id,
            Kind = request.Kind,
            Actor = identity.Id,
            Identity = OperationViews.Write(identity),
            Reason = caller.Reason,
            Door = caller.Door,
            Request = request.Content,
            State = OperationState.Waiting,
            CreatedAt = now,
            DueAt = now,
            Version = 1,
        };
        db.Add(row);
        // Its number is in the answer.
        await db.SaveChangesAsync(cancellation);
        recorder.AfterCommit(running.Wake);
        return await views.Show(row, cancellation);
    }
}
