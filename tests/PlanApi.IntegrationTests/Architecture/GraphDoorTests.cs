using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Api.Hosting;
using PlanApi.Application;
using PlanApi.Application.Access;
using PlanApi.Application.Events;
using PlanApi.Application.Operations;
using PlanApi.Application.Parts;
using PlanApi.Application.UseCases;

namespace PlanApi.IntegrationTests.Architecture;

/// <summary>
/// GraphQL reads by requests alone, which are permitted and narrowed to the caller's members. Whatever else of the application it holds in
/// its hands stands here, with the reason.
/// </summary>
public sealed partial class GraphDoorTests
{
    private static readonly Dictionary<Type, string> Allowed = new()
    {
        [typeof(UseCaseSender)] = "The way in.",
        [typeof(Caller)] = "Who asks: set for each mutation, never read for what may be seen.",
        [typeof(ApiKeyVerifier)] = "Sockets that stay open recognise their caller again.",
        [typeof(CommitNotifier)] = "Wakes subscriptions; tells nothing but that something was written.",
        [typeof(OperationBell)] = "Wakes subscriptions; tells nothing but that an operation may have changed.",
        [typeof(PlansAsked)] = "The plans that the requests were about, so that answers are kept while these are unchanged.",
        [typeof(TimeProvider)] = "The clock.",
        [typeof(PartStore<>)] = "Names of filters and sorts, when the schema is made; never rows.",
    };

    private static readonly HashSet<Type> Services =
    [
        .. new ServiceCollection()
            .AddPlanApplication(Application.Persistence.Providers.StorageKinds.Open("Sqlite", "Data Source=:memory:"))
            .Select(service => Open(service.ServiceType)),
    ];

    [Fact]
    public void GraphTypes_TakeNothingOfTheApplicationButRequests()
    {
        const BindingFlags All =
            BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var held = typeof(ServiceHost)
            .Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith("PlanApi.Api.GraphQL", StringComparison.Ordinal) == true)
            .SelectMany(type =>
                type.GetFields(All)
                    .Select(field => field.FieldType)
                    .Concat(
                        type.GetConstructors(All)
                            .Concat<MethodBase>(type.GetMethods(All))
                            .SelectMany(method =>
                                method
                                    .GetParameters()
                                    .Select(parameter => parameter.ParameterType)
                                    .Concat(method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [])
                            )
                    )
                    .Select(taken =>
                        $"{type.Name}: {(Services.Contains(Open(taken)) && !Allowed.ContainsKey(Open(taken)) ? taken.Name : "")}"
                    )
            );

        Assert.DoesNotContain(held, taken => !taken.EndsWith(": ", StringComparison.Ordinal));
    }

    [Fact]
    public void GraphTypes_ResolveNothingOfTheApplicationButRequests()
    {
        var names = Services.Except(Allowed.Keys).Select(type => type.Name.Split('`')[0]).ToHashSet(StringComparer.Ordinal);
        var resolved = Repository
            .Sources("src/PlanApi.Api/GraphQL")
            .SelectMany(file =>
                Resolution().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileName(file)}: {match.Groups[1].Value}")
            );

        Assert.DoesNotContain(resolved, found => names.Contains(found.Split(": ")[1]));
    }

    private static Type Open(Type type) =>
        type is { IsGenericType: true, IsGenericTypeDefinition: false } ? type.GetGenericTypeDefinition() : type;

    [GeneratedRegex(@"Get(?:Required)?Services?<(\w+)")]
    private static partial Regex Resolution();
}
