using GraphQL.Types;

namespace PlanApi.Api.GraphQL.Parts;

/// <summary>The tools for making edges.</summary>
internal sealed record EdgeBuilder(GraphBuilder Graph, ConnectionTypes Connections, IReadOnlyDictionary<Type, IPartGraph> Parts)
{
    /// <summary>A page of an edge is shorter than a page of a list, since every node has one.</summary>
    public static readonly PageSize PageSize = new(20);

    public QueryArgument[] Arguments(Type part) => [.. Connections.Arguments(PageSize), .. Parts[part].FilterArguments()];
}
