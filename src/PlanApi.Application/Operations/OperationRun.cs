using System.Text.Json;
using PlanApi.Application.Access;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Operations;

/// <summary>
/// The operation of a scope, where it has one. It ends in the transaction of its command: the command's writes and the end of the
/// operation are stored together, or neither is. A process that has lost the operation can store neither.
/// </summary>
public sealed class OperationRun(OperationLeases leases, ApiKeyVerifier keys) : IBeforeCommit
{
    internal OperationLease? Lease { get; set; }

    /// <summary>Whether an operation does the work, so that nobody waits for it.</summary>
    internal bool IsRunning => Lease is not null;

    /// <summary>The request of the operation. Other commands that this one sends are not the operation.</summary>
    internal object? Request { get; set; }

    public async Task<Failure?> BeforeCommit<TAnswer>(Command<TAnswer> command, TAnswer answer, CancellationToken cancellation) =>
        ReferenceEquals(command, Request) ? await End(command.WithoutSecrets(answer), cancellation) : null;

    internal async Task<Failure?> End<TAnswer>(TAnswer answer, CancellationToken cancellation)
    {
        if (!await keys.Counts(Lease!.Actor, cancellation))
            return new KeyNoLongerCounts();
        var result = JsonSerializer.SerializeToUtf8Bytes(answer, PlanJson.Options);
        return await leases.Succeed(Lease, result, cancellation) ? null : new LeaseLost();
    }
}
