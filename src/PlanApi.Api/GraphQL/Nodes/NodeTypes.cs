using System.Globalization;
using GraphQL.DataLoader;
using GraphQL.Types;
using PlanApi.Api.GraphQL.Limits;
using PlanApi.Api.GraphQL.Loading;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Application.Errors;
using PlanApi.Application.Tables;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Nodes;

/// <summary>The kinds of nodes that are not parts: how their ids are made, and how a node is found by its id.</summary>
internal sealed class NodeTypes(TypeCatalog types, InterfaceGraphType node)
{
    private readonly Dictionary<string, Kind> _kinds = new(StringComparer.Ordinal);

    /// <summary>Makes a type a node.</summary>
    /// <param name="useCase">The use case that finds one.</param>
    /// <param name="key">The permanent key of one in its plan: a text, or one that has to be fetched.</param>
    /// <param name="find">Finds one again, as the caller may see it.</param>
    public void Add<T>(Type useCase, Func<Ask, T, object> key, Func<Ask, NodeRef, Task<object?>> find)
        where T : class
    {
        var type = types.Object<T>();
        var kind = type.Name;
        _kinds.Add(kind, new Kind(useCase, find));
        type.AddField(
            new FieldType
            {
                Name = "id",
                Description = node.Fields.Find("id")!.Description,
                ResolvedType = TypeCatalog.NonNull(types.Id),
                Resolver = new AskResolver(ask => IdOf(ask, kind, key(ask, (T)ask.Source!))),
            }
        );
        type.AddResolvedInterface(node);
        node.AddPossibleType(type);
    }

    /// <summary>The same for things with a number in their plan.</summary>
    public void Add<T>(Type useCase, Func<T, long> number, Func<Ask, Code, long, Task<object?>> find)
        where T : class =>
        Add<T>(
            useCase,
            (_, item) => number(item).ToString(CultureInfo.InvariantCulture),
            (ask, node) => find(ask, node.Plan, node.Number(0, of: 1))
        );

    public bool TryGet(string kind, out Func<Ask, NodeRef, Task<object?>> find)
    {
        var known = _kinds.TryGetValue(kind, out var found);
        find = found?.Find!;
        return known;
    }

    /// <summary>The work of finding the part that an id leads to.</summary>
    public int Work(string id) =>
        NodeId.Parse(id) is { } parsed && _kinds.TryGetValue(parsed.Kind, out var kind) ? UseCaseWork.Of(kind.UseCase) : 0;

    private static object IdOf(Ask ask, string kind, object key)
    {
        if (key is WholeId whole)
            return whole.Id;
        var plan = ask.KnownPlanId;
        return plan is { } known && key is string text
            ? NodeId.Of(kind, known, text)
            : new Deferred<string>(async cancellation =>
                NodeId.Of(
                    kind,
                    plan ?? await ask.FindPlanId(),
                    key as string ?? await ((IDataLoaderResult<string>)key).GetResultAsync(cancellation)
                )
            );
    }

    private sealed record Kind(Type UseCase, Func<Ask, NodeRef, Task<object?>> Find);
}

/// <summary>A complete id, for things outside of plans.</summary>
internal sealed record WholeId(string Id);

/// <summary>The target of an id.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="PlanId">The id of the plan.</param>
/// <param name="Key">The key within the plan.</param>
internal sealed record NodeRef(Code Plan, long PlanId, string Key)
{
    /// <summary>The parts of the key.</summary>
    public IReadOnlyList<string> Parts { get; } = Key.Split(':');

    /// <summary>One of the key's parts, which is a number.</summary>
    public long Number(int at, int of) =>
        Parts.Count == of && long.TryParse(Parts[at], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Malformed("/id");

    public static FailureError Malformed(string pointer) =>
        new(Invalid.One(FaultCodes.NotAllowed, pointer, "This is no id that the service has given; send one as a field 'id' answered it."));
}
