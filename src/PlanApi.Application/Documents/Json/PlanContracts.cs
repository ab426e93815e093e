using System.Collections;
using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PlanApi.Domain;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Documents.Json;

/// <summary>The order of a record's fields, and which of them are left out when written.</summary>
internal static class PlanContracts
{
    private static readonly HashSet<Type> _values = [typeof(LocalText), typeof(Scope), typeof(PartLists)];

    /// <summary>The records that a plan document consists of. Only theirs are left out: an empty page of items stays a page.</summary>
    public static readonly IReadOnlySet<Type> Records = Reach([typeof(PlanDocument), .. PartKind.All.Select(kind => kind.Part)]);

    private static readonly PropertyInfo _byKind = typeof(PlanDocument).GetProperty(nameof(PlanDocument.ByKind))!;

    public static void ForAnswers(JsonTypeInfo type) => Shape(type, document: false);

    public static void ForDocuments(JsonTypeInfo type) => Shape(type, document: true);

    private static void Shape(JsonTypeInfo type, bool document)
    {
        if (type.Kind != JsonTypeInfoKind.Object || !Records.Contains(type.Type))
            return;
        if (type.Type == typeof(PlanDocument))
            ListKinds(type);
        var blank = Activator.CreateInstance(type.Type)!;
        foreach (var property in type.Properties)
        {
            if (property.AttributeProvider is not PropertyInfo member)
                continue;
            property.Order = Order(member);
            if (IsGivenByService(member))
                property.ShouldSerialize = (_, value) => !document && value is not null;
            else if (!property.IsRequired)
            {
                var absent = member.GetValue(blank);
                property.ShouldSerialize =
                    document || IsMany(member.PropertyType) ? (_, value) => !SaysTheSame(value, absent) : (_, value) => value is not null;
            }
        }
    }

    /// <summary>The document has a list for each kind of part, whether or not the kind has a property there.</summary>
    private static void ListKinds(JsonTypeInfo type)
    {
        var own = type.Properties.Where(property =>
            property.PropertyType == typeof(PartLists) || property.PropertyType.IsAssignableTo(typeof(IReadOnlyList<PlanPart>))
        );
        foreach (var property in own.ToList())
            type.Properties.Remove(property);
        foreach (var kind in PartKind.All)
        {
            var list = type.CreateJsonPropertyInfo(typeof(IReadOnlyList<>).MakeGenericType(kind.Part), kind.Collection);
            list.Order = Order(_byKind);
            list.Get = document => ((PlanDocument)document).ByKind[kind] is { Count: > 0 } parts ? parts : null;
            list.Set = (document, parts) =>
                _byKind.SetValue(document, ((PlanDocument)document).ByKind.With(kind, (IReadOnlyList<PlanPart>)parts!));
            type.Properties.Add(list);
        }
    }

    /// <summary>Whether the service gives the field, so that it is never read.</summary>
    public static bool IsGivenByService(PropertyInfo member) =>
        member.DeclaringType == typeof(PlanPart) && member.Name is nameof(PlanPart.Id) or nameof(PlanPart.Version);

    /// <summary>Whether answers always have the field: what is null is left out, and so are a part's optional lists and texts.</summary>
    public static bool IsAlwaysWritten(JsonPropertyInfo field)
    {
        if (field.AttributeProvider is not PropertyInfo member)
            return false;
        if (IsGivenByService(member))
            return true;
        if (member.GetCustomAttribute<JsonIgnoreAttribute>() is { Condition: not JsonIgnoreCondition.Never })
            return false;
        var isOptionalList = Records.Contains(member.DeclaringType!) && !field.IsRequired && IsMany(member.PropertyType);
        return !isOptionalList
            && (member.PropertyType.IsValueType ? Nullable.GetUnderlyingType(member.PropertyType) is null : !field.IsGetNullable);
    }

    // Code first, then what the service gave, then as declared.
    private static int Order(PropertyInfo member) =>
        member.DeclaringType == typeof(PlanPart)
            ? member.Name switch
            {
                nameof(PlanPart.Code) => 0,
                nameof(PlanPart.Id) => 1,
                _ => 2,
            }
            : 3 + member.MetadataToken - member.DeclaringType!.GetProperties().Min(other => other.MetadataToken);

    private static bool IsMany(Type type) => type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type);

    // An empty list where absence means none is the same as absence; where absence means all (null), it is not.
    private static bool SaysTheSame(object? value, object? absent) =>
        Equals(value, absent) || (value is ICollection { Count: 0 } && absent is ICollection { Count: 0 });

    private static HashSet<Type> Reach(Type[] roots)
    {
        var assemblies = roots.Select(root => root.Assembly).ToHashSet();
        var reached = new HashSet<Type>();
        var open = new Queue<Type>(roots);
        while (open.TryDequeue(out var type))
        {
            type = Nullable.GetUnderlyingType(type) ?? type;
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
                type = type.GetGenericArguments()[0];
            if (!type.IsClass || !assemblies.Contains(type.Assembly) || _values.Contains(type) || !reached.Add(type))
                continue;
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
                open.Enqueue(property.PropertyType);
        }
        return reached;
    }
}
