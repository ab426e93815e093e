using PlanApi.Api.Http;
using PlanApi.Domain;
using PlanApi.Domain.Plans;

namespace PlanApi.Api.Rest;

/// <summary>One kind of part over REST: a small file in each capability's folder, found by its type.</summary>
internal abstract class EndpointsOf<TPart> : IPartEndpoints
    where TPart : PlanPart
{
    public Type Part => typeof(TPart);

    /// <summary>A part as a client would send it.</summary>
    protected abstract TPart Example { get; }

    public void Map(RouteGroupBuilder plan)
    {
        plan.MapParts(Example);
        MapOthers(plan);
    }

    /// <summary>The kind's own endpoints besides its list and its parts.</summary>
    protected virtual void MapOthers(RouteGroupBuilder plan) { }
}

/// <summary>The endpoints of a kind that is known only while the program runs.</summary>
internal interface IPartEndpoints
{
    Type Part { get; }

    void Map(RouteGroupBuilder plan);
}

internal static class KindEndpoints
{
    /// <summary>Maps every kind of part, in the order of their table.</summary>
    public static void MapKinds(this RouteGroupBuilder plan)
    {
        var known = PartKindTypes
            .With(typeof(KindEndpoints).Assembly)
            .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IPartEndpoints)))
            .Select(type => (IPartEndpoints)Activator.CreateInstance(type)!)
            .ToDictionary(endpoints => endpoints.Part);
        foreach (var kind in PartKind.All)
        {
            if (!known.TryGetValue(kind.Part, out var endpoints))
                throw new InvalidOperationException($"The kind {kind} has no class that extends EndpointsOf<{kind.Part.Name}>.");
            endpoints.Map(plan);
        }
    }
}
