using Microsoft.Extensions.Options;

namespace PlanApi.Api.Rest;

/// <summary>
/// Maps handlers as <c>MapGet</c> and its like do, but compiles each when it is first called. Compiling them all takes longer
/// than everything else that the service does at its start.
/// </summary>
internal static class LazyHandlers
{
    public static RouteHandlerBuilder OnGet(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.On(HttpMethods.Get, pattern, handler);

    public static RouteHandlerBuilder OnPost(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.On(HttpMethods.Post, pattern, handler);

    public static RouteHandlerBuilder OnPut(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.On(HttpMethods.Put, pattern, handler);

    public static RouteHandlerBuilder OnPatch(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.On(HttpMethods.Patch, pattern, handler);

    public static RouteHandlerBuilder OnDelete(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.On(HttpMethods.Delete, pattern, handler);

    private static RouteHandlerBuilder On(this IEndpointRouteBuilder routes, string method, string pattern, Delegate handler)
    {
        var services = routes.ServiceProvider;
        Lazy<RequestDelegate>? compiled = null;
        var endpoint = routes.MapMethods(pattern, [method], context => compiled!.Value(context));
        endpoint.Add(builder =>
        {
            builder.Metadata.Add(handler.Method);
            RequestDelegateFactory.InferMetadata(handler.Method, Options((RouteEndpointBuilder)builder, services));
        });
        endpoint.Finally(builder =>
        {
            var options = Options(Copy((RouteEndpointBuilder)builder), services);
            // They go around the handler, which is not there yet.
            builder.FilterFactories.Clear();
            compiled = new Lazy<RequestDelegate>(() => RequestDelegateFactory.Create(handler, options).RequestDelegate);
        });
        var built = new RouteHandlerBuilder([endpoint]);
        return method == HttpMethods.Get ? built.Produces(StatusCodes.Status304NotModified) : built;
    }

    private static RouteEndpointBuilder Copy(RouteEndpointBuilder from)
    {
        var copy = new RouteEndpointBuilder(null, from.RoutePattern, from.Order);
        foreach (var filter in from.FilterFactories)
            copy.FilterFactories.Add(filter);
        return copy;
    }

    private static RequestDelegateFactoryOptions Options(RouteEndpointBuilder builder, IServiceProvider services) =>
        new()
        {
            ServiceProvider = services,
            EndpointBuilder = builder,
            RouteParameterNames = builder.RoutePattern.Parameters.Select(parameter => parameter.Name),
            ThrowOnBadRequest = services.GetRequiredService<IOptions<RouteHandlerOptions>>().Value.ThrowOnBadRequest,
            DisableInferBodyFromParameters = true,
        };
}
