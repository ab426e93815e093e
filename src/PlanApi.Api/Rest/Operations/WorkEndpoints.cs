using PlanApi.Application.Operations;
using PlanApi.Application.UseCases;

namespace PlanApi.Api.Rest.Operations;

/// <summary>The service's own work.</summary>
internal static class WorkEndpoints
{
    public static void MapWork(this WebApplication app) =>
        app.MapGroup("/v1/work")
            .WithTags("operations")
            .OnGet("", List)
            .Sends(typeof(ListWork), "listWork", "The work that the service does by itself: how it is getting on for each plan")
            .Produces<IReadOnlyList<WorkState>>();

    private static async Task<IResult> List(UseCaseSender sender, CancellationToken cancellation) =>
        (await sender.Send(new ListWork(), cancellation)).ToResult();
}
