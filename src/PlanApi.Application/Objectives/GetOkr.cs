using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Objectives;

/// <summary>One objective with its key results and their targets.</summary>
public sealed record GetOkr(Code Plan, Code Objective) : Query<Okr>
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class GetOkrHandler(OkrReader reader, Caller caller, IServiceProvider services) : IHandler<GetOkr, Okr>
{
    public async Task<Outcome<Okr>> Handle(GetOkr request, CancellationToken cancellation)
    {
        var (plan, objective) = (request.Plan.ToString(), request.Objective.ToString());
        var okr = !caller.Identity!.IsLimited
            ? reader.Read(plan, objective, Visibility.Everything)
            : await Limited(request.Plan, objective, cancellation);
        return okr is not null ? okr : new NotFound("objective", objective);
    }

    /// <summary>
    /// Used only for the few callers with limited grants: it needs a database context, which costs as much as the read itself.
    /// </summary>
    private async Task<Okr?> Limited(Code code, string objective, CancellationToken cancellation)
    {
        if (await services.GetRequiredService<PlanFinder>().Find(code, cancellation) is not { } plan)
            return null;
        var visibility = await services.GetRequiredService<VisibilityFinder>().For(plan, cancellation);
        if (
            reader.Read(plan.Code, objective, visibility) is not { } okr
            || await services.GetRequiredService<PartStore<Objective>>().Find(plan.Id, objective, visibility, cancellation) is not { } seen
        )
            return null;
        var results = await Seen<KeyResult>(okr.KeyResults.Select(measured => measured.KeyResult.Code));
        var targets = await Seen<Target>(okr.KeyResults.Select(measured => measured.Target.Code));
        return new Okr(
            seen,
            [
                .. okr
                    .KeyResults.Where(measured => results.ContainsKey(measured.KeyResult.Code) && targets.ContainsKey(measured.Target.Code))
                    .Select(measured => new MeasuredResult(results[measured.KeyResult.Code], targets[measured.Target.Code])),
            ]
        );

        async Task<Dictionary<Code, TPart>> Seen<TPart>(IEnumerable<Code> codes)
            where TPart : PlanPart =>
            (
                await services
                    .GetRequiredService<PartStore<TPart>>()
                    .FindMany(plan.Id, [.. codes.Select(code => code.ToString()).Distinct()], visibility, cancellation)
            ).ToDictionary(part => part.Code);
    }
}
