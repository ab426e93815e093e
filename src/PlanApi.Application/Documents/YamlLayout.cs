using System.Text;
using System.Text.Json;
using PlanApi.Application.Documents.Sources;
using PlanApi.Domain.Documents;

namespace PlanApi.Application.Documents;

/// <summary>
/// Writes JSON values as YAML that people like to read: in blocks, but a value inside a part is on one line if it fits (<c>names: {en:
/// Sales, zh: 销售}</c>), and so is a cell.
/// </summary>
internal static class YamlLayout
{
    private const int LineWidth = 100;

    // The document's fields, the entries of its collections, the fields of these.
    private const int DepthOfPartFields = 2;

    public static void Write(StringBuilder yaml, JsonElement document)
    {
        foreach (var field in document.EnumerateObject())
            Field(yaml, field, depth: 0, indent: 0);
    }

    /// <summary>The name of one of the document's collections, whose items follow.</summary>
    public static void Name(StringBuilder yaml, string collection)
    {
        YamlScalars.WriteName(yaml, collection);
        yaml.Append(":\n");
    }

    /// <summary>An item of one of the document's collections. A cell is on one line.</summary>
    public static void Item(StringBuilder yaml, JsonElement item, string collection) =>
        Item(yaml.Append("  - "), item, collection == PlanDocument.CellList, indent: 4);

    private static void Field(StringBuilder yaml, JsonProperty field, int depth, int indent)
    {
        YamlScalars.WriteName(yaml, field.Name);
        yaml.Append(':');
        if (IsScalar(field.Value) || IsEmpty(field.Value) || (depth >= DepthOfPartFields && FitsOnLine(field.Value)))
        {
            yaml.Append(' ');
            OnLine(yaml, field.Value);
            yaml.Append('\n');
        }
        else if (field.Value.ValueKind == JsonValueKind.Object)
        {
            yaml.Append('\n');
            foreach (var inner in field.Value.EnumerateObject())
                Field(yaml.Append(' ', indent + 2), inner, depth + DepthOfPartFields, indent + 2);
        }
        else
        {
            yaml.Append('\n');
            foreach (var item in field.Value.EnumerateArray())
                Item(yaml.Append(' ', indent + 2).Append("- "), item, depth >= DepthOfPartFields, indent + 4);
        }
    }

    // The caller has written the dash; the item's first field follows it on the same line.
    private static void Item(StringBuilder yaml, JsonElement item, bool mayBeOnLine, int indent)
    {
        if (item.ValueKind != JsonValueKind.Object || IsEmpty(item) || (mayBeOnLine && FitsOnLine(item)))
        {
            OnLine(yaml, item);
            yaml.Append('\n');
            return;
        }
        var isFirst = true;
        foreach (var field in item.EnumerateObject())
        {
            Field(isFirst ? yaml : yaml.Append(' ', indent), field, DepthOfPartFields, indent);
            isFirst = false;
        }
    }

    private static void OnLine(StringBuilder yaml, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Separated(
                    yaml,
                    '{',
                    '}',
                    value.EnumerateObject(),
                    (field, line) =>
                    {
                        YamlScalars.WriteName(line, field.Name);
                        OnLine(line.Append(": "), field.Value);
                    }
                );
                break;
            case JsonValueKind.Array:
                Separated(yaml, '[', ']', value.EnumerateArray(), (item, line) => OnLine(line, item));
                break;
            case JsonValueKind.String:
                YamlScalars.WriteText(yaml, value.GetString()!);
                break;
            default:
                yaml.Append(value.GetRawText());
                break;
        }
    }

    private static void Separated<T>(StringBuilder yaml, char open, char close, IEnumerable<T> parts, Action<T, StringBuilder> write)
    {
        yaml.Append(open);
        var isFirst = true;
        foreach (var part in parts)
        {
            if (!isFirst)
                yaml.Append(", ");
            write(part, yaml);
            isFirst = false;
        }
        yaml.Append(close);
    }

    private static bool FitsOnLine(JsonElement value)
    {
        var line = new StringBuilder();
        OnLine(line, value);
        return line.Length <= LineWidth;
    }

    private static bool IsScalar(JsonElement value) => value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);

    private static bool IsEmpty(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
            ? value.GetPropertyCount() == 0
            : value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0;
}
