using PlanApi.Api.Http;
using PlanApi.Application.Operations;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Operations;

namespace PlanApi.Api.Rest.Operations;

/// <summary>What the service does by itself.</summary>
internal static class WorkEndpoints
{
    public static void MapWork(this WebApplication app) =>
        app.MapGroup("/v1/work")
            .WithTags("operations")
            .OnGet("", List)
            .Sends(
                typeof(ListWork),
                "listWork",
                "How the work is getting on that the service does by itself, by plan, since it was started"
            )
            .Produces<IReadOnlyList<WorkState>>();

    private static async Task<IResult> List(UseCaseSender sender, CancellationToken cancellation) =>
        (await sender.Send(new ListWork(), cancellation)).ToResult();
}
