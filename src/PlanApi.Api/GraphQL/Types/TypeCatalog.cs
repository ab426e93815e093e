using System.Collections;
using System.Reflection;
using GraphQL.Types;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Types;

/// <summary>
/// The graph type of each CLR type, made when first asked for: a record's output, input and patch types from its properties,
/// an enumeration's from its values.
/// </summary>
internal sealed class TypeCatalog
{
    private readonly Dictionary<Type, IGraphType> _outputs = [];
    private readonly Dictionary<(Type, bool), IGraphType> _inputs = [];

    public TypeCatalog()
    {
        foreach (var (type, scalar) in Scalars.ByType())
            _outputs[type] = scalar;
        Id = new IdScalar();
        LocalizedText = MapTypes.LocalizedText(this);
        ScopeEntry = MapTypes.ScopeEntry(this);
    }

    public Descriptions Descriptions { get; } = Descriptions.Shared;

    public NullabilityInfoContext Nullability { get; } = new();

    public ScalarGraphType Id { get; }

    public MapTypes LocalizedText { get; }

    public MapTypes ScopeEntry { get; }

    /// <summary>The named output type.</summary>
    public IGraphType Output(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (_outputs.TryGetValue(type, out var known))
            return known;
        if (type.IsEnum)
            return _outputs[type] = EnumNames.TypeOf(type, Descriptions);
        var graph = new ObjectGraphType { Name = type.Name, Description = Descriptions.Of(type) };
        // Known before its fields are, since records may hold their own kind.
        _outputs[type] = graph;
        OutputFields.Add(this, graph, type);
        return graph;
    }

    /// <summary>The object types that there are so far, with the records that they show.</summary>
    public IReadOnlyList<(Type Record, ObjectGraphType Graph)> Objects =>
        [.. _outputs.Where(output => output.Value is ObjectGraphType).Select(output => (output.Key, (ObjectGraphType)output.Value))];

    public IGraphType? Known(Type type) => _outputs.GetValueOrDefault(type);

    public ObjectGraphType Object<T>() => (ObjectGraphType)Output(typeof(T));

    /// <summary>A type made by hand takes the place of the one that would be made from the CLR type.</summary>
    public void Set(Type type, IGraphType graph) => _outputs[type] = graph;

    /// <summary>The named input type: for a new record, or for a patch, in which nothing is required.</summary>
    public IGraphType Input(Type type, bool patch = false)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (!IsRecord(type))
            return Output(type);
        if (_inputs.TryGetValue((type, patch), out var known))
            return known;
        var graph = new InputObjectGraphType
        {
            Name = type.Name + (patch ? "Patch" : "Input"),
            Description = patch
                ? $"{Descriptions.Of(type)} The fields to change: an absent field stays as it is, and null clears a field."
                : Descriptions.Of(type),
        };
        _inputs[(type, patch)] = graph;
        InputFields.Add(this, graph, type, patch);
        return graph;
    }

    /// <summary>A list's item type; null where the type is no list.</summary>
    public static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    public static bool IsRecord(Type type) => type.IsClass && type != typeof(string) && !typeof(IEnumerable).IsAssignableFrom(type);

    public static bool IsMap(Type type) => type == typeof(LocalText) || type == typeof(Scope);

    public bool IsNullable(PropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null
        || (!property.PropertyType.IsValueType && Nullability.Create(property).ReadState != NullabilityState.NotNull);

    /// <summary>As it is called in JSON.</summary>
    public static string Name(MemberInfo member) => CamelCase.Of(member.Name);

    /// <summary>Readable properties in the order of their declaration, those of the base first.</summary>
    public static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0)
            .OrderBy(property => property.DeclaringType == type)
            .ThenBy(property => property.MetadataToken);

    public static IGraphType NonNull(IGraphType type) => type is NonNullGraphType ? type : new NonNullGraphType(type);

    public static IGraphType ListOf(IGraphType item, bool mayHoldNull = false) => new ListGraphType(mayHoldNull ? item : NonNull(item));
}
