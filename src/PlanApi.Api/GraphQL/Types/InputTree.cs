using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Types;

/// <summary>
/// Turns an input into the tree that a REST body with the same content would be: lists of languages and dimensions become maps,
/// so that the binder's pointers are the same over both doors.
/// </summary>
internal static class InputTree
{
    public static SourceNode Of(Type record, object? value, FaultList faults, string pointer = "")
    {
        if (value is null)
            return SourceScalar.Null;
        if (record == typeof(LocalText))
            return Map(value, "language", "text", faults, pointer);
        if (record == typeof(Scope))
            return Map(value, "dimension", "member", faults, pointer);
        if (value is IDictionary<string, object?> fields)
        {
            var properties = InputFields.Settable(record).ToDictionary(TypeCatalog.Name, property => property.PropertyType);
            return new SourceMapping([
                .. fields.Select(field => new SourceField(
                    field.Key,
                    Of(properties[field.Key], field.Value, faults, $"{pointer}/{field.Key}")
                )),
            ]);
        }
        if (TypeCatalog.ItemOf(record) is { } item && value is IEnumerable<object?> items)
            return new SourceSequence([.. items.Select((entry, at) => Of(item, entry, faults, $"{pointer}/{at}"))]);
        return SourceNode.From(value);
    }

    private static SourceMapping Map(object entries, string key, string value, FaultList faults, string pointer)
    {
        var fields = new List<SourceField>();
        var seen = new HashSet<string>();
        foreach (var entry in ((IEnumerable<object?>)entries).Cast<IDictionary<string, object?>>())
        {
            var name = (string)entry[key]!;
            if (seen.Add(name))
                fields.Add(new SourceField(name, SourceNode.From(entry.TryGetValue(value, out var given) ? given : null)));
            else
                faults.Add(new Fault(FaultCodes.DuplicateField, $"{pointer}/{name}", $"'{name}' stands here twice; give each {key} once."));
        }
        return new SourceMapping(fields);
    }
}
