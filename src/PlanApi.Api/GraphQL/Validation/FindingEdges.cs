using System.Reflection;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Application.Validation;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Validation;

namespace PlanApi.Api.GraphQL.Validation;

/// <summary>From findings to the parts that they are about. A document's findings lead nowhere, since it is not stored.</summary>
internal sealed class FindingEdges : IEdges
{
    private delegate object? Load(Ask ask, string key);

    public void Add(EdgeBuilder edges)
    {
        var finding = edges.Graph.Types.Object<FindingAnswer>();
        finding.Name = "Finding";
        new Edges<FindingAnswer>(edges).One<Waiver>(of => of.Waiver);
        var waiver = finding.Fields.Find("waiver")!;
        waiver.Description = "The waiver that accepts it.";
        var place = edges.Graph.Types.Object<PlaceAnswer>();
        place.Name = "FindingPlace";
        var places = new Edges<PlaceAnswer>(edges);
        places.One<Indicator>(of => of.Indicator);
        places.One<Section>(of => of.Source);
        AddPart(edges, place);
        foreach (var edge in (FieldType[])[waiver, .. place.Fields.Where(field => field.Name is "indicator" or "source" or "part")])
            edge.Resolver = new WhereStored(edge.Resolver!);
    }

    private static void AddPart(EdgeBuilder edges, ObjectGraphType place)
    {
        var loads = edges.Parts.Values.ToDictionary(part => part.Kind.Collection, part => LoadOf(part.Part), StringComparer.Ordinal);
        place.AddField(
            new()
            {
                Name = "part",
                Description = "The part itself, as it is stored; null for cells, and for parts that are not stored.",
                ResolvedType = edges.Graph.Node,
                Resolver = new AskResolver(ask =>
                    (PlaceAnswer)ask.Source! switch
                    {
                        { Kind: "plan" } => ask.Part,
                        var of => loads.GetValueOrDefault(of.Kind)?.Invoke(ask, of.Key),
                    }
                ),
            }
        );
    }

    private static Load LoadOf(Type part) =>
        typeof(FindingEdges)
            .GetMethod(nameof(LoadPart), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(part)
            .CreateDelegate<Load>();

    private static object? LoadPart<TPart>(Ask ask, string key)
        where TPart : PlanPart => ask.Loaders.ByKey<TPart>(ask.PlanCode).Load(key);

    private sealed class WhereStored(IFieldResolver edge) : IFieldResolver
    {
        public ValueTask<object?> ResolveAsync(IResolveFieldContext context) =>
            new Ask(context).Above<Plan>() is null ? default : edge.ResolveAsync(context);
    }
}
