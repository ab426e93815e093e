using PlanApi.Application.Errors;

namespace PlanApi.Application.UseCases;

/// <summary>Is called at the end of a command, within its transaction. A failure takes everything back.</summary>
public interface IBeforeCommit
{
    Task<Failure?> BeforeCommit<TAnswer>(Command<TAnswer> command, TAnswer answer, CancellationToken cancellation);
}
