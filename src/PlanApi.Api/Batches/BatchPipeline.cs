using PlanApi.Api.Http;
using PlanApi.Application.Errors;

namespace PlanApi.Api.Batches;

/// <summary>
/// The way of a batch's requests to their endpoints. It is the way of every request but for what is done once for the whole batch: to
/// recognise the caller, and to pack and keep answers.
/// </summary>
internal sealed class BatchPipeline
{
    private RequestDelegate? _next;

    /// <summary>Sends a request that has its services and its caller already.</summary>
    public Task Send(HttpContext context) => (_next ?? throw new InvalidOperationException("The pipeline is not built yet."))(context);

    /// <summary>Builds it over the endpoints that the service has so far.</summary>
    public void Build(WebApplication app)
    {
        var branch = ((IApplicationBuilder)app).New();
        branch.UseMiddleware<FailureMiddleware>();
        branch.UseRouting();
        branch.Use(
            (context, next) =>
                context.GetEndpoint() is RouteEndpoint endpoint
                && BatchGate.Refusal(endpoint, context.Request.RouteValues, context.Features.Get<IsAtomic>() is not null) is { } refusal
                    ? Answers.Write(context, refusal)
                    : next(context)
        );
        branch.UseMiddleware<AsOfMiddleware>();
        branch.UseEndpoints(routes =>
        {
            foreach (var known in ((IEndpointRouteBuilder)app).DataSources)
                routes.DataSources.Add(known);
        });
        _next = branch.Build();
    }

    /// <summary>Marks a request of an atomic batch.</summary>
    internal sealed class IsAtomic;
}
