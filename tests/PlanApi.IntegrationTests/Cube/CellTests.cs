using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Cube;

public sealed class CellTests(OpenService service) : IClassFixture<OpenService>
{
    [Fact]
    public async Task Write_SetsAddsAndClears()
    {
        var plan = await CubePlan.New(service, null, "gmv tier=mid 2024-Q1 5.25", "gmv tier=head 2024-Q1 1");

        var added = (await plan.Send(["gmv tier=mid 2024-Q1 -0.25", "gmv tier=tail 2024-Q1 2"], mode: "add", results: true)).Is(200).Json;
        Assert.Equal(2, (int)added["changed"]!);
        Assert.Equal(["5.25 5", " 2"], added["cells"]!.AsArray().Select(cell => $"{cell!["before"]} {cell["after"]}"));
        var set = (await plan.Write("gmv tier=mid 2024-Q1 5", "gmv tier=head 2024-Q1 -", "gmv tier=tail 2024-Q2 -")).Is(200).Json;
        Assert.Equal((1, 2), ((int)set["changed"]!, (int)set["unchanged"]!));
        Assert.Null(set["cells"]);

        Assert.Equal(
            ("5", "missing", "2", "7"),
            (
                await plan.At("gmv tier=mid 2024-Q1"),
                await plan.At("gmv tier=head 2024-Q1"),
                await plan.At("gmv tier=tail 2024-Q1"),
                await plan.At("gmv - 2024")
            )
        );
    }

    [Fact]
    public async Task Write_OfWhatIsThereAlready_MakesNoVersion()
    {
        var plan = await CubePlan.New(service);
        var version = await plan.Put("stores tier=mid 2024 5");

        var again = (await plan.Write("stores tier=mid 2024 5")).Is(200).Json;

        Assert.Equal((version, 0, 1), ((long)again["version"]!, (int)again["changed"]!, (int)again["unchanged"]!));
    }

    [Fact]
    public async Task Write_WithAnyFault_ReportsAllAndStoresNothing()
    {
        var plan = await CubePlan.New(service, null, "stores tier=mid 2024 5");
        var before = await plan.Export();

        (
            await plan.Write(
                "stores tier=mid 2024 6",
                "stores tier=mid 2024 7",
                "none - 2024 1",
                "conversion - 2024 5",
                "gmv-share tier=mid 2024 5",
                "gmv-growth - 2024 5",
                "basket - 2024 5",
                "stores - 2024 1.5",
                "gmv - 2024 1.005",
                "stores - 2031 1",
                "stores tier=low,depth=x 2024 1",
                "stores tier=head 2024 1 target USD"
            )
        ).HasFaults(
            "duplicate-cell /cells/1",
            "unknown-reference /cells/2/indicator",
            "not-allowed /cells/3/indicator",
            "not-allowed /cells/4/indicator",
            "not-allowed /cells/5/indicator",
            "not-allowed /cells/6/indicator",
            "too-many-decimals /cells/7/value",
            "too-many-decimals /cells/8/value",
            "period-outside-calendar /cells/9/period",
            "unknown-reference /cells/10/scope/depth",
            "unknown-reference /cells/10/scope/tier",
            "not-allowed /cells/11/currency"
        );
        (await plan.WriteTo("dream", "stores - 2024 1")).HasFaults("unknown-reference /scenario");
        (await plan.Write()).HasFaults("too-few /cells");
        (await service.Api.Post($"{plan.Path}/cells", """{"cells":[{"indicator":"stores","period":"2024","value":NaN}]}""")).IsProblem(
            400,
            "invalid"
        );
        (await service.Api.Post($"{plan.Path}/cells", """{"cells":[{"indicator":"stores","period":"2024","valeu":1}]}""")).HasFaults(
            "unknown-field /cells/0/valeu"
        );
        (await service.Api.Post($"{plan.Path}/cells", """{"cells":[{"indicator":"stores"}]}""")).HasFaults("missing-field /cells/0/period");

        Assert.Equal(before, await plan.Export());
    }

    [Fact]
    public async Task Write_ThatAddsBeyondWhatFits_IsAFault()
    {
        var plan = await CubePlan.New(service, null, "stores tier=mid 2024 800000000000000", "gmv tier=mid 2024 99999999999999.9");
        var before = await plan.Export();

        (await plan.Send(["stores tier=mid 2024 800000000000000"], mode: "add")).HasFaults("out-of-range /cells/0/value");
        // 100,000,000,000,000.05 would need 17 digits.
        (await plan.Send(["gmv tier=mid 2024 0.15"], mode: "add")).HasFaults("out-of-range /cells/0/value");

        Assert.Equal(before, await plan.Export());
    }

    [Fact]
    public async Task Write_ThatAddsInAnotherCurrency_IsAFault()
    {
        var plan = await CubePlan.New(service, null, "gmv tier=mid 2024 5 target USD");

        (await plan.Send(["gmv tier=mid 2024 1"], mode: "add")).HasFaults("not-allowed /cells/0/currency");
        (await plan.Send(["gmv tier=mid 2024 1 target USD"], mode: "add")).Is(200);

        Assert.Equal("42", await plan.At("gmv - 2024"));
    }

    [Fact]
    public async Task Write_WithAnIdempotencyKey_HappensOnce()
    {
        var plan = await CubePlan.New(service, null, "stores tier=mid 2024 5");
        var keyed = plan.As(service.Api.With("Idempotency-Key", $"\"{Guid.NewGuid()}\""));

        var first = (await keyed.Send(["stores tier=mid 2024 2"], mode: "add")).Is(200);
        var second = (await keyed.Send(["stores tier=mid 2024 2"], mode: "add")).Is(200);

        Assert.Equal(first.Text, second.Text);
        Assert.Equal("7", await plan.At("stores tier=mid 2024"));
        (await keyed.Send(["stores tier=mid 2024 3"], mode: "add")).IsProblem(422, "idempotency-key-reused");
    }

    [Fact]
    public async Task Write_ListsEachCellBeforeAndAfterInTheHistory()
    {
        var plan = await CubePlan.New(service, null, "gmv tier=mid 2024-Q1 5", "gmv tier=head 2024-Q2 6 actual");

        var version = await plan.Put("gmv tier=mid 2024-Q1 -", "gmv tier=head 2024-Q2 6.5 actual", "gmv - 2024 9 target USD");
        var set = (await service.Api.Get($"{plan.Path}/change-sets/{version}")).Is(200).Json;
        var changes = (await service.Api.Get($"{plan.Path}/change-sets/{version}/changes")).Is(200).Items;

        Assert.Equal(("WriteCells", 3), ((string)set["useCase"]!, (int)set["changeCount"]!));
        Assert.Equal(
            ["""{"tier":"head"} 2024-Q2 actual 6 6.5 """, """{"tier":"mid"} 2024-Q1 target 5  """, """{} 2024 target  9 USD"""],
            changes.Select(Line).Order(StringComparer.Ordinal)
        );

        static string Line(JsonNode change)
        {
            var state = change["after"] ?? change["before"]!;
            return $"{state["scope"]!.ToJsonString()} {state["period"]} {state["measure"]} {change["before"]?["value"]} "
                + $"{change["after"]?["value"]} {state["currency"]}";
        }
    }

    [Fact]
    public async Task History_StaysAsItWasWhenAMemberIsRenamed()
    {
        var plan = await CubePlan.New(service);
        var version = await plan.Put("gmv tier=mid,market=mexico 2024-Q1 5");
        (await service.Api.Patch($"{plan.Path}/dimensions/tier/members/mid", """{"code":"middle"}""", "\"1\"")).Is(200);

        var change = Assert.Single((await service.Api.Get($"{plan.Path}/change-sets/{version}/changes")).Is(200).Items);

        Assert.Equal("""{"market":"mexico","tier":"mid"}""", change["after"]!["scope"]!.ToJsonString());
        Assert.Equal("5", await plan.At("gmv tier=middle,market=mexico 2024-Q1"));
        (await plan.Undo(version)).Is(200);
        Assert.Equal("missing", await plan.At("gmv tier=middle,market=mexico 2024-Q1"));
        (await plan.Write("gmv tier=mid 2024 1")).HasFaults("unknown-reference /cells/0/scope/tier");
    }

    [Fact]
    public async Task Write_ToAnApprovedPlan_ReachesActualsAndForecastsOnly()
    {
        var plan = await CubePlan.New(service);
        var target = await plan.Put("stores tier=mid 2024 5");
        var actual = await plan.Put("stores tier=mid 2024 4 actual");
        await Approve(plan);

        (await plan.Write("stores tier=mid 2024 6")).IsProblem(409, "plan-locked");
        (await plan.Write("stores tier=mid 2024 6 reference")).IsProblem(409, "plan-locked");
        (await plan.Write("stores tier=mid 2024 6 actual", "stores tier=mid 2024 6")).IsProblem(409, "plan-locked");
        (await plan.Write("stores tier=head 2024 6 actual", "stores tier=head 2024 6 forecast")).Is(200);
        (await plan.Undo(target)).IsProblem(409, "plan-locked");
        (await plan.Undo(actual)).Is(200);

        Assert.Equal("5 missing", $"{await plan.At("stores tier=mid 2024")} {await plan.At("stores tier=mid 2024 - actual")}");
    }

    private async Task Approve(CubePlan plan)
    {
        foreach (var status in new[] { "inReview", "approved" })
        {
            var api = service.Api.With("If-Match", (await service.Api.Get(plan.Path)).ETag!);
            (await api.Send(HttpMethod.Put, $"{plan.Path}/status", $$"""{"status":"{{status}}"}""", "application/json")).Is(200);
        }
    }

    [Fact]
    public async Task Write_OverGraphQL_HasTheSameFaultsAndResults()
    {
        var plan = await CubePlan.New(service, null, "gmv tier=mid 2024-Q1 5.25");
        const string Mutation = """
            mutation($cells: [CellEntryInput!]!) { writeCells(plan: "CODE", input: { cells: $cells, results: true }) {
              written { version changed unchanged cells { before after period } } errors { code faults { code pointer } } } }
            """;

        var faulty = (
            await Graph(Mutation, """[{"indicator":"none","period":"2024","value":1},{"indicator":"gmv","period":"2024","value":1.123}]""")
        )["writeCells"]!;
        var done = (
            await Graph(Mutation, """[{"indicator":"gmv","period":"2024-Q1","value":7.5,"scope":[{"dimension":"tier","member":"mid"}]}]""")
        )["writeCells"]!;
        var undone = (
            await Graph(
                "mutation { undoChangeSet(plan: \"CODE\", sequence: SEQ) { written { changed } errors { code } } }".Replace(
                    "SEQ",
                    $"{done["written"]!["version"]}",
                    StringComparison.Ordinal
                ),
                "[]"
            )
        )["undoChangeSet"]!;

        Assert.Equal(
            ["unknown-reference /cells/0/indicator", "too-many-decimals /cells/1/value"],
            faulty["errors"]![0]!["faults"]!.AsArray().Select(fault => $"{fault!["code"]} {fault["pointer"]}")
        );
        Assert.Equal("""[{"before":5.25,"after":7.5,"period":"2024-Q1"}]""", done["written"]!["cells"]!.ToJsonString());
        Assert.Equal(1, (int)undone["written"]!["changed"]!);
        Assert.Equal("5.25", await plan.At("gmv tier=mid 2024-Q1"));

        async Task<JsonNode> Graph(string query, string cells)
        {
            var answer = (
                await service.Api.Post(
                    "/graphql",
                    new JsonObject
                    {
                        ["query"] = query.Replace("CODE", plan.Path.Split('/')[^1], StringComparison.Ordinal),
                        ["variables"] = new JsonObject { ["cells"] = JsonNode.Parse(cells) },
                    }.ToJsonString()
                )
            ).Is(200);
            return answer.Json["data"] ?? throw new InvalidOperationException(answer.Text);
        }
    }
}
