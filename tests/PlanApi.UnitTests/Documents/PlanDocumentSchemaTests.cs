using System.Text.Json.Nodes;
using PlanApi.Application.Documents;
using PlanApi.Application.Documents.Schemas;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Documents;

public sealed class PlanDocumentSchemaTests
{
    private readonly JsonObject _schema = PlanDocumentSchema.Create();

    [Fact]
    public void ToJson_Twice_GivesTheSameBytes() => Assert.Equal(PlanDocumentSchema.ToJson(), PlanDocumentSchema.ToJson());

    [Fact]
    public void Create_Target_SaysWhatItsFieldsTake()
    {
        var target = _schema["$defs"]!["target"]!;

        Assert.Equal(["code", "indicator", "comparator", "value"], target["required"]!.AsArray().Select(name => (string?)name));
        Assert.False((bool)target["additionalProperties"]!);
        Assert.Equal("#/$defs/comparator", (string?)target["properties"]!["comparator"]!["$ref"]);
        Assert.Contains("atLeast", _schema["$defs"]!["comparator"]!["enum"]!.AsArray().Select(name => (string?)name));
        Assert.Equal(Code.Pattern, (string?)_schema["$defs"]!["code"]!["pattern"]);
        Assert.Equal("The plan's own words.", (string?)target["properties"]!["wording"]!["description"]);
        Assert.Null(target["properties"]!["version"]);
    }

    [Fact]
    public void Create_EveryReference_LeadsToADefinition()
    {
        foreach (var reference in References(_schema))
            Assert.NotNull(_schema["$defs"]![reference["#/$defs/".Length..]]);
    }

    [Fact]
    public void Create_EveryFieldOfAWrittenPlan_IsInTheSchema()
    {
        for (var seed = 0; seed < 20; seed++)
            CheckFields(JsonNode.Parse(PlanDocumentWriter.ToJson(new RandomPlans(seed).Document()))!, _schema, "");
    }

    private void CheckFields(JsonNode value, JsonNode schema, string pointer)
    {
        if ((string?)schema["$ref"] is { } reference)
            schema = _schema["$defs"]![reference["#/$defs/".Length..]]!;
        if (value is JsonArray array)
        {
            foreach (var item in array)
                CheckFields(item!, schema["items"]!, pointer + "/*");
        }
        else if (value is JsonObject fields)
        {
            foreach (var (name, field) in fields)
            {
                var inner = schema["properties"]?[name] ?? schema["additionalProperties"] as JsonObject;
                Assert.True(inner is not null, $"{pointer}/{name} is not in the schema.");
                CheckFields(field!, inner, $"{pointer}/{name}");
            }
        }
    }

    private static IEnumerable<string> References(JsonNode? node) =>
        node switch
        {
            JsonObject fields => fields.SelectMany(field => field.Key == "$ref" ? [(string)field.Value!] : References(field.Value)),
            JsonArray items => items.SelectMany(References),
            _ => [],
        };
}
