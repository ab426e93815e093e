using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PlanApi.Api.GraphQL.Types;

/// <summary>The summaries of the doc comments. They also describe the schema, so that every text exists only once.</summary>
internal sealed partial class Descriptions
{
    private readonly Dictionary<string, string> _summaries = [];

    private Descriptions()
    {
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "PlanApi.*.xml").Order(StringComparer.Ordinal))
        {
            foreach (var member in XDocument.Load(file).Descendants("member"))
            {
                if (member.Element("summary") is { } summary)
                    _summaries[member.Attribute("name")!.Value] = Plain(summary);
                // A constructor's parameters describe its record's properties, as those of the record's own comment do.
                var record = member.Attribute("name")!.Value.Split(".#ctor(")[0];
                foreach (var parameter in member.Elements("param"))
                    _summaries.TryAdd($"T{record[1..]}:{parameter.Attribute("name")!.Value}", Plain(parameter));
            }
        }
    }

    /// <summary>Read once; every schema of the process has the same.</summary>
    public static Descriptions Shared { get; } = new();

    public string? Of(Type type) => _summaries.GetValueOrDefault($"T:{Name(type)}");

    /// <summary>The description of a field: of the property, else of its type, else of every property of that name.</summary>
    public string? Of(MemberInfo member)
    {
        var kind = member is PropertyInfo ? "P" : "F";
        return _summaries.GetValueOrDefault($"{kind}:{Name(member.DeclaringType!)}.{member.Name}")
            ?? OfParameter(member)
            ?? member.Name switch
            {
                "Names" => "The name.",
                "Code" => "The code, which names it in paths, documents and formulas.",
                _ when member is PropertyInfo property => Of(Core(property.PropertyType)),
                _ => null,
            };
    }

    /// <summary>A positional record's property is described by its parameter.</summary>
    private string? OfParameter(MemberInfo member) => _summaries.GetValueOrDefault($"T:{Name(member.DeclaringType!)}:{member.Name}");

    private static Type Core(Type type) => Nullable.GetUnderlyingType(type) ?? TypeCatalog.ItemOf(type) ?? type;

    private static string Name(Type type) =>
        (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName?.Replace('+', '.') ?? type.Name;

    private static string Plain(XElement summary)
    {
        foreach (var see in summary.Descendants().Where(element => element.Attribute("cref") is not null).ToList())
        {
            var name = see.Attribute("cref")!.Value.Split('.')[^1];
            see.ReplaceWith(char.ToLowerInvariant(name[0]) + name[1..]);
        }
        return Blank().Replace(summary.Value, " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
