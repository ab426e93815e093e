using System.Text.Json;

namespace PlanApi.IntegrationTests.GraphQL;

/// <summary>Arguments and variables that are none: each is told what it must be, in the schema's own words.</summary>
public sealed class BadArgumentTests(GraphQLHost host) : IClassFixture<GraphQLHost>
{
    [Theory]
    [InlineData("5")]
    [InlineData("99999999999999999999")]
    [InlineData("\"5\"")]
    public async Task Id_ThatIsANumber_IsAText(string id)
    {
        var variable = JsonDocument.Parse(id).RootElement;
        foreach (
            var body in new[]
            {
                await host.Query($"{{ node(id: {id}) {{ id }} }}"),
                await host.Query("query($id: ID!) { node(id: $id) { id } }", new { id = variable }),
            }
        )
        {
            Assert.Equal(JsonValueKind.Null, body.GetProperty("data").GetProperty("node").ValueKind);
            Assert.Equal("invalid", GraphQLHost.Code(body));
        }
    }

    [Theory]
    [InlineData("matrixNumbers(indicators: [\"a b\"]) { version }", "/indicators")]
    [InlineData("matrixLights(indicators: [\"gmv\", \"\"]) { __typename }", "/indicators")]
    [InlineData("matrixNumbers(scenario: \"a b\") { version }", "/scenario")]
    [InlineData("reviews(schedule: [\"a b\"]) { nodes { number } }", "/schedule")]
    [InlineData("lights(objective: \"a b\") { nodes { light } }", "/objective")]
    [InlineData("lights(date: \"yesterday\") { nodes { light } }", "/date")]
    [InlineData("scoreTrend(dates: [\"2024-13-01\"]) { score }", "/dates")]
    public async Task Argument_ThatCannotBeRead_IsAFaultAtItsPlace(string field, string pointer)
    {
        var body = await host.Query($"{{ plan(code: \"intl-2024\") {{ {field} code }} }}");

        var error = body.GetProperty("errors")[0].GetProperty("extensions");
        Assert.Equal("invalid", error.GetProperty("code").GetString());
        Assert.StartsWith(pointer, error.GetProperty("faults")[0].GetProperty("pointer").GetString(), StringComparison.Ordinal);
        Assert.Equal("intl-2024", body.GetProperty("data").GetProperty("plan").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("Int!", "sections(first: $v) { totalCount }")]
    [InlineData("Long!", "alert(number: $v) { number }")]
    [InlineData("Boolean!", "code @include(if: $v)")]
    [InlineData("String", "sections(after: $v) { totalCount }")]
    [InlineData("Code", "matrixNumbers(scenario: $v) { version }")]
    [InlineData("[Code!]", "matrixNumbers(indicators: $v) { version }")]
    [InlineData("Date", "matrixView(date: $v) { layout { rows } }")]
    [InlineData("TargetFilter", "targets(filter: $v) { totalCount }")]
    [InlineData("TargetOrder", "targets(orderBy: $v) { totalCount }")]
    [InlineData("[Light!]", "lights(light: $v) { nodes { light } }")]
    [InlineData("SliceInput!", "slice(slice: $v) { rowCount }")]
    [InlineData("SpreadRequestInput!", "spreadPreview(spread: $v) { indicatorCode }")]
    [InlineData("CellAddressInput!", "explainCell(cell: $v) { sentence }")]
    public async Task Variable_ThatIsNone_IsToldWithoutInternals(string type, string use)
    {
        foreach (
            var value in (string[])
                [
                    "null",
                    "5.5",
                    "1e30",
                    "\"x y\"",
                    "true",
                    "[1, [2]]",
                    "99999999999999999999",
                    "{\"a\": 1.5}",
                    "[{\"a\": 5.5}]",
                    "{\"code\": 1.5}",
                    "{\"code\": {\"a\": []}}",
                    "{\"indicators\": [1.5], \"period\": 5.5, \"scope\": 7.5, \"value\": \"x\"}",
                    "{\"indicator\": \"a b\", \"period\": \"x\", \"scope\": [{\"dimension\": 1.5, \"member\": []}]}",
                    "{\"indicator\": \"gmv\", \"period\": \"2024\", \"value\": 1e300, \"scope\": [{\"dimension\": \"tier\", "
                        + "\"member\": \"none\"}], \"over\": [{}]}",
                ]
        )
        {
            var (status, body) = await host.Send(
                $"query($v: {type}) {{ plan(code: \"intl-2024\") {{ {use} }} }}",
                new { v = JsonDocument.Parse(value).RootElement }
            );

            Assert.True(status is 200 or 400, $"{value}: {status} {body}");
            Assert.DoesNotMatch(
                @"System\.|PlanApi\.|SourceScalar|SourceNode|Dictionary|\(object\)|\(array\)|Exception|`\d|Unable to cast|internal-error",
                body.ToString()
            );
        }
    }
}
