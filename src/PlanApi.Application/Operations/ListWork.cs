using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Operations;

/// <summary>The state of the service's own work: for administrators.</summary>
public sealed record ListWork : Query<IReadOnlyList<WorkState>>
{
    public override Permission Permission => Permission.Administer;
}

internal sealed class ListWorkHandler(WorkStates states) : IHandler<ListWork, IReadOnlyList<WorkState>>
{
    public async Task<Outcome<IReadOnlyList<WorkState>>> Handle(ListWork request, CancellationToken cancellation) =>
        Outcome.Of(await states.All(cancellation));
}
