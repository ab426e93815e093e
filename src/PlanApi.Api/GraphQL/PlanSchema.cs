using System.Reflection;
using GraphQL;
using GraphQL.Types;
using GraphQL.Utilities;
using PlanApi.Api.GraphQL.Limits;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Application.Parts;
using PlanApi.Domain;

namespace PlanApi.Api.GraphQL;

/// <summary>The schema, built when the first query comes.</summary>
/// <remarks>
/// <para>
/// What REST can do, GraphQL can do: every use case is sent by a field here, and a test compares the two doors. Types are made
/// from the Domain's and Application's records by reflection, once (<c>Types/</c>); their doc comments are the descriptions.
/// </para>
/// <para>
/// <b>A use case.</b> In <c>GraphQL/(Capability)/</c>, a class that implements <see cref="IGraph"/> is found by its type:
/// <code>
/// internal sealed class FindingGraph : IGraph
/// {
///     public void Add(GraphBuilder graph)
///     {
///         var finding = TypeCatalog.ListOf(graph.Types.Output(typeof(Finding)));
/// GraphBuilder.Field(graph.Types.Object&lt;Plan&gt;(), "findings", typeof(ListFindings), "What validation finds.",
/// TypeCatalog.NonNull(finding),             async ask => await ask.Answer(new ListFindings(ask.PlanCode,
/// ask.Get&lt;Severity?&gt;("severity"))),             graph.Argument&lt;Severity&gt;("severity", "Only
/// these."));         graph.Mutate("approvePlan", typeof(ApprovePlan), "Approves a
/// plan.", ("plan", graph.Types.Object&lt;Plan&gt;()),             ask => ask.Send(new ApprovePlan(ask.PlanCode, ask.Version)),
///             graph.Argument&lt;Code&gt;("plan", "The plan's code.", required: true), graph.ExpectedVersion());
///     }
/// }
/// </code>
/// How long a list may be stands in <see cref="ListLengths"/>. A page of a use case becomes a connection by
/// <see cref="Connection.Of{T}"/> and <see cref="ConnectionTypes"/>. A failure becomes a typed error of its own by its record alone.
/// </para>
/// <para>
/// <b>A kind of part</b> needs nothing: its type, list, lookup and mutations come from its store. Its edges are a class
/// <see cref="EdgesOf{TPart}"/> in the capability's folder; what hangs on it is read by a <c>Link</c> of the other's store.
/// </para>
/// <para>
/// <b>Conventions.</b> A text has the field <c>names(language)</c> and <c>namesAll</c>; a scope <c>scope</c> and <c>scopeText</c>;
/// a mention is an edge <c>indicator</c> and its code <c>indicatorCode</c>, but in inputs the code alone, called <c>indicator</c>.
/// </para>
/// </remarks>
internal sealed class PlanSchema(IServiceProvider services)
{
    private const string Description = """
        An organisation's annual operating plan: its targets, whether they are consistent, and how they are broken down.

        Texts exist in several languages. A field such as names(language: "zh") gives one of them, and namesAll gives all. Inputs take a list of language and text.
        A scope is a list of dimension and member, and scopeText its canonical text.
        A field that leads to another part has a second field with the part's code: indicator and indicatorCode. In inputs, the field indicator takes the code.
        Lists are Relay connections, with the additional field nodes. Page through them with first and after, or with last and before. Ids are Relay's, and stay the same when codes change. Enumeration values are IN_CAPITALS here and inCamelCase over REST.
        Files of evidence are uploaded and downloaded only over REST. Links and comments are available here too.
        An update takes expectedVersion, the version that you last read. A mutation returns a payload with typed errors. Their codes are the same as over REST.
        """;

    private readonly Lazy<ISchema> _schema = new(() => Build(services));

    public ISchema Schema => _schema.Value;

    /// <summary>The schema in GraphQL's own language; the same bytes each time.</summary>
    public string Sdl() =>
        Schema.Print(new PrintOptions { StringComparison = StringComparison.Ordinal }).ReplaceLineEndings("\n").TrimEnd() + "\n";

    private static Schema Build(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        var graph = new GraphBuilder();
        var connections = new ConnectionTypes(graph.Types);
        var parts = PartKind
            .All.Select(kind => kind.Part)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(part =>
                (IPartGraph)
                    Activator.CreateInstance(
                        typeof(PartGraph<>).MakeGenericType(part),
                        graph,
                        scope.ServiceProvider.GetRequiredService(typeof(PartStore<>).MakeGenericType(part)),
                        connections
                    )!
            )
            .ToDictionary(part => part.Part);
        foreach (var part in parts.Values)
            part.Add();
        var edges = new EdgeBuilder(graph, connections, parts);
        foreach (var own in Every<IEdges>())
            own.Add(edges);
        foreach (var own in Every<IGraph>(graph, connections, parts))
            own.Add(graph);
        new MentionEdges(edges).Add();
        graph.Node.ResolveType = source => (IObjectGraphType)graph.Types.Output(source.GetType());

        var schema = new Schema(services, runConfigurations: false)
        {
            Description = Description,
            Query = graph.Query,
            Mutation = graph.Mutation,
            Subscription = graph.Subscription,
        };
        foreach (var error in graph.Errors.All)
            schema.RegisterType(error);
        schema.Initialize();
        ListLengths.Note(schema);
        return schema;
    }

    /// <summary>
    /// Every implementation here, and beside kinds of part that others bring, in the order of their names; its constructor takes what it
    /// needs of the tools.
    /// </summary>
    private static IEnumerable<T> Every<T>(params object[] tools) =>
        PartKindTypes
            .With(typeof(PlanSchema).Assembly)
            .Where(type => type is { IsAbstract: false } && typeof(T).IsAssignableFrom(type))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type =>
                (T)
                    Activator.CreateInstance(
                        type,
                        [.. Parameters(type).Select(parameter => tools.First(tool => parameter.ParameterType.IsInstanceOfType(tool)))]
                    )!
            );

    private static ParameterInfo[] Parameters(Type type) => type.GetConstructors()[0].GetParameters();
}
