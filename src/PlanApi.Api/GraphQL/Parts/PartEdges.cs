using PlanApi.Api.GraphQL.Loading;
using PlanApi.Domain.Plans;

namespace PlanApi.Api.GraphQL.Parts;

/// <summary>The edges of a part, which others can hang on.</summary>
internal sealed class PartEdges<TPart>(EdgeBuilder builder) : Edges<TPart>(builder)
    where TPart : PlanPart
{
    private readonly EdgeBuilder _builder = builder;

    /// <summary>The edges of values that the part holds, such as a target's baseline.</summary>
    public Edges<TValue> Of<TValue>()
        where TValue : class => new(_builder);

    /// <summary>An edge to the parts that name this part, by a link of their store.</summary>
    public void Many<TOther>(string name, string link, string description)
        where TOther : PlanPart
    {
        var connection = _builder.Connections.Of(_builder.Graph.Types.Output(typeof(TOther)));
        Add(
            name,
            description,
            connection,
            ask =>
            {
                var (plan, id) = (ask.PlanCode, Ask.NodeOf((PlanPart)ask.Source!).Id);
                var options = PartFilters.Options(ask, EdgeBuilder.PageSize);
                var call = ask.Call;
                var loaders = ask.Loaders;
                return new Connection(
                    () => loaders.Linked<TOther>(call, plan, link, options).Load(id).Then(LoadedPage.Of),
                    () => loaders.LinkedCounts<TOther>(call, plan, link, options).Load(id)
                );
            },
            _builder.Arguments(typeof(TOther))
        ).Metadata[GraphBuilder.CostKey] = new FieldCost(1, EdgeBuilder.PageSize);
    }
}
