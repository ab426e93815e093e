using GraphQL.Types;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Types;

/// <summary>GraphQL has no maps: texts by language and members by dimension are lists of typed entries, in both directions.</summary>
internal sealed record MapTypes(ObjectGraphType Output, InputObjectGraphType Input, string KeyName, string ValueName)
{
    public static MapTypes LocalizedText(TypeCatalog types) =>
        Of<string, string>(
            types,
            "LocalizedText",
            "language",
            "text",
            "A text in one language.",
            "A BCP 47 language tag, such as en, zh or pt-BR.",
            "The text; in a patch, null takes the language out."
        );

    public static MapTypes ScopeEntry(TypeCatalog types) =>
        Of<Code, Code>(
            types,
            "ScopeEntry",
            "dimension",
            "member",
            "The member or group of one dimension. A scope is one for each dimension that it names, the top where none is named.",
            "The dimension's code.",
            "The member's or group's code; in a patch, null goes back to the dimension's top."
        );

    private static MapTypes Of<TKey, TValue>(
        TypeCatalog types,
        string name,
        string key,
        string value,
        string description,
        string keyDescription,
        string valueDescription
    )
    {
        var output = new ObjectGraphType { Name = name, Description = description };
        output.AddField(Field(types, key, keyDescription, typeof(TKey), entry => ((KeyValuePair<TKey, TValue>)entry).Key));
        output.AddField(
            Field(types, value, valueDescription.Split(';')[0] + ".", typeof(TValue), entry => ((KeyValuePair<TKey, TValue>)entry).Value)
        );
        var input = new InputObjectGraphType { Name = name + "Input", Description = description };
        input.AddField(
            new FieldType
            {
                Name = key,
                Description = keyDescription,
                ResolvedType = TypeCatalog.NonNull(types.Output(typeof(TKey))),
            }
        );
        input.AddField(
            new FieldType
            {
                Name = value,
                Description = valueDescription,
                ResolvedType = types.Output(typeof(TValue)),
            }
        );
        return new MapTypes(output, input, key, value);
    }

    private static FieldType Field(TypeCatalog types, string name, string description, Type type, Func<object, object?> get) =>
        new()
        {
            Name = name,
            Description = description,
            ResolvedType = TypeCatalog.NonNull(types.Output(type)),
            Resolver = new Getter(get),
        };
}
