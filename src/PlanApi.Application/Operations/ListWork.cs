using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Operations;

namespace PlanApi.Application.Operations;

/// <summary>How the work is getting on that the service does by itself: for administrators.</summary>
public sealed record ListWork : Query<IReadOnlyList<WorkState>>
{
    public override Permission Permission => Permission.Administer;
}

internal sealed class ListWorkHandler(WorkLog log) : IHandler<ListWork, IReadOnlyList<WorkState>>
{
    public Task<Outcome<IReadOnlyList<WorkState>>> Handle(ListWork request, CancellationToken cancellation) =>
        Task.FromResult(Outcome.Of(log.All()));
}
