using GraphQL;
using GraphQL.Execution;
using GraphQLParser.AST;
using PlanApi.Api.GraphQL.Loading;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Plans;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL;

/// <summary>
/// The request to a field: its arguments, the part above it, and the way to the use cases. It stays valid after the field was resolved;
/// the library's own context does not, because the next field uses it again.
/// </summary>
internal sealed class Ask(IResolveFieldContext context)
{
    private readonly IDictionary<string, ArgumentValue>? _arguments = context.Arguments;
    private readonly ExecutionNode _node = RequestContext.Of(context).Node!;
    private readonly GraphQLDocument _document = context.Document;
    private FaultList? _faults;
    private IReadOnlyList<Fault> _faultsOfPart = [];

    public RequestContext Request { get; } = RequestContext.Of(context);

    public CancellationToken Cancellation { get; } = context.CancellationToken;

    /// <summary>The same for all nodes of a level, and for equal fields.</summary>
    public object Call { get; } = RequestContext.Of(context).Calls.Of(context);

    /// <summary>As the answer calls the field.</summary>
    public string Name => _node.Name!;

    /// <summary>Whether the operation consists of this field alone.</summary>
    public bool IsAlone { get; } = context.Operation.SelectionSet.Selections.Count == 1;

    /// <summary>Whether the query may ask for a field of this name anywhere.</summary>
    public bool Mentions(string field) => _document.Source.Span.Contains(field, StringComparison.Ordinal);

    /// <summary>The field whose value, or whose item, has this field.</summary>
    public string Within => _node.Parent!.FieldDefinition!.Name;

    /// <summary>The object that has the field.</summary>
    public object? Source => _node.Source;

    /// <summary>Of arguments that can be read.</summary>
    public Loaders Loaders
    {
        get
        {
            Check();
            return Request.Loaders;
        }
    }

    /// <summary>The argument <c>plan</c>, or the code of the plan that the field is below.</summary>
    public Code PlanCode
    {
        get
        {
            if (_arguments?.TryGetValue("plan", out var argument) == true)
                return CodeOf("plan", argument.Value);
            return (Above<Plan>() ?? Request.Plan) is { } plan ? plan.Code
                : Above<IOfPlan>() is { } of ? of.Plan
                : Found is { } found ? found.Plan
                : Above<PlanPart>() is null && Request.MutatedPlan is { } mutated ? mutated
                : Request.PlanCodes[PlanId];
        }
    }

    /// <summary>The id of the plan that the nearest part belongs to.</summary>
    public long PlanId => NodeOf(Part).PlanId;

    /// <summary>The id of the plan around the field, if it is known without a query.</summary>
    public long? KnownPlanId =>
        (Above<Plan>() ?? Request.Plan) is { } plan ? NodeOf(plan).PlanId
        : Found is { } found ? found.PlanId
        : Above<PlanPart>() is { Id: { } id } && NodeId.TryParse(id, out _, out var planId, out _) ? planId
        : null;

    /// <summary>The id of the plan that the field is below, looked up.</summary>
    public async Task<long> FindPlanId()
    {
        var code = PlanCode;
        return Request.PlanIds.TryGetValue(code, out var known)
            ? known
            : Request.PlanIds[code] = NodeOf(await Answer(new GetPlan(code))).PlanId;
    }

    /// <summary>The nearest part: the field's source, or what a nested value belongs to.</summary>
    public PlanPart Part =>
        Above<PlanPart>() ?? Request.Plan ?? throw new InvalidOperationException($"The field {_node.Name} is not below a part of a plan.");

    /// <summary>
    /// Says what is wrong with an argument. Reading goes on, so that all faults of the field are told at once; nothing is sent then.
    /// </summary>
    public void Add(Fault fault)
    {
        _faults ??= new FaultList();
        // An argument may be read twice.
        if (!_faults.Faults.Contains(fault))
            _faults.Add(fault);
    }

    public void Add(IReadOnlyList<Fault> faults)
    {
        foreach (var fault in faults)
            Add(fault);
    }

    /// <summary>Fails with all faults of the arguments that have been read; does nothing where there are none.</summary>
    public void Check()
    {
        if (_faults is not null)
            throw Refusal();
    }

    /// <summary>The argument; default where it is absent or null.</summary>
    public T? Get<T>(string name) => _arguments?.TryGetValue(name, out var argument) == true && argument.Value is T value ? value : default;

    /// <summary>A required argument that is a code.</summary>
    public Code Code(string name) => CodeOf(name, _arguments?[name].Value);

    /// <summary>An optional argument that is a code.</summary>
    public Code? OptionalCode(string name) => Get<string>(name) is { } text ? CodeOf(name, text) : null;

    /// <summary>An optional argument that is a list of codes.</summary>
    public Code[]? Codes(string name) => Get<IEnumerable<object>>(name)?.Select(text => CodeOf(name, text)).ToArray();

    /// <summary>A required argument that is any constrained text, such as a period.</summary>
    public T Parse<T>(string name)
        where T : struct, ITextValue<T> => Parse<T>(name, _arguments?[name].Value, FaultCodes.NotAllowed);

    /// <summary>The version that a mutation's caller has seen; null where they do not say.</summary>
    public SeenVersions? Version =>
        SeenVersions.Of(_arguments?.TryGetValue("expectedVersion", out var version) == true ? (long?)version.Value : null);

    /// <summary>An input as the tree that a REST body with the same content would be; null where <see cref="Check"/> fails.</summary>
    public SourceNode Tree<TRecord>(string name)
    {
        var faults = new FaultList();
        var tree = InputTree.Of(typeof(TRecord), _arguments![name].Value, faults);
        Add(faults.Faults);
        return faults.IsEmpty ? tree : null!;
    }

    /// <summary>An input as a record; null where <see cref="Check"/> fails.</summary>
    public TRecord Record<TRecord>(string name)
        where TRecord : class
    {
        var faults = new FaultList();
        var record = Tree<TRecord>(name) is { } tree ? RecordBinder.Bind<TRecord>(tree, faults) : null;
        Add(faults.Faults);
        return record!;
    }

    /// <summary>
    /// A part together with the faults of its fields, so that the use case can report all faults at once. Read it last: where it is no
    /// part at all, that fails with the faults of the arguments before it.
    /// </summary>
    public ReadPart<TPart> Read<TPart>(string name)
        where TPart : PlanPart
    {
        if (Tree<TPart>(name) is not { } tree)
            throw Refusal();
        if (!ReadPart<TPart>.From(tree).IsSuccess(out var part, out var failure))
        {
            Add(failure.Faults);
            throw Refusal();
        }
        _faultsOfPart = part.Faults;
        return part;
    }

    public Task<Outcome<T>> Send<T>(Request<T> request)
    {
        Check();
        return Request.Sender.Send(request, Cancellation);
    }

    /// <summary>The use case's answer; a failure becomes an error of this field.</summary>
    public async Task<T> Answer<T>(Request<T> request) =>
        (await Send(request)).IsSuccess(out var answer, out var failure) ? answer : throw new FailureError(failure);

    /// <summary>The use case's answer; null where there is no such thing.</summary>
    public async Task<T?> Find<T>(Request<T> request)
        where T : class
    {
        if ((await Send(request)).IsSuccess(out var answer, out var failure))
            return answer;
        return failure is NotFound ? null : throw new FailureError(failure);
    }

    /// <summary>The use case's answer; null where there is no such thing, or the caller may not see it.</summary>
    public async Task<T?> Seen<T>(Request<T> request)
        where T : class
    {
        if ((await Send(request)).IsSuccess(out var answer, out var failure))
            return answer;
        return failure is NotFound or Forbidden or Invalid ? null : throw new FailureError(failure);
    }

    /// <summary>The code of a part by its id; null where there is none any more.</summary>
    public async Task<Code?> CodeOf(PartKind kind, long planId, long id) =>
        await Find(new FindNode(NodeId.Of(kind, planId, id))) is { } found ? Domain.Values.Code.Known(found.Key) : null;

    /// <summary>The nearest value of the type that the field is below.</summary>
    public T? Above<T>()
        where T : class
    {
        for (var at = _node.Parent; at is not null; at = at.Parent)
        {
            if (at.Result is T found)
                return found;
        }
        return null;
    }

    /// <summary>The plan of the nearest thing above that was found by its id.</summary>
    private (Code Plan, long PlanId)? Found
    {
        get
        {
            for (var at = Request.Found.Count == 0 ? null : _node.Parent; at is not null; at = at.Parent)
            {
                if (at.Result is { } result && Request.Found.TryGetValue(result, out var found))
                    return found;
            }
            return null;
        }
    }

    public static (PartKind Kind, long PlanId, long Id) NodeOf(PlanPart part) =>
        NodeId.TryParse(part.Id!, out var kind, out var planId, out var id)
            ? (kind, planId, id)
            : throw new InvalidOperationException($"{part.Key()} has no node id.");

    private FailureError Refusal()
    {
        Add(_faultsOfPart);
        return new FailureError(new Invalid(_faults?.Faults ?? []));
    }

    private Code CodeOf(string name, object? value) => Parse<Code>(name, value, FaultCodes.BadCode);

    private T Parse<T>(string name, object? value, string fault)
        where T : struct, ITextValue<T>
    {
        if (!T.TryParse(value as string, out var parsed))
            Add(new Fault(fault, "/" + name, $"'{value}' is not taken; expected {T.Expectation}."));
        return parsed;
    }
}
