using PlanApi.Application.Errors;

namespace PlanApi.Application.UseCases;

/// <summary>Has the last word on a command that was done, within its transaction: a failure takes everything back.</summary>
public interface IBeforeCommit
{
    Task<Failure?> BeforeCommit<TAnswer>(Command<TAnswer> command, TAnswer answer, CancellationToken cancellation);
}
