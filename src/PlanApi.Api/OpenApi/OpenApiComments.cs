using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.XPath;
using PlanApi.Domain.Values;

namespace PlanApi.Api.OpenApi;

/// <summary>
/// The comments of the code, in terms that readers of the API know: schemas by their names, and fields as they are in JSON.
/// </summary>
internal static partial class OpenApiComments
{
    public static XPathDocument Read(string file)
    {
        using var text = new StringReader(LineBreak().Replace(Reference().Replace(File.ReadAllText(file), Known), " "));
        using var xml = XmlReader.Create(text);
        return new XPathDocument(xml);
    }

    private static string Known(Match reference)
    {
        var name = reference.Groups["name"].Value;
        return reference.Groups["kind"].Value == "T" ? name : $"<c>{CamelCase.Of(name)}</c>";
    }

    // Comments are broken into lines for whoever reads the code.
    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex LineBreak();

    // <see cref="P:PlanApi.Domain.Weights.Weight.Of"/>, also of generic types and with a method's parameters.
    [GeneratedRegex("""<see cref="(?<kind>[A-Z]):[^"(]*?(?<name>\w+)(`+\d+)?(\([^"]*\))?"\s*/>""")]
    private static partial Regex Reference();
}
