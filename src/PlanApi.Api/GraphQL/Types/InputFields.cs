using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GraphQL.Types;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Types;

/// <summary>The fields of an input type from the properties of its record, under the names that the record has in JSON.</summary>
internal static class InputFields
{
    public static void Add(TypeCatalog types, InputObjectGraphType graph, Type record, bool patch)
    {
        foreach (var property in Settable(record))
        {
            var type = TypeOf(types, property.PropertyType, patch);
            graph.AddField(
                new FieldType
                {
                    Name = TypeCatalog.Name(property),
                    Description = types.Descriptions.Of(property),
                    ResolvedType = !patch && IsRequired(property) ? TypeCatalog.NonNull(type) : type,
                }
            );
        }
    }

    /// <summary>The properties that come from outside: not those that the service gives, nor those that are calculated.</summary>
    public static IEnumerable<PropertyInfo> Settable(Type record) =>
        TypeCatalog
            .Properties(record)
            .Where(property =>
                property.CanWrite
                // Untyped JSON has typed arguments of its own beside the input.
                && property.PropertyType != typeof(JsonElement?)
                && !(property.DeclaringType == typeof(PlanPart) && property.Name is nameof(PlanPart.Id) or nameof(PlanPart.Version))
            );

    private static bool IsRequired(PropertyInfo property) => property.IsDefined(typeof(RequiredMemberAttribute));

    private static IGraphType TypeOf(TypeCatalog types, Type type, bool patch)
    {
        if (type == typeof(LocalText))
            return TypeCatalog.ListOf(types.LocalizedText.Input);
        if (type == typeof(Scope))
            return TypeCatalog.ListOf(types.ScopeEntry.Input);
        // A patch replaces lists whole, so that their items are complete ones.
        return TypeCatalog.ItemOf(type) is { } item
            ? TypeCatalog.ListOf(TypeOf(types, item, patch: false), Nullable.GetUnderlyingType(item) is not null)
            : types.Input(type, patch);
    }
}
