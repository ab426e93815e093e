using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PlanApi.Application.Persistence;

namespace PlanApi.Application.Feeds;

/// <summary>
/// Where a page of rows ended: the values that the rows are ordered by. It is opaque to clients, and bound to its order.
/// </summary>
internal static class FlatPosition
{
    private const int MaxLength = 8_192;

    /// <summary>The order as a short text.</summary>
    public static string TextOf(FlatTable table, IEnumerable<FlatOrder> order) =>
        Base64Url.EncodeToString(
            SHA256
                .HashData(
                    Encoding.UTF8.GetBytes(
                        $"{table.Name} {string.Join(';', order.Select(part => $"{NameOf(part.Term)} {part.Descending}"))}"
                    )
                )
                .AsSpan(0, 6)
        );

    public static string Write(string order, SqlRows rows, IReadOnlyList<(ColumnType Type, int At)> values)
    {
        var bytes = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartArray();
            writer.WriteStringValue(order);
            foreach (var (type, at) in values)
            {
                if (rows.IsNull(at))
                    writer.WriteNullValue();
                else if (type is ColumnType.Text or ColumnType.Date)
                    writer.WriteStringValue(rows.Utf8(at));
                else if (type is ColumnType.Flag)
                    writer.WriteBooleanValue(rows.Boolean(at));
                else
                    writer.WriteNumberValue(rows.Integer(at));
            }
            writer.WriteEndArray();
        }
        return Base64Url.EncodeToString(bytes.WrittenSpan);
    }

    /// <summary>The values; null where the text is no position in this order.</summary>
    public static IReadOnlyList<SqlValue>? Read(string text, string order, IReadOnlyList<ColumnType> types)
    {
        if (text.Length > MaxLength || !Base64Url.IsValid(text))
            return null;
        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(text));
            var found = json.RootElement.ValueKind == JsonValueKind.Array ? json.RootElement.EnumerateArray().ToList() : [];
            return found.Count == types.Count + 1 && found[0].ValueKind == JsonValueKind.String && found[0].GetString() == order
                ? [.. types.Select((type, at) => Value(found[at + 1], type))]
                : null;
        }
        catch (Exception bad) when (bad is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private static SqlValue Value(JsonElement value, ColumnType type) =>
        value.ValueKind == JsonValueKind.Null ? default(SqlValue)
        : type is ColumnType.Text or ColumnType.Date ? value.GetString()!.Replace("\0", "", StringComparison.Ordinal)
        : type is ColumnType.Flag ? value.GetBoolean()
        : value.GetInt64();

    private static string NameOf(FlatTerm term) =>
        term switch
        {
            ColumnTerm column => column.Column.Name,
            TermCall call => $"{call.Function}({NameOf(call.Of)})",
            _ => "",
        };
}
