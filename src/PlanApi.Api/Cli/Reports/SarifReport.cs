using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PlanApi.Application.Documents;
using PlanApi.Application.Errors;
using PlanApi.Application.Validation;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Cli.Reports;

/// <summary>
/// Findings as SARIF 2.1.0, which code scanning reads: each at its line, with a fingerprint that survives edits elsewhere.
/// </summary>
internal sealed class SarifReport(string file)
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string Of(FindingReport report, ReadDocument read, string language)
    {
        var rules = RuleCatalogue.All.Where(rule => report.Findings.Any(finding => finding.Rule == rule.Code)).ToList();
        var results = report.Findings.Select(finding =>
            Result(finding, rules.FindIndex(rule => rule.Code == finding.Rule), read, language)
        );
        return Log([.. rules.Select(rule => Rule(rule, language))], [.. results], readable: true);
    }

    /// <summary>A document that cannot be read: its faults take the place of findings.</summary>
    public string Of(IReadOnlyList<Fault> faults)
    {
        var codes = faults.Select(fault => fault.Code).Distinct().Order(StringComparer.Ordinal).ToList();
        return Log(
            [.. codes.Select(code => new JsonObject { ["id"] = code })],
            [
                .. faults.Select(fault => new JsonObject
                {
                    ["ruleId"] = fault.Code,
                    ["ruleIndex"] = codes.IndexOf(fault.Code),
                    ["level"] = "error",
                    ["message"] = Message(fault.Message),
                    ["locations"] = new JsonArray(Location(fault.Line, fault.Column, fault.Pointer)),
                }),
            ],
            readable: false
        );
    }

    private static string Log(JsonNode[] rules, JsonNode[] results, bool readable) =>
        new JsonObject
        {
            ["$schema"] = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(
                new JsonObject
                {
                    ["tool"] = new JsonObject
                    {
                        ["driver"] = new JsonObject
                        {
                            ["name"] = "PlanApi",
                            ["semanticVersion"] = typeof(SarifReport).Assembly.GetName().Version!.ToString(3),
                            ["rules"] = new JsonArray(rules),
                        },
                    },
                    ["invocations"] = new JsonArray(new JsonObject { ["executionSuccessful"] = readable }),
                    ["columnKind"] = "utf16CodeUnits",
                    ["results"] = new JsonArray(results),
                }
            ),
        }.ToJsonString(Readable);

    private static JsonObject Rule(PlanRule rule, string language) =>
        new()
        {
            ["id"] = rule.Code,
            ["name"] = rule.GetType().Name,
            ["shortDescription"] = Message(Words(rule.GetType().Name)),
            ["fullDescription"] = Message(Paragraph(rule.Explanation.In(language))),
            ["help"] = Message(Paragraph(rule.Explanation.In(language))),
            ["defaultConfiguration"] = new JsonObject { ["level"] = Level(rule.Severity) },
            ["properties"] = new JsonObject { ["tags"] = new JsonArray("plan", CamelCase.Of(rule.Family)) },
        };

    private JsonObject Result(FindingAnswer finding, int rule, ReadDocument read, string language)
    {
        var places = finding.Places.Select((place, at) => At(place, at, read)).ToList();
        var result = new JsonObject
        {
            ["ruleId"] = finding.Rule,
            ["ruleIndex"] = rule,
            ["level"] = Level(finding.Severity),
            ["message"] = Message(
                string.Join(
                    '\n',
                    [finding.Sentence, .. finding.Arithmetic.Select(step => $"{step.Label}: {step.Expression} → {step.Result}")]
                )
            ),
            ["locations"] = new JsonArray([.. places.Take(1)]),
            ["relatedLocations"] = new JsonArray([.. places.Skip(1)]),
            ["partialFingerprints"] = new JsonObject { ["planapi/v1"] = finding.Fingerprint },
        };
        if (finding.Waiver is { } code)
        {
            var reason = read.Document.Waivers.First(waiver => waiver.Code == code).Reason.In(language);
            result["suppressions"] = new JsonArray(
                new JsonObject
                {
                    ["kind"] = "external",
                    ["status"] = "accepted",
                    ["justification"] = reason,
                }
            );
        }
        return result;
    }

    private JsonObject At(PlaceAnswer place, int id, ReadDocument read)
    {
        var position = read.PositionOf(place.Kind, place.Key);
        var name = $"{place.Kind}/{place.Key}{(place.Field is null ? "" : $"#{place.Field}")}";
        var location = Location(position?.Line, position?.Column, name);
        location["id"] = id;
        if (place.Value is { } value)
            location["message"] = Message(value);
        return location;
    }

    private JsonObject Location(int? line, int? column, string name)
    {
        var physical = new JsonObject { ["artifactLocation"] = new JsonObject { ["uri"] = Uri() } };
        if (line is > 0)
            physical["region"] = new JsonObject { ["startLine"] = line, ["startColumn"] = column };
        return new JsonObject
        {
            ["physicalLocation"] = physical,
            ["logicalLocations"] = new JsonArray(new JsonObject { ["fullyQualifiedName"] = name }),
        };
    }

    /// <summary>Relative paths stay relative, to where the command is given: the root of the checkout, in continuous integration.</summary>
    private string Uri() =>
        Path.IsPathRooted(file)
            ? new Uri(file).AbsoluteUri
            : string.Join('/', file.Replace('\\', '/').Split('/').Where(part => part != ".").Select(System.Uri.EscapeDataString));

    private static JsonObject Message(string text) => new() { ["text"] = text };

    /// <summary>Rules are named by the sentence that they state: <c>TargetsContradict</c>.</summary>
    private static string Words(string name) =>
        string.Concat(name.Select((letter, at) => at > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));

    /// <summary>Explanations are wrapped in the source.</summary>
    private static string Paragraph(string text) => text.ReplaceLineEndings(" ");

    private static string Level(Severity severity) => CamelCase.Of(severity);
}
