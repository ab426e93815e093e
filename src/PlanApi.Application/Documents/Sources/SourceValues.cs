using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using PlanApi.Application.Documents.Json;

namespace PlanApi.Application.Documents.Sources;

/// <summary>Turns values that are already in memory into a <see cref="SourceNode"/>.</summary>
internal static class SourceValues
{
    public static SourceNode From(object? value) =>
        value switch
        {
            null => SourceScalar.Null,
            SourceNode node => node,
            string text => new SourceScalar(ScalarKind.Text, text),
            bool truth => new SourceScalar(ScalarKind.Boolean, truth ? "true" : "false"),
            JsonElement element => From(element),
            JsonNode node => From(JsonSerializer.SerializeToElement(node)),
            double or float or decimal or int or long or short or sbyte or byte or ushort or uint or ulong or BigInteger =>
                new SourceScalar(ScalarKind.Number, ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)),
            IEnumerable<KeyValuePair<string, object?>> fields => new SourceMapping([
                .. fields.Select(field => new SourceField(field.Key, From(field.Value))),
            ]),
            IDictionary fields => new SourceMapping([
                .. fields.Keys.Cast<object>().Select(key => new SourceField(key.ToString()!, From(fields[key]))),
            ]),
            // The plan's own values and records, which their converters know.
            _ when !IsPlainList(value) => From(JsonSerializer.SerializeToElement(value, value.GetType(), PlanJson.Options)),
            _ => new SourceSequence([.. ((IEnumerable)value).Cast<object?>().Select(From)]),
        };

    private static bool IsPlainList(object value) => value is IList or object[];

    private static SourceNode From(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => new SourceMapping([
                .. element.EnumerateObject().Select(field => new SourceField(field.Name, From(field.Value))),
            ]),
            JsonValueKind.Array => new SourceSequence([.. element.EnumerateArray().Select(item => From(item))]),
            JsonValueKind.String => new SourceScalar(ScalarKind.Text, element.GetString()!),
            JsonValueKind.Number => new SourceScalar(ScalarKind.Number, element.GetRawText()),
            JsonValueKind.True => new SourceScalar(ScalarKind.Boolean, "true"),
            JsonValueKind.False => new SourceScalar(ScalarKind.Boolean, "false"),
            _ => SourceScalar.Null,
        };
}
