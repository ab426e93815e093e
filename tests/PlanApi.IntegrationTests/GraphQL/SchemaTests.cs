using GraphQL.Types;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Api.GraphQL;
using PlanApi.Api.Http;
using PlanApi.Application;
using PlanApi.Application.Comments;
using PlanApi.Application.Cube.Workbooks;
using PlanApi.Application.Imports;
using PlanApi.Application.Operations;
using PlanApi.Application.UseCases;
using PlanApi.Domain;

namespace PlanApi.IntegrationTests.GraphQL;

public sealed class SchemaTests(GraphQLHost host) : IClassFixture<GraphQLHost>
{
    /// <summary>Files are bytes, which GraphQL does not carry: decision 20.</summary>
    private static readonly Type[] OfBytes =
    [
        typeof(UploadEvidence),
        typeof(OpenEvidence),
        typeof(ExportWorkbook),
        typeof(ApplyWorkbook),
        typeof(ImportFile),
    ];

    /// <summary>Every mutation of long work takes <c>respondAsync</c>, over REST <c>Prefer: respond-async</c>.</summary>
    private static readonly Type[] OfArguments = [typeof(StartOperation)];

    private PlanSchema Schema => host.Services.GetRequiredService<PlanSchema>();

    [Fact]
    public void EveryUseCase_IsServedByBothDoors()
    {
        var useCases = UseCases().ToHashSet();
        var rest = host
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.SelectMany(endpoint => endpoint.Metadata.OfType<Serves>())
            .Select(serves => serves.UseCase)
            .ToHashSet();
        var graph = Schema
            .Schema.AllTypes.OfType<IObjectGraphType>()
            .SelectMany(type => type.Fields)
            .Select(field => field.Metadata.GetValueOrDefault(GraphBuilder.ServesKey))
            .OfType<Serves>()
            .Select(serves => serves.UseCase)
            .ToHashSet();

        Assert.NotEmpty(useCases);
        Assert.Equal("", string.Join(' ', useCases.Except(graph).Except(OfBytes).Except(OfArguments).Select(Name).Order()));
        Assert.Equal("", string.Join(' ', useCases.Except(rest).Except(OfArguments).Select(Name).Order()));
    }

    [Fact]
    public void Sdl_IsTheSameEachTime()
    {
        var again = new PlanSchema(host.Services).Sdl();

        Assert.Equal(Schema.Sdl(), again);
        Assert.Contains("type Target implements Node {", again, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("PLANAPI_SDL") is { } path)
            File.WriteAllText(path, again);
    }

    [Fact]
    public void EveryTypeAndRootField_IsDescribed()
    {
        var types = Schema.Schema.AllTypes.Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)).ToList();
        var silent = types
            .Where(type => type is IComplexGraphType && string.IsNullOrWhiteSpace(type.Description))
            .Select(type => type.Name)
            .Concat(
                Schema
                    .Schema.Query.Fields.Concat(Schema.Schema.Mutation!.Fields)
                    .Where(field => string.IsNullOrWhiteSpace(field.Description))
                    .Select(field => field.Name)
            );

        Assert.Equal("", string.Join(' ', silent));
    }

    private static string Name(Type type) => type.IsGenericType ? $"{type.Name}<{type.GetGenericArguments()[0].Name}>" : type.Name;

    /// <summary>
    /// Every use case that there is; those of parts for every kind of part. What fetches a graph's edges is none, and what is done at
    /// times of its own is started by another.
    /// </summary>
    private static IEnumerable<Type> UseCases() =>
        typeof(ApplicationServices)
            .Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && IsA(type, typeof(Request<>)) && !IsA(type, typeof(Fetch<>)))
            .Where(type => !type.IsAssignableTo(typeof(IRepeated)))
            .SelectMany(type => type.IsGenericTypeDefinition ? PartKind.All.Select(kind => type.MakeGenericType(kind.Part)) : [type]);

    private static bool IsA(Type? type, Type open) =>
        type is not null && ((type.IsGenericType && type.GetGenericTypeDefinition() == open) || IsA(type.BaseType, open));
}
