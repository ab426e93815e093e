using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PlanApi.Domain.Documents;

namespace PlanApi.Application.Documents.Schemas;

/// <summary>
/// The JSON Schema (2020-12) of the plan document, from the same records and names that the reader goes by, so that editors
/// can help while a plan is written. The reader checks more: how parts fit together cannot be said in a schema.
/// </summary>
public static class PlanDocumentSchema
{
    private static readonly JsonSerializerOptions _readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The same bytes each time; UTF-8, indented.</summary>
    public static byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(Create(), _readable), (byte)'\n'];

    public static JsonObject Create()
    {
        var schemas = new RecordSchemas(XmlSummaries.OfDomain());
        var root = schemas.Record(typeof(PlanDocument));
        ((JsonObject)root["properties"]!)["format"] = new JsonObject { ["const"] = PlanDocument.CurrentFormat };
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = "urn:planapi:plan-document:1",
            ["title"] = "PlanApi plan document",
        };
        foreach (var (name, value) in root)
            schema[name] = value?.DeepClone();
        schema["$defs"] = schemas.Definitions();
        return schema;
    }
}
