using System.Globalization;
using System.Text.Json;
using PlanApi.Application.Feeds;

namespace PlanApi.Api.OData;

/// <summary>Writes rows in OData's JSON, from the database's bytes.</summary>
internal static class ODataRows
{
    /// <summary>Writes a page of rows as an array.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="writer">Where to.</param>
    /// <param name="numbersAsTexts">For clients whose numbers are binary fractions: <c>IEEE754Compatible=true</c>.</param>
    public static void Write(FlatRows rows, Utf8JsonWriter writer, bool numbersAsTexts)
    {
        var names = rows.Columns.Select(column => JsonEncodedText.Encode(column.Name)).ToArray();
        var types = rows.Columns.Select(column => column.Type).ToArray();
        writer.WriteStartArray();
        while (rows.Read())
        {
            writer.WriteStartObject();
            for (var at = 0; at < names.Length; at++)
                Write(rows, at, types[at], names[at], writer, numbersAsTexts);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    /// <summary>Writes the first row's values into an object that has begun; false where there is none.</summary>
    public static bool WriteOne(FlatRows rows, Utf8JsonWriter writer, bool numbersAsTexts)
    {
        if (!rows.Read())
            return false;
        for (var at = 0; at < rows.Columns.Count; at++)
            Write(rows, at, rows.Columns[at].Type, JsonEncodedText.Encode(rows.Columns[at].Name), writer, numbersAsTexts);
        return true;
    }

    private static void Write(FlatRows rows, int at, ColumnType type, JsonEncodedText name, Utf8JsonWriter writer, bool numbersAsTexts)
    {
        if (rows.IsNull(at))
        {
            writer.WriteNull(name);
            return;
        }
        switch (type)
        {
            case ColumnType.Text or ColumnType.Date:
                writer.WriteString(name, rows.Utf8(at));
                break;
            case ColumnType.Flag:
                writer.WriteBoolean(name, rows.Flag(at));
                break;
            case ColumnType.Moment:
                writer.WriteString(
                    name,
                    new DateTime(rows.Integer(at), DateTimeKind.Utc).ToString(
                        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
                        CultureInfo.InvariantCulture
                    )
                );
                break;
            case ColumnType.Whole when !numbersAsTexts:
                writer.WriteNumber(name, rows.Integer(at));
                break;
            default:
                if (numbersAsTexts)
                    writer.WriteString(name, rows.Number(at).ToString(CultureInfo.InvariantCulture));
                else
                    writer.WriteNumber(name, rows.Number(at));
                break;
        }
    }
}
