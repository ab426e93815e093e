using GraphQL.DataLoader;
using GraphQL.Types;
using PlanApi.Api.GraphQL.Loading;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;

namespace PlanApi.Api.GraphQL.Parts;

/// <summary>Relay's connections: their types, the fields that have them, and the arguments that choose a page.</summary>
internal sealed class ConnectionTypes(TypeCatalog types)
{
    public const string First = "first";
    public const string After = "after";
    public const string Last = "last";
    public const string Before = "before";

    private static readonly PageSize Usual = new(ListOptions.DefaultFirst);

    private readonly Dictionary<IGraphType, ObjectGraphType> _known = [];

    /// <summary>
    /// A field with a page of a use case's list. It is nullable: if the page cannot be read, or if the caller may not see it, the rest of
    /// the answer stays as it is.
    /// </summary>
    /// <param name="on">The type that has the field.</param>
    /// <param name="name">camelCase.</param>
    /// <param name="useCase">The use case that it sends.</param>
    /// <param name="description">One sentence.</param>
    /// <param name="node">The items' type.</param>
    /// <param name="list">The list of which the page is wanted.</param>
    /// <param name="arguments">The arguments beside those of the page.</param>
    public FieldType Field(
        ObjectGraphType on,
        string name,
        Type? useCase,
        string description,
        IGraphType node,
        Func<Ask, PageRange, Connection> list,
        params QueryArgument[] arguments
    ) => Field(on, name, useCase, description, Of(node, counted: false), Usual, list, arguments);

    /// <inheritdoc cref="Field(ObjectGraphType, string, Type, string, IGraphType, Func{Ask, PageRange, Connection}, QueryArgument[])"/>
    public FieldType Field(
        ObjectGraphType on,
        string name,
        Type? useCase,
        string description,
        ObjectGraphType connection,
        PageSize size,
        Func<Ask, PageRange, Connection> list,
        params QueryArgument[] arguments
    )
    {
        var field = GraphBuilder.Field(
            on,
            name,
            useCase,
            description,
            connection,
            ask => Task.FromResult<object?>(list(ask, Range(ask, size))),
            [.. Arguments(size), .. arguments]
        );
        field.Metadata[GraphBuilder.CostKey] = new FieldCost(1, size);
        return field;
    }

    /// <summary>The connection type; with a total count unless the use case has none.</summary>
    public ObjectGraphType Of(IGraphType node, bool counted = true)
    {
        if (_known.TryGetValue(node, out var known))
            return known;
        var edge = new ObjectGraphType { Name = node.Name + "Edge", Description = $"An item of a {node.Name}Connection." };
        OutputFields.Add(edge, "node", "The item.", TypeCatalog.NonNull(node), source => ((Edge)source).Node);
        OutputFields.Add(
            edge,
            "cursor",
            "After which the next page can begin, and before which the one before can end.",
            TypeCatalog.NonNull(types.Output(typeof(string))),
            source => ((Edge)source).Cursor
        );
        var connection = new ObjectGraphType { Name = node.Name + "Connection", Description = "A page of a list, and its cursors." };
        Paged(connection, "nodes", "The items.", TypeCatalog.NonNull(TypeCatalog.ListOf(node)), page => page.Items);
        Paged(
            connection,
            "edges",
            "The items with their cursors.",
            TypeCatalog.NonNull(TypeCatalog.ListOf(edge)),
            page => page.Items.Zip(page.Cursors, (item, cursor) => new Edge(item, cursor)).ToList()
        );
        Paged(
            connection,
            "pageInfo",
            "Whether there is more, and where it begins.",
            TypeCatalog.NonNull(types.Output(typeof(PageInfo))),
            page => new PageInfo(
                page.HasMore,
                page.HasPrevious,
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

    public QueryArgument[] Arguments(PageSize size) =>
        [
            Argument<int>(First, $"How many at most, 1 to {size.Most}; {size.Default} where neither first nor last is given."),
            Argument<string>(After, "The cursor after which to go on."),
            Argument<int>(Last, $"How many of the last ones at most, 1 to {size.Most}."),
            Argument<string>(Before, "The cursor before which to end."),
        ];

    /// <summary>Which page is wanted; what is wrong with its size is an error of the field.</summary>
    public static PageRange Range(Ask ask, PageSize size)
    {
        var (first, last) = (ask.Get<int?>(First), ask.Get<int?>(Last));
        if (first is not null && last is not null)
            ask.Add(new Fault(FaultCodes.NotAllowed, "/last", "Give either 'first' or 'last', not both."));
        var page = new PageRange(first ?? size.Default, ask.Get<string>(After)) { Last = last, Before = ask.Get<string>(Before) };
        foreach (var fault in page.Faults(size.Most))
            ask.Add(fault);
        return page;
    }

    private QueryArgument Argument<T>(string name, string description) => GraphBuilder.Argument(name, description, types.Output(typeof(T)));

    private static void Paged(ObjectGraphType type, string name, string? description, IGraphType result, Func<LoadedPage, object> get) =>
        Deferred(type, name, description, result, source => source.Page().Then(get));

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
