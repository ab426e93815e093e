using System.Text.Json;

namespace PlanApi.IntegrationTests.GraphQL;

public sealed class MutationTests(GraphQLHost host) : IClassFixture<GraphQLHost>
{
    private const string Create = """
        mutation($input: TargetInput!) { createTarget(plan: "intl-2024", input: $input) {
          target { id version code value upperValue scopeText period names namesAll { language text } indicator { code } }
          errors { __typename code message faults { code pointer message } } } }
        """;

    private const string Update = """
        mutation($code: Code!, $version: Long, $patch: TargetPatch!) { updateTarget(plan: "intl-2024", code: $code, expectedVersion: $version, patch: $patch) {
          target { version value period scopeText wording namesAll { language text } indicatorCode }
          errors { __typename code faults { code pointer } ... on StaleVersionError { expected current } } } }
        """;

    [Fact]
    public async Task Create_AnswersWhatRestThenReads()
    {
        var created = await Ok("createTarget", "target", Create, Input("from-graph", "4.6500"));

        Assert.Equal("4.65", created.GetProperty("value").GetRawText());
        Assert.Equal("line=operations", created.GetProperty("scopeText").GetString());
        Assert.Equal("seller-satisfaction", created.GetProperty("indicator").GetProperty("code").GetString());
        using var client = host.CreateClient();
        var (status, rest) = await GraphQLHost.Read(await client.GetAsync("/v1/plans/intl-2024/targets/from-graph"));
        Assert.Equal(200, status);
        Assert.Equal(created.GetProperty("version").GetInt64(), rest.GetProperty("version").GetInt64());
        Assert.Equal("atLeast", rest.GetProperty("comparator").GetString());
    }

    [Fact]
    public async Task Create_ReportsEveryFaultWithThePointerThatRestGives()
    {
        var input = JsonDocument
            .Parse(
                """
                {"code": "-bad-", "indicator": "no-such", "comparator": "AT_LEAST", "value": 1.23456, "period": "2024-14", "scope": [{"dimension": "line", "member": "!"}],
                 "names": [{"language": "en", "text": "a"}, {"language": "english!", "text": "b"}], "baseline": {"value": 1e40}}
                """
            )
            .RootElement;
        var rest = JsonDocument
            .Parse(
                """
                {"code": "-bad-", "indicator": "no-such", "comparator": "atLeast", "value": 1.23456, "period": "2024-14", "scope": {"line": "!"},
                 "names": {"en": "a", "english!": "b"}, "baseline": {"value": 1e40}}
                """
            )
            .RootElement.GetRawText();

        var error = await Error("createTarget", Create, new { input });

        using var client = host.CreateClient();
        var (_, problem) = await GraphQLHost.Read(
            await client.PostAsync("/v1/plans/intl-2024/targets", new StringContent(rest, System.Text.Encoding.UTF8, "application/json"))
        );
        Assert.Equal("InvalidError", error.GetProperty("__typename").GetString());
        Assert.Equal(problem.GetProperty("code").GetString(), error.GetProperty("code").GetString());
        Assert.Equal(Faults(problem), Faults(error));
        Assert.True(Faults(error).Count() >= 5);
    }

    [Fact]
    public async Task Create_WithALanguageTwice_IsAFault()
    {
        var error = await Error(
            "createTarget",
            Create,
            Input("twice", "1", """, "names": [{"language": "en", "text": "a"}, {"language": "en", "text": "b"}]""")
        );

        Assert.Equal([("duplicate-field", "/names/en")], Faults(error));
    }

    [Theory]
    [InlineData("createTarget", Create)]
    public async Task Create_WithATakenCode_IsATypedError(string field, string query)
    {
        await Ok(field, "target", query, Input("taken", "1"));

        var error = await Error(field, query, Input("taken", "2"));

        Assert.Equal("DuplicateCodeError", error.GetProperty("__typename").GetString());
        Assert.Equal("duplicate-code", error.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Update_NeedsTheVersionThatWasRead()
    {
        var created = await Ok("createTarget", "target", Create, Input("versioned", "1"));
        var version = created.GetProperty("version").GetInt64();

        var missing = await Error("updateTarget", Update, new { code = "versioned", patch = new { value = 2 } });
        var updated = await Ok(
            "updateTarget",
            "target",
            Update,
            new
            {
                code = "versioned",
                version,
                patch = new { value = 2 },
            }
        );
        var stale = await Error(
            "updateTarget",
            Update,
            new
            {
                code = "versioned",
                version,
                patch = new { value = 3 },
            }
        );

        Assert.Equal("missing-version", missing.GetProperty("code").GetString());
        Assert.True(updated.GetProperty("version").GetInt64() > version);
        Assert.Equal("stale-version", stale.GetProperty("code").GetString());
        Assert.Equal(updated.GetProperty("version").GetInt64(), stale.GetProperty("current").GetInt64());
    }

    [Fact]
    public async Task Update_ChangesWhatThePatchNamesAndClearsWhatIsNull()
    {
        var created = await Ok(
            "createTarget",
            "target",
            Create,
            Input("patched", "1", """, "wording": [{"language": "en", "text": "stays"}]""")
        );
        var patch = JsonDocument
            .Parse(
                """
                {"value": 0.0001, "period": null, "names": [{"language": "en", "text": null}, {"language": "zh", "text": "中"}], "scope": [{"dimension": "tier", "member": "mid"}]}
                """
            )
            .RootElement;

        var updated = await Ok(
            "updateTarget",
            "target",
            Update,
            new
            {
                code = "patched",
                version = created.GetProperty("version").GetInt64(),
                patch,
            }
        );

        Assert.Equal("0.0001", updated.GetProperty("value").GetRawText());
        Assert.Equal(JsonValueKind.Null, updated.GetProperty("period").ValueKind);
        Assert.Equal("stays", updated.GetProperty("wording").GetString());
        Assert.Equal("line=operations;tier=mid", updated.GetProperty("scopeText").GetString());
        Assert.Equal("zh", Assert.Single(updated.GetProperty("namesAll").EnumerateArray()).GetProperty("language").GetString());
    }

    [Fact]
    public async Task Delete_AnswersThePartAsItWasAndSaysWhatStillMentionsIt()
    {
        await Ok("createTarget", "target", Create, Input("going", "1"));
        var version = (
            await host.Data(
                "{ plan(code: \"intl-2024\") { target(code: \"going\") { version } indicator(code: \"seller-satisfaction\") { version } } }"
            )
        ).GetProperty("plan");

        var deleted = await host.Data(
            "mutation($version: Long) { deleteTarget(plan: \"intl-2024\", code: \"going\", expectedVersion: $version) { target { "
                + "code indicator { code } } errors { code } } }",
            new { version = version.GetProperty("target").GetProperty("version").GetInt64() }
        );
        var used = await host.Data(
            "mutation($version: Long) { deleteIndicator(plan: \"intl-2024\", code: \"seller-satisfaction\", expectedVersion: "
                + "$version) { indicator { code } errors { code ... on InUseError { by } } } }",
            new { version = version.GetProperty("indicator").GetProperty("version").GetInt64() }
        );

        Assert.Equal("going", deleted.GetProperty("deleteTarget").GetProperty("target").GetProperty("code").GetString());
        var error = Assert.Single(used.GetProperty("deleteIndicator").GetProperty("errors").EnumerateArray());
        Assert.Equal("in-use", error.GetProperty("code").GetString());
        Assert.NotEqual(0, error.GetProperty("by").GetArrayLength());
    }

    [Fact]
    public async Task SeveralMutations_RunInOrderAndEachReadsWhatItWrote()
    {
        await Ok("createTarget", "target", Create, Input("serial", "1"));
        var version = (await host.Data("{ plan(code: \"intl-2024\") { version target(code: \"serial\") { version } } }"))
            .GetProperty("plan")
            .GetProperty("target")
            .GetProperty("version")
            .GetInt64();

        var data = await host.Data(
            """
            mutation($a: Long, $b: Long) {
              a: updateTarget(plan: "intl-2024", code: "serial", expectedVersion: $a, patch: { value: 2 }) { target { version value } errors { code } }
              b: updateTarget(plan: "intl-2024", code: "serial", expectedVersion: $b, patch: { value: 3, code: "renamed" }) { target { code version value indicator { targets(first: 200) { nodes { code value } } } } errors { code } }
              c: updateTarget(plan: "intl-2024", code: "serial", expectedVersion: $b, patch: { value: 4 }) { target { value } errors { code } }
            }
            """,
            new { a = version, b = version + 1 }
        );

        Assert.Equal("2", data.GetProperty("a").GetProperty("target").GetProperty("value").GetRawText());
        var after = data.GetProperty("b").GetProperty("target");
        Assert.Contains(
            after.GetProperty("indicator").GetProperty("targets").GetProperty("nodes").EnumerateArray(),
            target => target.GetProperty("code").GetString() == "renamed" && target.GetProperty("value").GetRawText() == "3"
        );
        Assert.Equal("not-found", data.GetProperty("c").GetProperty("errors")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task IdempotencyKey_AnswersTheSameAgain()
    {
        const string Query =
            "mutation($v: Decimal!) { createTarget(plan: \"intl-2024\", idempotencyKey: \"once\", input: { code: \"idem\", "
            + "indicator: \"seller-satisfaction\", comparator: EQUAL, value: $v }) { target { id code value indicator { code } } "
            + "errors { code } } }";

        var first = await host.Data(Query, new { v = 1 });
        var second = await host.Data(Query, new { v = 1 });
        var other = await host.Data(Query, new { v = 2 });

        Assert.Equal(first.ToString(), second.ToString());
        Assert.Equal("idempotency-key-reused", other.GetProperty("createTarget").GetProperty("errors")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task Members_AreKeyedByTheirDimension()
    {
        var data = await host.Data(
            """
            mutation {
              createMember(plan: "intl-2024", input: { code: "new-line", dimension: "line", names: { language: "en", text: "New" } }) { member { version dimension { code } parent { code } } errors { code } }
            }
            """
        );
        var version = data.GetProperty("createMember").GetProperty("member").GetProperty("version").GetInt64();
        var updated = await host.Data(
            "mutation($v: Long) { updateMember(plan: \"intl-2024\", dimension: \"line\", code: \"new-line\", expectedVersion: "
                + "$v, patch: { parent: \"sales\" }) { member { parent { code dimension { code } } } errors { code } } }",
            new { v = version }
        );

        Assert.Equal(
            "sales",
            updated.GetProperty("updateMember").GetProperty("member").GetProperty("parent").GetProperty("code").GetString()
        );
    }

    [Fact]
    public async Task Document_IsExportedAndImportedAsItIs()
    {
        var yaml = (await host.Data("{ plan(code: \"intl-2024\") { document } }")).GetProperty("plan").GetProperty("document").GetString()!;
        var other = yaml.Replace("code: intl-2024", "code: copy-2024", StringComparison.Ordinal);

        var imported = await host.Data(
            "mutation($d: String!) { importPlan(document: $d) { plan { code targets { totalCount } } errors { code faults { "
                + "pointer line } } } }",
            new { d = other }
        );
        var broken = await host.Data(
            "mutation { importPlan(document: \"format: planapi/1\\nplan: {codes: 1}\", format: YAML) { plan { code } errors { "
                + "code faults { pointer line } } } }"
        );

        Assert.Equal("copy-2024", imported.GetProperty("importPlan").GetProperty("plan").GetProperty("code").GetString());
        Assert.Equal("invalid", broken.GetProperty("importPlan").GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Contains(
            broken.GetProperty("importPlan").GetProperty("errors")[0].GetProperty("faults").EnumerateArray(),
            fault => fault.GetProperty("line").GetInt32() == 2
        );
    }

    [Fact]
    public async Task Plans_AreCreatedChangedAndDeleted()
    {
        var created = (
            await host.Data(
                "mutation { createPlan(input: { code: \"small\", calendar: { year: 2025 }, currency: \"CNY\" }) { plan { version "
                    + "scenarios { nodes { code } } } errors { code } } }"
            )
        )
            .GetProperty("createPlan")
            .GetProperty("plan");
        var updated = (
            await host.Data(
                "mutation($v: Long) { updatePlan(plan: \"small\", expectedVersion: $v, patch: { timeZone: \"Asia/Shanghai\", "
                    + "calendar: { firstMonth: 4 } }) { plan { version timeZone calendar { year firstMonth } } errors { code } } }",
                new { v = created.GetProperty("version").GetInt64() }
            )
        )
            .GetProperty("updatePlan")
            .GetProperty("plan");
        var deleted = await host.Data(
            "mutation($v: Long) { deletePlan(plan: \"small\", expectedVersion: $v) { plan { code } errors { code } } }",
            new { v = updated.GetProperty("version").GetInt64() }
        );

        Assert.Equal(2025, updated.GetProperty("calendar").GetProperty("year").GetInt32());
        Assert.Equal(4, updated.GetProperty("calendar").GetProperty("firstMonth").GetInt32());
        Assert.Equal("small", deleted.GetProperty("deletePlan").GetProperty("plan").GetProperty("code").GetString());
    }

    private static object Input(string code, string value, string more = """, "names": [{"language": "en", "text": "A name"}]""") =>
        new
        {
            input = JsonDocument
                .Parse(
                    $$"""
                    {"code": "{{code}}", "indicator": "seller-satisfaction", "comparator": "AT_LEAST", "value": {{value}}, "period": "2024", "scope": [{"dimension": "line", "member": "operations"}]{{more}}}
                    """
                )
                .RootElement,
        };

    private async Task<JsonElement> Ok(string mutation, string answer, string query, object variables)
    {
        var payload = (await host.Data(query, variables)).GetProperty(mutation);
        Assert.Equal("[]", payload.GetProperty("errors").GetRawText());
        return payload.GetProperty(answer);
    }

    private async Task<JsonElement> Error(string mutation, string query, object variables) =>
        Assert.Single((await host.Data(query, variables)).GetProperty(mutation).GetProperty("errors").EnumerateArray());

    private static IEnumerable<(string?, string?)> Faults(JsonElement error) =>
        error
            .GetProperty("faults")
            .EnumerateArray()
            .Select(fault => (fault.GetProperty("code").GetString(), fault.GetProperty("pointer").GetString()))
            .Order();
}
