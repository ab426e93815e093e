using System.Text;
using System.Text.Json.Nodes;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain.Targets;

namespace PlanApi.UnitTests.Documents;

public sealed class MergePatchTests
{
    // The examples of RFC 7396, appendix A.
    [Theory]
    [InlineData("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"a":null}""", """{}""")]
    [InlineData("""{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""")]
    [InlineData("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""")]
    [InlineData("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [InlineData("""{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("""["a","b"]""", """["c","d"]""", """["c","d"]""")]
    [InlineData("""{"a":"b"}""", """["c"]""", """["c"]""")]
    [InlineData("""{"a":"foo"}""", """null""", """null""")]
    [InlineData("""{"a":"foo"}""", "\"bar\"", "\"bar\"")]
    [InlineData("""{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""")]
    [InlineData("""[1,2]""", """{"a":"b","c":null}""", """{"a":"b"}""")]
    [InlineData("""{}""", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    public void Apply_ExamplesOfTheRfc_GiveItsResults(string current, string patch, string expected) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), Json(MergePatch.Apply(Node(current), Node(patch)))));

    [Fact]
    public void Apply_ToAPart_ChangesWhatIsSentAndChecksTheWhole()
    {
        var faults = new FaultList();
        var target = RecordBinder.Bind<Target>(
            Node("""{"code": "a", "indicator": "gmv", "comparator": "equal", "value": 1, "names": {"en": "A", "zh": "甲"}}"""),
            faults
        )!;

        var changed = RecordBinder.Bind<Target>(
            MergePatch.Apply(SourceNode.From(target), Node("""{"value": 2.5, "names": {"en": null}}""")),
            faults
        );
        RecordBinder.Bind<Target>(MergePatch.Apply(SourceNode.From(target), Node("""{"value": null, "nmes": {}}""")), faults);

        Assert.Equal(target with { Value = new(25_000), Names = new([new("zh", "甲")]) }, changed);
        Assert.Equal(["unknown-field", "missing-field"], faults.Faults.Select(fault => fault.Code));
    }

    private static SourceNode Node(string json) => JsonSource.Read(Encoding.UTF8.GetBytes(json), new FaultList())!;

    private static JsonNode? Json(SourceNode node) =>
        node switch
        {
            SourceMapping mapping => new JsonObject(mapping.Fields.Select(field => KeyValuePair.Create(field.Name, Json(field.Value)))),
            SourceSequence sequence => new JsonArray([.. sequence.Items.Select(Json)]),
            SourceScalar { Kind: ScalarKind.Null } => null,
            SourceScalar { Kind: ScalarKind.Text } text => JsonValue.Create(text.Text),
            SourceScalar other => JsonNode.Parse(other.Text),
            _ => null,
        };
}
