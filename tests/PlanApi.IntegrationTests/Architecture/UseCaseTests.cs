using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application;
using PlanApi.Application.Access;
using PlanApi.Application.Operations;
using PlanApi.Application.Plans.Lifecycle;
using PlanApi.Application.UseCases;
using PlanApi.Domain;
using PlanApi.Domain.Values;

namespace PlanApi.IntegrationTests.Architecture;

/// <summary>What holds for every use case, so that a new one cannot forget it.</summary>
public sealed class UseCaseTests
{
    /// <summary>Whoever may ask for an operation: what it does needs what it needs; and its own asker may end it.</summary>
    private static readonly Type[] _anybodys = [typeof(StartOperation), typeof(CancelOperation)];

    public static TheoryData<Type> Requests => [.. All()];

    [Theory]
    [MemberData(nameof(Requests))]
    public void Request_IsASealedRecord(Type request)
    {
        Assert.True(request.IsSealed);
        Assert.NotNull(request.GetMethod("<Clone>$"));
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public void Command_NeedsMoreThanToRead(Type request)
    {
        if (_anybodys.Contains(request))
            return;
        var permission = (Permission)request.GetProperty(nameof(Permission))!.GetValue(Blank(request))!;

        Assert.True(!IsA(request, typeof(Command<>)) || permission.Role > Role.Viewer, $"{request} needs {permission}");
    }

    /// <summary>
    /// Else a key limited to other plans could use it. A plan's deletion looks itself: it is history of the service, not of the plan.
    /// </summary>
    [Theory]
    [MemberData(nameof(Requests))]
    public void RequestWithAPlan_SaysThatItIsAboutIt(Type request)
    {
        if (request.GetProperty("Plan")?.PropertyType == typeof(Code) && request != typeof(DeletePlan) && !_anybodys.Contains(request))
            Assert.NotNull(request.GetProperty(nameof(Request<int>.AboutPlan))!.GetValue(Blank(request)));
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public void Request_HasOneHandler(Type request)
    {
        var services = new ServiceCollection().AddPlanApplication(
            Application.Persistence.Providers.StorageKinds.Open("Sqlite", "Data Source=:memory:")
        );
        var contract = typeof(IHandler<,>).MakeGenericType(request, Ancestor(request, typeof(Request<>))!.GetGenericArguments()[0]);

        Assert.Single(services, service => service.ServiceType == contract);
    }

    private static IEnumerable<Type> All() =>
        typeof(ApplicationServices)
            .Assembly.GetTypes()
            .Where(type => !type.IsAbstract && IsA(type, typeof(Request<>)))
            .SelectMany(type => type.IsGenericTypeDefinition ? PartKind.All.Select(kind => type.MakeGenericType(kind.Part)) : [type])
            .OrderBy(type => type.ToString(), StringComparer.Ordinal);

    private static object Blank(Type request) => RuntimeHelpers.GetUninitializedObject(request);

    private static bool IsA(Type type, Type open) => Ancestor(type, open) is not null;

    private static Type? Ancestor(Type type, Type open)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.IsGenericType && ancestor.GetGenericTypeDefinition() == open)
                return ancestor;
        }
        return null;
    }
}
