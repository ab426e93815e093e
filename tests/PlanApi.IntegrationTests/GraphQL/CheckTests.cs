using System.Text.Json.Nodes;

namespace PlanApi.IntegrationTests.GraphQL;

public sealed class CheckTests(GraphQLHost host) : IClassFixture<GraphQLHost>
{
    private const string Report =
        "{ counts { errors } added { rule sentence places { key part { id } } } resolved { rule sentence fingerprint } }";

    [Fact]
    public async Task WhatIf_ShowsWhatAChangeAddsAndResolvesAndStoresNothing()
    {
        const string State =
            "{ plan(code: \"intl-2024\") { version findingCounts { errors warnings notes } target(code: "
            + "\"inquiry-conversion-kpi\") { value version } changeSets { totalCount } } }";
        var before = await host.Node(State);

        var report = (
            await WhatIf(
                """
                targets: [
                  { code: "inquiry-conversion-kpi", patch: { value: 6.5 } }
                  { code: "invented", patch: { indicator: "average-order-value", comparator: EQUAL, value: 33, basis: PERCENT } }
                ]
                """
            )
        )["plan"]!["whatIf"]!;

        Assert.Contains(
            report["resolved"].Items(),
            finding => ((string)finding["sentence"]!).Contains("[inquiry-conversion] at", StringComparison.Ordinal)
        );
        Assert.Contains(
            report["added"].Items(),
            finding => finding["places"].Items().Any(place => (string)place["key"]! == "invented" && place["part"] is null)
        );
        Assert.Equal(before.ToJsonString(), (await host.Node(State)).ToJsonString());
    }

    [Fact]
    public async Task WhatIf_TakesPartsOutAndAddsMembersByDimensionAndCode()
    {
        var report = (
            await WhatIf(
                """
                members: [{ dimension: "tier", code: "long-tail", patch: { names: { language: "en", text: "Long tail" } } }]
                targets: [{ code: "benchmark-brands-expected", remove: true }]
                """
            )
        )["plan"]!["whatIf"]!;

        Assert.Contains(report["added"].Items(), finding => ((string)finding["sentence"]!).Contains("long-tail", StringComparison.Ordinal));
        Assert.Contains(
            report["resolved"].Items(),
            finding => ((string)finding["sentence"]!).Contains("[benchmark-brands] at", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("targets: [{ code: \"a\" }]", "not-allowed /changes/targets/0")]
    [InlineData("targets: [{ code: \"a\", remove: true }, { code: \"a\", remove: true }]", "duplicate-item /changes/targets/1")]
    [InlineData("groups: [{ dimension: \"market\", code: \"a\", remove: true, patch: { code: \"b\" } }]", "not-allowed /changes/groups/0")]
    [InlineData(
        "indicators: [{ code: \"a\", patch: { names: [{ language: \"en\", text: \"a\" }, { language: \"en\", text: \"b\" }] } }]",
        "duplicate-field /changes/indicators/0/patch/names/en"
    )]
    // What only the changed document shows has its place there, as over REST.
    [InlineData("indicators: [{ code: \"gmv\", patch: { source: \"no-such\" } }]", "unknown-reference /indicators/5/source")]
    public async Task WhatIf_WithFaultyChanges_NamesTheFaults(string changes, string fault)
    {
        var answer = JsonNode.Parse(
            (await host.Query($$"""{ plan(code: "intl-2024") { code whatIf(changes: { {{changes}} }) {{Report}} } }""")).GetRawText()
        )!;

        Assert.Null(answer["data"]!["plan"]!["whatIf"]);
        var found = Assert.Single(answer["errors"]![0]!["extensions"]!["faults"].Items());
        Assert.Equal(fault, $"{found["code"]} {found["pointer"]}");
    }

    [Fact]
    public async Task Document_IsValidatedAsThePlanIsAndNotStored()
    {
        var plan = (
            await host.Node(
                "{ plans { totalCount } plan(code: \"intl-2024\") { document findings(first: 1000) { nodes { fingerprint sentence } } } }"
            )
        );
        var document = (string)plan["plan"]!["document"]!;

        var checkedOnly = await host.Node(
            """
            query($d: String!) {
              validateDocument(document: $d, format: YAML) {
                counts { errors warnings notes waived }
                findings { fingerprint sentence waiver { code } places { key part { id } indicator { code } indicatorCode } }
              }
              plans { totalCount }
            }
            """,
            new { d = document.Replace("code: intl-2024", "code: not-stored", StringComparison.Ordinal) }
        );

        var findings = checkedOnly["validateDocument"]!["findings"];
        Assert.Equal(plan["plan"]!["findings"]!["nodes"].Texts("sentence"), findings.Texts("sentence"));
        Assert.All(
            findings.Items().SelectMany(finding => finding["places"].Items()),
            place => Assert.True(place["part"] is null && place["indicator"] is null)
        );
        Assert.Equal(plan["plans"]!["totalCount"]!.ToJsonString(), checkedOnly["plans"]!["totalCount"]!.ToJsonString());
    }

    [Fact]
    public async Task Document_ThatIsNone_IsAnErrorWithThePlaceOfEachFault()
    {
        var answer = JsonNode.Parse(
            (
                await host.Query("{ validateDocument(document: \"format: planapi/1\\nplan: {codes: 1}\") { counts { errors } } }")
            ).GetRawText()
        )!;

        Assert.Equal("invalid", (string)answer["errors"]![0]!["extensions"]!["code"]!);
        Assert.Contains(answer["errors"]![0]!["extensions"]!["faults"].Items(), fault => (int?)fault["line"] == 2);
    }

    private Task<JsonNode> WhatIf(string changes) =>
        host.Node($$"""{ plan(code: "intl-2024") { whatIf(changes: { {{changes}} }) {{Report}} } }""");
}
