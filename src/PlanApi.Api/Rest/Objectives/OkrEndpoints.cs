using PlanApi.Api.Http;
using PlanApi.Application.Objectives;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Objectives;

internal static class OkrEndpoints
{
    public static void MapOkrs(this RouteGroupBuilder plan) =>
        plan.OnGet("/okrs/{objective}", Get)
            .WithTags("objectives")
            .Sends(typeof(GetOkr), "getOkr", "One objective with its key results and their targets")
            .WithMetadata(new Keepable())
            .Produces<Okr>();

    private static async Task<IResult> Get(Code plan, Code objective, UseCaseSender sender, CancellationToken cancellation) =>
        (await sender.Send(new GetOkr(plan, objective), cancellation)).ToResult();
}
