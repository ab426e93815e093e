using System.Collections;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using PlanApi.Application.Documents.Sources;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Documents.Json;

/// <summary>The order of a record's fields, and which of them are left out when written.</summary>
internal static class PlanContracts
{
    /// <summary>The records that a plan document consists of. Only theirs are left out: an empty page of items stays a page.</summary>
    public static readonly IReadOnlySet<Type> Records = Reach(typeof(PlanDocument));

    public static void ForAnswers(JsonTypeInfo type) => Shape(type, document: false);

    public static void ForDocuments(JsonTypeInfo type) => Shape(type, document: true);

    private static void Shape(JsonTypeInfo type, bool document)
    {
        if (type.Kind != JsonTypeInfoKind.Object || !Records.Contains(type.Type))
            return;
        var blank = Activator.CreateInstance(type.Type)!;
        foreach (var property in type.Properties)
        {
            var member = (PropertyInfo)property.AttributeProvider!;
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

    /// <summary>Whether the service gives the field, so that it is never read.</summary>
    public static bool IsGivenByService(PropertyInfo member) =>
        member.DeclaringType == typeof(PlanPart) && member.Name is nameof(PlanPart.Id) or nameof(PlanPart.Version);

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

    private static HashSet<Type> Reach(Type root)
    {
        var reached = new HashSet<Type>();
        var open = new Queue<Type>([root]);
        while (open.TryDequeue(out var type))
        {
            type = Nullable.GetUnderlyingType(type) ?? type;
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
                type = type.GetGenericArguments()[0];
            if (!type.IsClass || type.Assembly != root.Assembly || type == typeof(LocalText) || type == typeof(Scope) || !reached.Add(type))
                continue;
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
                open.Enqueue(property.PropertyType);
        }
        return reached;
    }
}
