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
    [InlineData(
        "matrixNumbers(indicators: [\"a b\", \"gmv\", \"c d\"], scenario: \"e f\") { version }",
        "bad-code /indicators, bad-code /indicators, bad-code /scenario"
    )]
    [InlineData(
        "lights(objective: \"a b\", date: \"yesterday\", first: 0) { nodes { light } }",
        "bad-code /objective, bad-date /date, out-of-range /first"
    )]
    [InlineData("scoreTrend(dates: [\"2024-13-01\", \"x\"], scenario: \"a b\") { score }", "bad-code /scenario, bad-date /dates")]
    [InlineData("targets(first: 1, last: 9999) { totalCount }", "not-allowed /last, out-of-range /last")]
    [InlineData("sections(first: -1, last: 0) { nodes { code } }", "not-allowed /last, out-of-range /first, out-of-range /last")]
    [InlineData(
        "changeSets(first: 0, last: 0) { nodes { changes { nodes { key } } } }",
        "not-allowed /last, out-of-range /first, out-of-range /last"
    )]
    [InlineData(
        "explainCell(cell: {indicator: \"a b\", period: \"x\", scope: []}) { sentence }",
        "bad-code /indicator, bad-period /period"
    )]
    [InlineData(
        "comments(subject: {indicator: \"a b\"}, mentions: \"c d\", first: 0) { nodes { number } }",
        "bad-code /indicator, bad-code /mentions, out-of-range /first"
    )]
    [InlineData("weightsInForce(date: \"x\", scenario: \"a b\") { date }", "bad-code /scenario, bad-date /date")]
    public async Task AllFaultsOfAField_AreToldAtOnce(string field, string faults)
    {
        var body = await host.Query($"{{ plan(code: \"intl-2024\") {{ {field} code }} }}");

        Assert.Equal(faults, Faults(body.GetProperty("errors").EnumerateArray().Single().GetProperty("extensions")));
        Assert.Equal("intl-2024", body.GetProperty("data").GetProperty("plan").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData(
        "createTarget(plan: \"a b\", idempotencyKey: \"\", "
            + "input: {code: \"c d\", indicator: \"gmv\", period: \"x\", comparator: AT_LEAST, value: 1})",
        "bad-code /code, bad-code /plan, bad-period /period, too-long /idempotencyKey"
    )]
    [InlineData("updateTarget(plan: \"a b\", code: \"c d\", patch: {value: 1})", "bad-code /code, bad-code /plan")]
    [InlineData("deleteMember(plan: \"a b\", dimension: \"c d\", code: \"e f\")", "bad-code /code, bad-code /dimension, bad-code /plan")]
    [InlineData(
        "writeActuals(plan: \"a b\", reason: \"\", input: {rows: [{indicator: \"c d\", date: \"2024\"}]})",
        "bad-code /plan, bad-code /rows/0/indicator, too-long /reason"
    )]
    [InlineData(
        "writeActuals(plan: \"a b\", respondAsync: true, input: {rows: [{indicator: \"c d\", date: \"2024\"}]})",
        "bad-code /plan, bad-code /rows/0/indicator"
    )]
    public async Task AllFaultsOfAMutation_AreInItsPayload(string mutation, string faults)
    {
        var body = await host.Query($"mutation {{ done: {mutation} {{ errors {{ code faults {{ code pointer }} }} }} }}");

        Assert.False(body.TryGetProperty("errors", out var errors), errors.ToString());
        var error = body.GetProperty("data").GetProperty("done").GetProperty("errors").EnumerateArray().Single();
        Assert.Equal(("invalid", faults), (error.GetProperty("code").GetString(), Faults(error)));
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

    private static string Faults(JsonElement error) =>
        string.Join(
            ", ",
            error
                .GetProperty("faults")
                .EnumerateArray()
                .Select(fault => $"{fault.GetProperty("code").GetString()} {fault.GetProperty("pointer").GetString()}")
                .Order(StringComparer.Ordinal)
        );
}
