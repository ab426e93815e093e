using System.Reflection;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using PlanApi.Api.GraphQL.Execution;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Types;

/// <summary>The fields of an output type from the properties of its record.</summary>
internal static class OutputFields
{
    private const string Language = "language";

    private const string DefaultLanguage = "en";

    public static void Add(TypeCatalog types, ObjectGraphType graph, Type record)
    {
        foreach (var property in TypeCatalog.Properties(record))
        {
            var name = TypeCatalog.Name(property);
            var type = property.PropertyType;
            var description = types.Descriptions.Of(property);
            var get = Getter.Get(property);
            if (IsGiven(property))
                Add(
                    graph,
                    name,
                    description,
                    TypeCatalog.NonNull(property.Name == nameof(PlanPart.Id) ? types.Id : types.Output(type)),
                    get
                );
            else if (type == typeof(LocalText))
                AddText(types, graph, name, description, get);
            else if (type == typeof(Scope))
                AddScope(types, graph, property, description, get);
            else if (TypeCatalog.ItemOf(type) == typeof(LocalText))
                AddTexts(types, graph, name, description, get);
            else
                Add(graph, name, description, Wrap(types, property), get);
        }
    }

    public static void Add(ObjectGraphType graph, string name, string? description, IGraphType type, Func<object, object?> get) =>
        graph.AddField(
            new FieldType
            {
                Name = name,
                Description = description,
                ResolvedType = type,
                Resolver = new Getter(get),
            }
        );

    private static bool IsGiven(PropertyInfo property) =>
        property.DeclaringType == typeof(PlanPart) && property.Name is nameof(PlanPart.Id) or nameof(PlanPart.Version);

    private static IGraphType Wrap(TypeCatalog types, PropertyInfo property)
    {
        var item = TypeCatalog.ItemOf(property.PropertyType);
        var map = item is null ? DictionaryTypes.EntryOf(types, property.PropertyType) : null;
        var type =
            item is not null ? TypeCatalog.ListOf(types.Output(item))
            : map is not null ? TypeCatalog.ListOf(map)
            : types.Output(property.PropertyType);
        return types.IsNullable(property) ? type : TypeCatalog.NonNull(type);
    }

    /// <summary>The text in one language, and all of it.</summary>
    private static void AddText(TypeCatalog types, ObjectGraphType graph, string name, string? description, Func<object, object?> get)
    {
        graph.AddField(
            InLanguage(
                types,
                name,
                description,
                types.Output(typeof(string)),
                (source, language) => get(source) is LocalText { Count: > 0 } text ? text.In(language) : null
            )
        );
        Add(graph, name + "All", "The text in every language that it is given in.", Entries(types.LocalizedText.Output), get);
    }

    private static void AddTexts(TypeCatalog types, ObjectGraphType graph, string name, string? description, Func<object, object?> get)
    {
        var texts = TypeCatalog.NonNull(TypeCatalog.ListOf(types.Output(typeof(string))));
        graph.AddField(
            InLanguage(
                types,
                name,
                description,
                texts,
                (source, language) => ((IReadOnlyList<LocalText>)get(source)!).Select(text => text.In(language)).ToList()
            )
        );
        Add(
            graph,
            name + "All",
            "The texts in every language that they are given in.",
            TypeCatalog.NonNull(TypeCatalog.ListOf(Entries(types.LocalizedText.Output))),
            get
        );
    }

    private static void AddScope(
        TypeCatalog types,
        ObjectGraphType graph,
        PropertyInfo property,
        string? description,
        Func<object, object?> get
    )
    {
        var name = TypeCatalog.Name(property);
        var nullable = types.IsNullable(property);
        var text = types.Output(typeof(string));
        Add(graph, name, description, nullable ? TypeCatalog.ListOf(types.ScopeEntry.Output) : Entries(types.ScopeEntry.Output), get);
        Add(
            graph,
            name + "Text",
            "The scope as canonical text, such as line=sales;tier=mid; empty for the top.",
            nullable ? text : TypeCatalog.NonNull(text),
            source => get(source)?.ToString()
        );
    }

    private static FieldType InLanguage(
        TypeCatalog types,
        string name,
        string? description,
        IGraphType type,
        Func<object, string, object?> get
    ) =>
        new()
        {
            Name = name,
            Description = description,
            ResolvedType = type,
            Arguments = new QueryArguments(
                new QueryArgument(TypeCatalog.NonNull(types.Output(typeof(string))))
                {
                    Name = Language,
                    Description = "A BCP 47 language tag. Without a text in this language, it is in English, or else in any.",
                    DefaultValue = DefaultLanguage,
                }
            ),
            Resolver = new InLanguageResolver(get),
        };

    private static IGraphType Entries(IGraphType entry) => TypeCatalog.NonNull(TypeCatalog.ListOf(entry));

    private sealed class InLanguageResolver(Func<object, string, object?> get) : global::GraphQL.Resolvers.IFieldResolver, IPlainField
    {
        public object? Get(object source, IDictionary<string, ArgumentValue>? arguments) =>
            get(source, arguments?.TryGetValue(Language, out var language) == true ? (string)language.Value! : DefaultLanguage);

        public ValueTask<object?> ResolveAsync(IResolveFieldContext context) =>
            new(get(context.Source!, (string)context.Arguments![Language].Value!));
    }
}
