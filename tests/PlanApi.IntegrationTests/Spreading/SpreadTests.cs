using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Spreading;

public sealed class SpreadTests(OpenService service) : IClassFixture<OpenService>
{
    private const string OverTiers =
        """{"indicator":"gmv","period":"2024","value":40,"method":"proportional","over":[{"dimension":"tier"}]}""";

    [Fact]
    public async Task Apply_WritesExactlyWhatThePreviewShows()
    {
        var plan = await CubePlan.New(service, null, "gmv tier=mid 2024 5", "gmv tier=head 2024 15");

        var preview = await plan.Preview(OverTiers);
        Assert.Equal(["tier=head 2024: 15 -> 30", "tier=mid 2024: 5 -> 10", "tier=tail 2024: - -> 0"], CubePlan.Changes(preview));
        Assert.Equal(
            "20 40 3 3",
            $"{preview.Json["before"]} {preview.Json["after"]} {preview.Json["cellCount"]} {preview.Json["changedCount"]}"
        );
        var applied = (await plan.Apply(preview)).Is(200).Json;
        Assert.Equal((3, 0), ((int)applied["changed"]!, (int)applied["unchanged"]!));
        Assert.Equal("ApplySpread", (string)(await service.Api.Get($"{plan.Path}/change-sets/{applied["version"]}")).Json["useCase"]!);
        Assert.Equal(
            ["tier=head: 30", "tier=mid: 10", "tier=tail: 0", "-: 40"],
            CubePlan.Rows(await plan.Slice("""{"indicators":["gmv"],"rows":[{"dimension":"tier","total":true}]}"""))
        );
        (await plan.Apply(preview)).IsProblem(412, "stale-preview");
    }

    [Theory]
    [InlineData("add", "proportional", 20, "45 15")]
    [InlineData("subtract", "equal", 20, "20 0")]
    [InlineData("add", "equal", -60, "0 -20")]
    [InlineData("set", "equal", 25, "12.5 12.5")]
    public async Task Modes_SetAddAndSubtract(string mode, string method, int value, string after)
    {
        var plan = await CubePlan.New(service, null, "gmv tier=mid 2024 10", "gmv tier=head 2024 30");

        var preview = await plan.Preview(
            $$"""{"indicator":"gmv","period":"2024","value":{{value}},"mode":"{{mode}}","method":"{{method}}","over":[{"dimension":"tier","members":["mid","head"]}]}"""
        );

        Assert.Equal(after, string.Join(' ', CubePlan.After(preview).Select(cell => cell.Split(": ")[1])));
    }

    [Fact]
    public async Task Csv_HasEveryCellWithItsReason()
    {
        var plan = await CubePlan.New(service, null, "gmv tier=mid 2024 5.5", "gmv tier=head 2024 15");

        Assert.Equal(
            """
            indicator,measure,period,scope.tier,before,after,start,weight,share,rounding,stop,from.period,from.value,days
            gmv,target,2024,head,15,29.27,15,15,29.268293,up,,,,
            gmv,target,2024,mid,5.5,10.73,5.5,5.5,10.731707,down,,,,
            gmv,target,2024,tail,,0,0,0,0,,,,,

            """.ReplaceLineEndings("\r\n"),
            (await service.Api.Post($"{plan.Path}/spread-previews/csv", OverTiers)).Is(200).Text
        );
        (await service.Api.Post($"{plan.Path}/spread-previews/csv", OverTiers.Replace("gmv", "none", StringComparison.Ordinal))).IsProblem(
            400,
            "invalid"
        );
    }

    [Fact]
    public async Task PercentChangeAndClear_ReachEachCell()
    {
        var plan = await CubePlan.New(service, null, "gmv tier=mid 2024 10", "gmv tier=head 2024 30.05");

        var more = await plan.Preview(
            """{"indicator":"gmv","period":"2024","rate":10,"method":"percentChange","over":[{"dimension":"tier"}]}"""
        );
        Assert.Equal(["tier=head 2024: 30.05 -> 33.06", "tier=mid 2024: 10 -> 11", "tier=tail 2024: - -> -"], CubePlan.Changes(more));
        (await plan.Apply(more)).Is(200);
        var clear = await plan.Preview("""{"indicator":"gmv","period":"2024","method":"clear","over":[{"dimension":"tier"}]}""");
        (await plan.Apply(clear)).Is(200);
        Assert.Equal("missing", await plan.At("gmv - 2024"));
    }

    [Fact]
    public async Task Spread_LeavesWhatLiesBesideAsItIs()
    {
        var plan = await CubePlan.New(service, null, "gmv tier=mid 2024 10", "gmv tier=head 2024 30", "gmv tier=tail 2024 7");

        var preview = await plan.Preview(
            """{"indicator":"gmv","period":"2024","value":67,"method":"proportional","over":[{"dimension":"tier","members":["mid","head"]}]}"""
        );

        Assert.Equal(["tier=head 2024: 30 -> 45", "tier=mid 2024: 10 -> 15"], CubePlan.Changes(preview));
        (await plan.Apply(preview)).Is(200);
        Assert.Equal("67", await plan.At("gmv - 2024"));
    }

    [Fact]
    public async Task Above_ShowsEachPlaceWithItsDifference()
    {
        var plan = await CubePlan.New(
            service,
            null,
            "gmv - 2024 100",
            "gmv tier=mid 2024-Q1 10",
            "gmv tier=mid 2024-Q2 20",
            "gmv tier=head 2024-Q1 5"
        );

        var preview = await plan.Preview(
            """{"indicator":"gmv","scope":{"tier":"mid"},"period":"2024","value":60,"method":"proportional","over":[{"grain":"quarter"}]}"""
        );

        Assert.Equal(["tier=mid 2024: 30 -> 60", "- 2024: 100 -> 100 stored 35"], CubePlan.Above(preview));
    }

    [Fact]
    public async Task Propagate_RaisesWhatIsStoredAboveByAsMuch()
    {
        var plan = await CubePlan.New(
            service,
            null,
            "gmv - 2024 100",
            "gmv tier=mid 2024-Q1 10",
            "gmv tier=mid 2024-Q2 20",
            "gmv tier=head 2024-Q1 5"
        );
        const string Spread =
            """{"indicator":"gmv","scope":{"tier":"mid"},"period":"2024","value":60,"method":"proportional","propagate":true,"over":[{"grain":"quarter"}]}""";

        var preview = await plan.Preview(Spread);

        Assert.Equal(["tier=mid 2024: 30 -> 60", "- 2024: 100 -> 130 stored 65"], CubePlan.Above(preview));
        (await plan.Apply(preview)).Is(200);
        Assert.Equal("130", await plan.At("gmv - 2024"));
        await plan.Put("gmv tier=mid 2024 60");
        (await plan.Apply(await plan.Preview(Spread.Replace("60", "50", StringComparison.Ordinal)))).Is(200);
        Assert.Equal("120 50", $"{await plan.At("gmv - 2024")} {await plan.At("gmv tier=mid 2024")}");
    }

    [Fact]
    public async Task Propagate_AgainstAHold_IsSaidInThePreview()
    {
        var plan = await CubePlan.New(service, null, "gmv - 2024 100", "gmv tier=mid 2024 60", "gmv tier=mid 2024-Q1 10");
        await plan.Hold("all", "gmv - 2024");

        var refused = await plan.Preview(
            """{"indicator":"gmv","scope":{"tier":"mid"},"period":"2024","value":70,"method":"equal","propagate":true,"over":[{"grain":"quarter"}]}"""
        );

        Assert.Equal(["cell-held /holds/all"], CubePlan.Faults(refused.IsProblem(409, "cells-held")));
    }

    [Fact]
    public async Task Spread_BelowAStoredPlaceInBetween_EndsAtWhatItSays()
    {
        var plan = await CubePlan.New(service, null, "gmv - 2024-Q1 10", "gmv - 2024-01 3", "gmv - 2024-04 5");

        var preview = await plan.Preview("""{"indicator":"gmv","period":"2024","value":60,"method":"equal","over":[{"grain":"month"}]}""");

        if (preview.Status == 200)
        {
            (await plan.Apply(preview)).Is(200);
            Assert.Equal(preview.Json["after"]!.ToJsonString(), await plan.At("gmv - 2024"));
            Assert.Equal("60", preview.Json["after"]!.ToJsonString());
        }
        else
        {
            preview.IsProblem(400, "invalid");
        }
    }

    [Theory]
    [InlineData("gmv tier=mid 2024 6")]
    [InlineData("gmv tier=tail 2024 1")]
    [InlineData("gmv tier=mid,market=eu 2024-Q1 1")]
    public async Task Token_IsStaleAfterAWriteOfTheIndicator(string cell)
    {
        var plan = await CubePlan.New(service, null, "gmv tier=mid 2024 5", "gmv tier=head 2024 15");
        var preview = await plan.Preview(OverTiers);
        await plan.Put(cell);
        var before = await plan.Export();

        (await plan.Apply(preview)).IsProblem(412, "stale-preview");
        Assert.Equal(before, await plan.Export());
    }

    [Fact]
    public async Task Token_IsStaleAfterAChangeOfHoldsBoundsMembersOrNumbersGoneBy()
    {
        var plan = await CubePlan.New(service, null, "gmv tier=mid 2024 5", "gmv tier=head 2024 15", "visitors tier=mid 2024 1 actual");
        const string Relative =
            """{"indicator":"gmv","period":"2024","value":40,"method":"relative","like":{"indicator":"visitors"},"over":[{"dimension":"tier"}]}""";

        var preview = await plan.Preview(OverTiers);
        await plan.Bound("cap", "gmv tier=head 2024", """{"max":12}""");
        (await plan.Apply(preview)).IsProblem(412, "stale-preview");
        preview = await plan.Preview(OverTiers);
        await plan.Hold("mine", "gmv tier=mid 2024");
        (await plan.Apply(preview)).IsProblem(412, "stale-preview");
        preview = await plan.Preview(OverTiers.Replace("40", "17", StringComparison.Ordinal));
        (await service.Api.Patch($"{plan.Path}/bounds/cap", """{"max":11}""", (await service.Api.Get($"{plan.Path}/bounds/cap")).ETag)).Is(
            200
        );
        (await plan.Apply(preview)).IsProblem(412, "stale-preview");
        preview = await plan.Preview(OverTiers.Replace("40", "16", StringComparison.Ordinal));
        (await service.Api.Delete($"{plan.Path}/bounds/cap", (await service.Api.Get($"{plan.Path}/bounds/cap")).ETag)).Is(204);
        (await plan.Apply(preview)).IsProblem(412, "stale-preview");
        (await service.Api.Delete($"{plan.Path}/holds/mine", (await service.Api.Get($"{plan.Path}/holds/mine")).ETag)).Is(204);
        preview = await plan.Preview(OverTiers);
        (await service.Api.Post($"{plan.Path}/dimensions/tier/members", """{"code":"new","dimension":"tier"}""")).Is(201);
        (await plan.Apply(preview)).IsProblem(412, "stale-preview");
        preview = await plan.Preview(Relative);
        await plan.Put("visitors tier=head 2024 1 actual");
        (await plan.Apply(preview)).IsProblem(412, "stale-preview");
    }

    [Fact]
    public async Task Token_StaysGoodAfterAnObjectivesWording()
    {
        var plan = await CubePlan.New(service, null, "gmv tier=mid 2024 5", "gmv tier=head 2024 15");
        var preview = await plan.Preview(OverTiers);

        (await service.Api.Patch($"{plan.Path}/objectives/grow", """{"wording":{"en":"Grow more"}}""", "\"1\"")).Is(200);
        await plan.Put("stores tier=mid 2024 5", "gmv tier=mid 2024 5 actual");

        (await plan.Apply(preview)).Is(200);
    }

    [Fact]
    public async Task Preview_ByPages_TogetherEqualsTheWhole()
    {
        var plan = await CubePlan.New(service);
        const string Spread =
            """{"indicator":"stores","period":"2024","value":50,"method":"equal","over":[{"dimension":"market","leaves":true},{"dimension":"tier"},{"grain":"month"}]}""";
        var whole = CubePlan.Changes(await plan.Preview(Spread));

        var cells = new List<string>();
        for (string? query = "?first=50"; query is not null; )
        {
            var page = await plan.Preview(Spread, query);
            cells.AddRange(CubePlan.Changes(page));
            query = page.NextCursor is { } next ? $"?first=50&after={next}" : null;
        }

        Assert.Equal(108, whole.Length);
        Assert.Equal(whole, cells);
        Assert.Empty(CubePlan.Changes(await plan.Preview(Spread, "?first=0")));
        (await plan.Preview(Spread, "?after=x")).HasFaults("bad-cursor /after");
        (await plan.Preview(Spread, "?first=-1")).IsProblem(400, "invalid");
    }

    [Fact]
    public async Task Spread_OverGraphQL_AnswersTheSameAndApplies()
    {
        var plan = await CubePlan.New(service, null, "gmv tier=mid 2024 5", "gmv tier=head 2024 15");
        var code = plan.Path.Split('/')[^1];
        var rest = (await plan.Preview(OverTiers)).Is(200).Json;

        var preview = (
            await Graph(
                $$"""
                { plan(code: "{{code}}") { spreadPreview(spread: { indicator: "gmv", period: "2024", value: 40, method: PROPORTIONAL, over: [{ dimension: "tier" }] }) {
                  token before after multiplier cellCount changedCount cells { before after period reason { start weight share rounding stop } } above { before after isStored } } } }
                """
            )
        )["plan"]!["spreadPreview"]!;
        Assert.Equal(rest["after"]!.ToJsonString(), preview["after"]!.ToJsonString());
        Assert.Equal(
            rest["cells"]!.AsArray().Select(cell => cell!["after"]!.ToJsonString()),
            preview["cells"]!.AsArray().Select(cell => cell!["after"]!.ToJsonString())
        );
        var apply =
            $$"""mutation { applySpread(plan: "{{code}}", token: "{{preview["token"]}}") { written { version changed } errors { code } } }""";
        Assert.Equal(3, (int)(await Graph(apply))["applySpread"]!["written"]!["changed"]!);
        Assert.Equal("stale-preview", (string)(await Graph(apply))["applySpread"]!["errors"]![0]!["code"]!);
        Assert.Equal("40", await plan.At("gmv - 2024"));
    }

    private async Task<JsonNode> Graph(string query)
    {
        var answer = (await service.Api.Post("/graphql", new JsonObject { ["query"] = query }.ToJsonString())).Is(200);
        return answer.Json["data"] ?? throw new InvalidOperationException(answer.Text);
    }
}
