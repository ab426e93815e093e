using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Documents.Schemas;

/// <summary>The summaries of an assembly's doc comments, from the file that the compiler puts beside it.</summary>
public sealed partial class XmlSummaries
{
    private readonly Dictionary<string, string> _summaries = new(StringComparer.Ordinal);

    public static XmlSummaries OfDomain() => Of(typeof(PlanDocument).Assembly);

    /// <summary>Without the file there are none.</summary>
    public static XmlSummaries Of(Assembly assembly)
    {
        var summaries = new XmlSummaries();
        var path = Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".xml");
        if (!File.Exists(path))
            return summaries;
        foreach (var member in XDocument.Load(path).Descendants("member"))
        {
            if (member.Element("summary") is { } summary)
                summaries._summaries[member.Attribute("name")!.Value] = Plain(summary);
        }
        return summaries;
    }

    public string? Of(Type type) => _summaries.GetValueOrDefault($"T:{type.FullName}");

    public string? Of(PropertyInfo property) => _summaries.GetValueOrDefault($"P:{property.DeclaringType!.FullName}.{property.Name}");

    public string? Of(FieldInfo field) => _summaries.GetValueOrDefault($"F:{field.DeclaringType!.FullName}.{field.Name}");

    private static string Plain(XElement summary) =>
        White()
            .Replace(
                string.Concat(
                    summary
                        .Nodes()
                        .Select(node =>
                            node switch
                            {
                                XElement { Name.LocalName: "see" } see => CamelCase.Of(see.Attribute("cref")?.Value.Split('.')[^1] ?? ""),
                                XElement element => element.Value,
                                _ => (node as XText)?.Value,
                            }
                        )
                ),
                " "
            )
            .Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();
}
