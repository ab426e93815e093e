using PlanApi.Application.TableFiles;

namespace PlanApi.Api.Http;

/// <summary>The endpoints that give a list as one file instead of as pages, by their names.</summary>
internal static class ListAsFile
{
    /// <summary>The value of the path that says which list.</summary>
    public const string List = "list";

    private const string Dimension = "dimension";

    public static string NameOf(TableFormat format, bool inDimension) => $"downloadListAs{format}{(inDimension ? "InDimension" : "")}";

    /// <summary>Answers a request for a list as if its address had the suffix of a file.</summary>
    public static void Choose(HttpContext context, TableFormat format)
    {
        context.Request.RouteValues[List] = context.Request.Path.Value!.TrimEnd('/').Split('/')[^1];
        var name = NameOf(format, context.GetRouteValue(Dimension) is not null);
        context.SetEndpoint(
            context
                .RequestServices.GetRequiredService<EndpointDataSource>()
                .Endpoints.First(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == name)
        );
    }
}
