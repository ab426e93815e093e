using GraphQL.Types;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Types;

/// <summary>The entries of other maps that records hold.</summary>
internal static class DictionaryTypes
{
    /// <summary>The type of an entry; null where the type is no such map.</summary>
    public static IGraphType? EntryOf(TypeCatalog types, Type map)
    {
        if (map == typeof(IReadOnlyDictionary<string, string>))
            return Entry<string>(types, "NamedText", "A text by its name.", "name", "text", types.Output(typeof(string)));
        if (map == typeof(IReadOnlyDictionary<string, IReadOnlyList<Code>>))
        {
            return Entry<IReadOnlyList<Code>>(
                types,
                "MemberGrant",
                "The members of one dimension below which a key may look.",
                "dimension",
                "members",
                TypeCatalog.ListOf(types.Output(typeof(Code)))
            );
        }
        return null;
    }

    private static IGraphType Entry<TValue>(
        TypeCatalog types,
        string name,
        string description,
        string key,
        string value,
        IGraphType valueType
    )
    {
        var type = typeof(KeyValuePair<string, TValue>);
        if (types.Known(type) is { } known)
            return known;
        var graph = new ObjectGraphType { Name = name, Description = description };
        OutputFields.Add(
            graph,
            key,
            null,
            TypeCatalog.NonNull(types.Output(typeof(string))),
            entry => ((KeyValuePair<string, TValue>)entry).Key
        );
        OutputFields.Add(graph, value, null, TypeCatalog.NonNull(valueType), entry => ((KeyValuePair<string, TValue>)entry).Value);
        types.Set(type, graph);
        return graph;
    }
}
