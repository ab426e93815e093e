using PlanApi.Application.Documents.Sources;
using PlanApi.Domain;
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

    public static byte[] ToJson(PlanDocument document) => Text(document, DocumentFormat.Json);

    public static byte[] ToYaml(PlanDocument document) => Text(document, DocumentFormat.Yaml);

    private static byte[] Text(PlanDocument document, DocumentFormat format)
    {
        using var bytes = new MemoryStream();
        using (var text = DocumentText.To(bytes, format))
        {
            text.Head(document);
            foreach (var kind in PartKind.All)
            {
                foreach (var part in document.ByKind[kind])
                    text.Item(kind.Collection, part);
            }
            foreach (var cell in document.Cells)
                text.Item(PlanDocument.CellList, cell);
            text.End();
        }
        return bytes.ToArray();
    }
}
