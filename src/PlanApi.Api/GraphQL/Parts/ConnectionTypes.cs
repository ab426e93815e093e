using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Resolvers;
using GraphQL.Types;
using PlanApi.Api.GraphQL.Loading;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Application.Parts;

namespace PlanApi.Api.GraphQL.Parts;

/// <summary>Relay's connection and edge types of a node type, and the arguments of the fields that have them.</summary>
internal sealed class ConnectionTypes(TypeCatalog types)
{
    public const string First = "first";
    public const string After = "after";

    private readonly Dictionary<IGraphType, ObjectGraphType> _known = [];

    /// <summary>The connection type; with a total count unless the use case has none.</summary>
    public ObjectGraphType Of(IGraphType node, bool counted = true)
    {
        if (_known.TryGetValue(node, out var known))
            return known;
        var edge = new ObjectGraphType { Name = node.Name + "Edge", Description = $"An item of a {node.Name}Connection." };
        OutputFields.Add(edge, "node", "The item.", TypeCatalog.NonNull(node), source => ((Edge)source).Node);
        OutputFields.Add(edge, "cursor", "After which the next page can begin.", Text(), source => ((Edge)source).Cursor);
        var connection = new ObjectGraphType { Name = node.Name + "Connection", Description = "Some of a list, and where more of it is." };
        Paged(connection, "nodes", "The items.", TypeCatalog.NonNull(TypeCatalog.ListOf(node)), (page, _) => page.Items);
        Paged(
            connection,
            "edges",
            "The items with their cursors.",
            TypeCatalog.NonNull(TypeCatalog.ListOf(edge)),
            (page, _) => page.Items.Zip(page.Cursors, (item, cursor) => new Edge(item, cursor)).ToList()
        );
        Paged(
            connection,
            "pageInfo",
            "Whether there is more, and where it begins.",
            TypeCatalog.NonNull(types.Output(typeof(PageInfo))),
            (page, connection) =>
                new PageInfo(
                    page.HasMore,
                    !connection.IsFirst,
                    page.Cursors.Count > 0 ? page.Cursors[0] : null,
                    page.Cursors.Count > 0 ? page.Cursors[^1] : null
                )
        );
        if (counted)
            Deferred(
                connection,
                "totalCount",
                "How many there are on all pages.",
                TypeCatalog.NonNull(types.Output(typeof(int))),
                source => source.Count!()
            );
        return _known[node] = connection;
    }

    public QueryArgument[] Arguments(int defaultFirst) =>
        [
            GraphBuilder.Argument(
                First,
                $"How many at most, 1 to {ListOptions.MaxFirst}.",
                types.Output(typeof(int)),
                required: true,
                defaultValue: defaultFirst
            ),
            GraphBuilder.Argument(After, "The cursor after which to go on.", types.Output(typeof(string))),
        ];

    private IGraphType Text() => TypeCatalog.NonNull(types.Output(typeof(string)));

    private static void Paged(
        ObjectGraphType type,
        string name,
        string? description,
        IGraphType result,
        Func<Slice, Connection, object> get
    ) => Deferred(type, name, description, result, source => source.Page().Then(page => get(page, source)));

    private static void Deferred(
        ObjectGraphType type,
        string name,
        string? description,
        IGraphType result,
        Func<Connection, IDataLoaderResult> get
    ) =>
        type.AddField(
            new FieldType
            {
                Name = name,
                Description = description,
                ResolvedType = result,
                Resolver = new Getter(source => get((Connection)source)),
            }
        );
}
