using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using PlanApi.Api.GraphQL.Nodes;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Api.Http;
using PlanApi.Application.Errors;
using PlanApi.Application.Operations;
using PlanApi.Application.UseCases;

namespace PlanApi.Api.GraphQL;

/// <summary>Adds fields and mutations that send use cases. <see cref="PlanSchema"/> says how to add one.</summary>
internal sealed class GraphBuilder
{
    public const string ServesKey = "serves";
    public const string CostKey = "cost";
    public const string NodesKey = "nodes";

    private const string RespondAsync = "respondAsync";
    private const string KeepableKey = "keepable";

    public GraphBuilder()
    {
        Errors = new ErrorTypes(Types);
        Node = new InterfaceGraphType { Name = "Node", Description = "Anything with a permanent id. The field node reads it by this id." };
        Node.AddField(
            new FieldType
            {
                Name = "id",
                Description = "An opaque id. It stays the same when the code changes.",
                ResolvedType = TypeCatalog.NonNull(Types.Id),
            }
        );
        Nodes = new NodeTypes(Types, Node);
    }

    public TypeCatalog Types { get; } = new();

    public ErrorTypes Errors { get; }

    public InterfaceGraphType Node { get; }

    public NodeTypes Nodes { get; }

    public ObjectGraphType Query { get; } = new() { Name = "Query", Description = "Everything that can be read." };

    public ObjectGraphType Mutation { get; } =
        new() { Name = "Mutation", Description = "Everything that can be changed; each mutation is one transaction." };

    public ObjectGraphType Subscription { get; } =
        new() { Name = "Subscription", Description = "Everything that can be followed, over server-sent events and WebSockets." };

    /// <summary>
    /// A field that sends a use case and shows its answer. Below the root the field is null where the use case fails, for instance
    /// because the caller may see only some of the plan; the rest of the query is answered all the same. Lists of parts hold only the
    /// parts that the caller may see.
    /// </summary>
    /// <param name="on">The type that has the field: <see cref="Query"/>, <c>Types.Object&lt;Plan&gt;()</c>, or a part's.</param>
    /// <param name="name">camelCase.</param>
    /// <param name="useCase">The use case that it sends; the other door must serve it too.</param>
    /// <param name="description">One sentence.</param>
    /// <param name="type">From <see cref="Types"/>; wrap it in NonNull unless the answer may be absent.</param>
    /// <param name="resolve">Sends the use case by <see cref="Ask.Answer{T}"/> or <see cref="Ask.Find{T}"/>.</param>
    /// <param name="arguments">From <see cref="Argument"/>.</param>
    public static FieldType Field(
        ComplexGraphType<object?> on,
        string name,
        Type? useCase,
        string description,
        IGraphType type,
        Func<Ask, Task<object?>> resolve,
        params QueryArgument[] arguments
    )
    {
        var isBelow = on.Name is not ("Query" or "Mutation" or "Subscription");
        var field = new FieldType
        {
            Name = name,
            Description = description,
            Arguments = new QueryArguments(arguments),
            ResolvedType = isBelow && useCase is not null && type is NonNullGraphType known ? known.ResolvedType : type,
        };
        field.Resolver = new FuncFieldResolver<object?>(async context =>
        {
            var ask = new Ask(context);
            ask.Request.IsKeepable &= field.Metadata.ContainsKey(KeepableKey);
            return on.Name is "Mutation" or "Subscription"
                ? await resolve(ask)
                : await ask.Request.Calls.Answer(ask.Call, ask.Source, () => Checked(ask, resolve));
        });
        if (useCase is not null)
            field.Metadata[ServesKey] = new Serves(useCase);
        on.AddField(field);
        return field;
    }

    /// <summary>A list sends its request later, but what is wrong with its arguments is an error of the list itself.</summary>
    private static async Task<object?> Checked(Ask ask, Func<Ask, Task<object?>> resolve)
    {
        var answer = await resolve(ask);
        ask.Check();
        return answer;
    }

    /// <summary>
    /// Marks a field whose answer depends only on its arguments, the database and the caller's grants. It does not depend on the day, or
    /// on a document that was sent. Only answers of such fields are kept as bytes until something changes.
    /// </summary>
    public static FieldType Keepable(FieldType field)
    {
        field.Metadata[KeepableKey] = true;
        return field;
    }

    /// <summary>A mutation: its payload has the answer, or the errors that kept it from one.</summary>
    /// <param name="name">camelCase, the verb first.</param>
    /// <param name="useCase">The use case that it sends.</param>
    /// <param name="description">One sentence.</param>
    /// <param name="answer">The name of the answer in the payload, and its type.</param>
    /// <param name="send">Sends the use case; a <see cref="FailureError"/> that its arguments raise becomes an error of the
    /// payload.</param>
    /// <param name="arguments">From <see cref="Argument"/>; the idempotency key and the reason are added.</param>
    public FieldType Mutate<T>(
        string name,
        Type useCase,
        string description,
        (string Name, IGraphType Type) answer,
        Func<Ask, Task<Outcome<T>>> send,
        params QueryArgument[] arguments
    )
    {
        var payload = Errors.Payload(name, answer.Name, answer.Type);
        return Field(
            Mutation,
            name,
            useCase,
            description,
            TypeCatalog.NonNull(payload),
            async ask => await MutationRunner.Run(ask, send),
            [.. arguments, .. MutationRunner.Arguments(this)]
        );
    }

    /// <summary>
    /// A mutation that may take long. A client that does not want to wait gets an operation, which runs in the background.
    /// </summary>
    /// <inheritdoc cref="Mutate{T}(string, Type, string, ValueTuple{string, IGraphType}, Func{Ask, Task{Outcome{T}}}, QueryArgument[])"/>
    public FieldType MutateOrStart<T>(
        string name,
        Type useCase,
        string description,
        (string Name, IGraphType Type) answer,
        Func<Ask, Request<T>> request,
        params QueryArgument[] arguments
    )
    {
        var payload = Errors.Payload(name, answer.Name, answer.Type);
        OutputFields.Add(
            payload,
            "operation",
            "The operation that will do it, where respondAsync is true or the work is long.",
            Types.Object<Operation>(),
            source => ((Payload)source).Operation
        );
        return Field(
            Mutation,
            name,
            useCase,
            description,
            TypeCatalog.NonNull(payload),
            Start,
            [
                .. arguments,
                .. MutationRunner.Arguments(this),
                Argument<bool>(
                    RespondAsync,
                    "Answer at once, with an operation that does it in the background.",
                    required: true,
                    defaultValue: false
                ),
            ]
        );

        async Task<object?> Start(Ask ask)
        {
            var payload = await MutationRunner.Run(ask, SendOrStart);
            return payload.Answer is Operation operation ? payload with { Answer = null, Operation = operation } : payload;
        }

        async Task<Outcome<object>> SendOrStart(Ask ask)
        {
            var asked = Request(ask);
            return ask.Get<bool>(RespondAsync) || asked is IDurable { IsLong: true }
                ? Untyped(await ask.Send(StartOperation.Of(asked)))
                : Untyped(await ask.Send(asked));
        }

        static Outcome<object> Untyped<TAnswer>(Outcome<TAnswer> outcome) =>
            outcome.IsSuccess(out var answer, out var failure) ? Outcome.Of<object>(answer) : failure;

        Request<T> Request(Ask ask)
        {
            var made = request(ask);
            ask.Check();
            return made;
        }
    }

    public QueryArgument Argument<T>(string name, string description, bool required = false, object? defaultValue = null) =>
        Argument(name, description, Types.Output(typeof(T)), required, defaultValue);

    public static QueryArgument Argument(
        string name,
        string description,
        IGraphType type,
        bool required = false,
        object? defaultValue = null
    ) =>
        new(required ? TypeCatalog.NonNull(type) : type)
        {
            Name = name,
            Description = description,
            DefaultValue = defaultValue,
        };

    /// <summary>
    /// The argument that names the version of a part that is patched or deleted, so that nobody overwrites a change that they have not
    /// seen.
    /// </summary>
    public QueryArgument ExpectedVersion() =>
        Argument<long>("expectedVersion", "The version that you last read. Without it the payload has the error missing-version.");
}

/// <summary>The fields that a capability adds to the schema. Every implementation is found by its type.</summary>
internal interface IGraph
{
    void Add(GraphBuilder graph);
}
