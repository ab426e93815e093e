using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Plans;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Objectives;

/// <summary>One objective with its key results and their targets.</summary>
public sealed record GetOkr(Code Plan, Code Objective) : Query<Okr>
{
    public override Permission Permission => Permission.Read;

    public override Code? AboutPlan => Plan;
}

internal sealed class GetOkrHandler(OkrReader reader, Caller caller, IServiceProvider services) : IHandler<GetOkr, Okr>
{
    public async Task<Outcome<Okr>> Handle(GetOkr request, CancellationToken cancellation)
    {
        var visible = caller.Identity!.Members is null ? null : await Visible(request.Plan, cancellation);
        return reader.Read(request.Plan.ToString(), request.Objective.ToString(), visible) is { } okr
            ? okr
            : new NotFound("objective", request.Objective.ToString());
    }

    /// <summary>For the few callers with limited grants alone: it takes a database context, which costs as much as the read itself.</summary>
    private async Task<Visibility?> Visible(Code code, CancellationToken cancellation) =>
        await services.GetRequiredService<PlanFinder>().Find(code, cancellation) is { } plan
            ? await services.GetRequiredService<VisibilityFinder>().For(plan, cancellation)
            : null;
}
