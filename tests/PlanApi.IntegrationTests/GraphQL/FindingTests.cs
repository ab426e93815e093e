using System.Text.Json;
using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.GraphQL;

public sealed class FindingTests(GraphQLHost host) : IClassFixture<GraphQLHost>
{
    private const string Fields = """
        rule severity family sentence fingerprint waiverCode arithmetic { label expression result }
        places { kind key value indicator { code } source { code } part { __typename ... on Target { code } } }
        """;

    [Theory]
    [InlineData(
        "en",
        "Inquiry conversion rate [inquiry-conversion] at the whole organisation in 2024 cannot be both 6.5 % (Inquiry conversion "
            + "rate [inquiry-conversion-expected]) and 6 % (Inquiry conversion rate [inquiry-conversion-kpi]).",
        "the gap between them"
    )]
    [InlineData(
        "zh-Hans",
        "询盘转化率 [inquiry-conversion]（整个组织，2024）不可能既为6.5 %（询盘转化率 [inquiry-conversion-expected]）又为6 %（询盘转化率 [inquiry-conversion-kpi]）。",
        null
    )]
    public async Task Findings_ShowSentenceAndArithmeticInWords(string language, string sentence, string? label)
    {
        var plan = (
            await host.Node(
                "query($l: String!) { plan(code: \"intl-2024\") { findingCounts { errors } findings(filter: { severity: ERROR }, "
                    + "language: $l) { totalCount nodes { "
                    + Fields
                    + " } } } }",
                new { l = language }
            )
        )["plan"]!;

        var findings = plan["findings"]!["nodes"].Items();
        Assert.Equal((int)plan["findingCounts"]!["errors"]!, (int)plan["findings"]!["totalCount"]!);
        Assert.All(findings, finding => Assert.Equal("ERROR", (string)finding["severity"]!));
        var found = Assert.Single(findings, finding => (string)finding["sentence"]! == sentence);
        Assert.Equal(("target-contradiction", "CONTRADICTIONS"), ((string)found["rule"]!, (string)found["family"]!));
        var gap = found["arithmetic"].Items()[^1];
        Assert.Equal(("6.5 - 6", "0.5"), ((string)gap["expression"]!, (string)gap["result"]!));
        Assert.Equal(label ?? (string)gap["label"]!, (string)gap["label"]!);
        Assert.All(
            found["places"].Items(),
            place =>
            {
                Assert.Equal("inquiry-conversion", (string)place["indicator"]!["code"]!);
                Assert.Equal((string)place["key"]!, (string)place["part"]!["code"]!);
                Assert.NotNull(place["source"]);
            }
        );
    }

    [Fact]
    public async Task Findings_ArePagedWithTheWorstFirst()
    {
        const string Query =
            "query($after: String) { plan(code: \"intl-2024\") { findings(first: 7, after: $after) { totalCount nodes { severity "
            + "fingerprint } pageInfo { hasNextPage endCursor } } } }";
        var seen = new List<JsonNode>();
        JsonNode page;
        string? after = null;
        do
        {
            page = (await host.Node(Query, new { after }))["plan"]!["findings"]!;
            seen.AddRange(page["nodes"].Items());
            after = (string?)page["pageInfo"]!["endCursor"];
        } while ((bool)page["pageInfo"]!["hasNextPage"]!);

        Assert.Equal((int)page["totalCount"]!, seen.Select(finding => (string)finding["fingerprint"]!).Distinct().Count());
        string[] order = ["ERROR", "WARNING", "NOTE"];
        Assert.Equal(
            seen.Select(finding => Array.IndexOf(order, (string)finding["severity"]!)).Order(),
            seen.Select(finding => Array.IndexOf(order, (string)finding["severity"]!))
        );
    }

    [Fact]
    public async Task Findings_LeadToTheirPartsWithoutAQueryForEach()
    {
        const string Query =
            "query($n: Int!) { plan(code: \"intl-2024\") { findings(first: $n, filter: { rule: [\"target-contradiction\"] }) { nodes { "
            + Fields
            + " } } } }";
        await host.Node(Query, new { n = 1 });

        var one = await host.CommandsOf(Query, new { n = 1 });
        var all = await host.CommandsOf(Query, new { n = 50 });

        Assert.Equal(one, all);
    }

    [Fact]
    public async Task Findings_WithAFaultyFilter_AreNullBesideTheRestOfThePlan()
    {
        var unknown = await host.Query(
            "{ plan(code: \"intl-2024\") { code findings(filter: { rule: \"no-such-rule\" }) { nodes { rule } } } }"
        );
        var empty = await host.Query("{ plan(code: \"intl-2024\") { code findings(filter: { severity: [] }) { nodes { rule } } } }");

        Assert.All(
            [unknown, empty],
            answer =>
            {
                Assert.Equal("invalid", GraphQLHost.Code(answer));
                Assert.Equal("intl-2024", answer.GetProperty("data").GetProperty("plan").GetProperty("code").GetString());
                Assert.Equal(JsonValueKind.Null, answer.GetProperty("data").GetProperty("plan").GetProperty("findings").ValueKind);
            }
        );
    }

    [Fact]
    public async Task Waiver_MakesAFindingWaivedAndCountsItApart()
    {
        const string Query = """
            query($f: String!) { plan(code: "waived") {
              findingCounts { errors waived }
              finding(fingerprint: $f) { waiverCode waiver { code acceptedBy { code } } }
              waived: findings(filter: { waived: true }) { totalCount nodes { fingerprint } }
              open: findings(filter: { waived: false, severity: ERROR }) { totalCount }
            } }
            """;
        await host.Copy("waived");
        var fingerprint = (string)
            (await host.Node("{ plan(code: \"waived\") { findings(first: 1) { nodes { fingerprint } } } }"))["plan"]!["findings"]![
                "nodes"
            ]![0]!["fingerprint"]!;
        var before = (await host.Node(Query, new { f = fingerprint }))["plan"]!;

        await host.Node(
            "mutation($f: String!) { createWaiver(plan: \"waived\", input: { code: \"accepted\", finding: $f, reason: { "
                + "language: \"en\", text: \"settled in the next revision\" } }) { waiver { code } errors { message } } }",
            new { f = fingerprint }
        );
        var after = (await host.Node(Query, new { f = fingerprint }))["plan"]!;

        var errors = (int)before["findingCounts"]!["errors"]!;
        Assert.Null(before["finding"]!["waiver"]);
        Assert.Equal("accepted", (string)after["finding"]!["waiver"]!["code"]!);
        Assert.Equal((errors - 1, 1), ((int)after["findingCounts"]!["errors"]!, (int)after["findingCounts"]!["waived"]!));
        Assert.Equal([fingerprint], after["waived"]!["nodes"].Texts("fingerprint"));
        Assert.Equal(errors - 1, (int)after["open"]!["totalCount"]!);
    }

    [Fact]
    public async Task Finding_ThatIsNone_IsNull() =>
        Assert.Null(
            (await host.Node("{ plan(code: \"intl-2024\") { finding(fingerprint: \"0000000000000000\") { rule } } }"))["plan"]!["finding"]
        );

    [Fact]
    public async Task Rules_SayWhatTheyFindInTheLanguage()
    {
        var data = await host.Node(
            "{ en: rules { code severity family sentence explanation } zh: rules(language: \"zh\") { code sentence } }"
        );

        Assert.Equal(data["en"].Texts("code"), data["zh"].Texts("code"));
        Assert.Contains("target-contradiction", data["en"].Texts("code"));
        Assert.NotEqual(data["en"].Texts("sentence"), data["zh"].Texts("sentence"));
    }

    [Fact]
    public async Task KeyLimitedToMembers_SeesFindingsAndMatrixOfThem_AndNoWhatIf()
    {
        await using var service = new KeysService();
        var plan = (await service.NewPlan(service.With((await service.NewKey(Role.Admin)).Key!))).Split('/')[^1];
        var limited = await service.NewKey(
            Role.Viewer,
            key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["market"] = [Code.Known("latam")] } }
        );

        var answer = await service
            .With(limited.Key!)
            .Post(
                "/graphql",
                JsonSerializer.Serialize(
                    new
                    {
                        query = $$"""{ plan(code: "{{plan}}") { code target(code: "latam-gmv") { code } findings { nodes { rule } } findingCounts { errors } matrixView { date } whatIf(changes: {}) { counts { errors } } } }""",
                    }
                )
            );

        var data = answer.Json["data"]!["plan"]!;
        Assert.Equal("latam-gmv", (string)data["target"]!["code"]!);
        Assert.All(["findings", "findingCounts", "matrixView"], field => Assert.NotNull(data[field]));
        Assert.Null(data["whatIf"]);
        Assert.Equal("forbidden", (string)Assert.Single(answer.Json["errors"].Items())["extensions"]!["code"]!);
    }
}
