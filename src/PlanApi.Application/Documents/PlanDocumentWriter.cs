using System.Text;
using System.Text.Json;
using PlanApi.Domain.Documents;

namespace PlanApi.Application.Documents;

/// <summary>
/// Writes a plan document so that the same plan always gives the same bytes: UTF-8 without byte order mark, fields in the
/// order of the records, nothing that its absence says as well, no ids or versions. Reading it back gives the same plan.
/// </summary>
public static class PlanDocumentWriter
{
    public static byte[] Write(PlanDocument document, DocumentFormat format) =>
        format == DocumentFormat.Yaml ? ToYaml(document) : ToJson(document);

    public static byte[] ToJson(PlanDocument document) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(document, PlanJson.Document), (byte)'\n'];

    public static byte[] ToYaml(PlanDocument document)
    {
        var tree = JsonSerializer.SerializeToElement(document, PlanJson.Document);
        var yaml = new StringBuilder();
        YamlLayout.Write(yaml, tree);
        return Encoding.UTF8.GetBytes(yaml.ToString());
    }
}
