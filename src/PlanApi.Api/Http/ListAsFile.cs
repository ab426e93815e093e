using System.Collections.Concurrent;
using PlanApi.Application.TableFiles;

namespace PlanApi.Api.Http;

/// <summary>The endpoints that give a list as one file instead of as pages, by their names.</summary>
internal sealed class ListAsFile
{
    private readonly ConcurrentDictionary<string, Endpoint> _found = [];

    public static string NameOf(string table, TableFormat format) => $"download{table}As{format}";

    /// <summary>Answers a request for a list as if its address had the suffix of a file.</summary>
    public void Choose(HttpContext context, string table, TableFormat format) =>
        context.SetEndpoint(
            _found.GetOrAdd(
                NameOf(table, format),
                static (name, services) =>
                    services
                        .GetRequiredService<EndpointDataSource>()
                        .Endpoints.First(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == name),
                context.RequestServices
            )
        );
}
