using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Weights;

public sealed class WeightAdjustmentTests(OpenService service) : IClassFixture<OpenService>
{
    private const string More = """
        weights:
          - {code: sales-share, of: {line: sales}, value: 30}
          - {code: brand-share, of: {line: brand}, value: 50}
          - {code: service-share, of: {line: service}, value: 20}
          - {code: sales-in-sale, of: {line: sales}, value: 40, window: sale}
        weightWindows:
          - {code: sale, from: "2024-06-01", to: "2024-06-18"}
        """;

    [Fact]
    public async Task Adjustment_HoldsFromItsDay_KeepsTheOthersProportions_AndTheDaysBefore()
    {
        var plan = await CubePlan.New(service.Api, More);

        var adjusted = (
            await Adjust(plan, """{"from":"2024-04-01","reason":{"en":"Sales leads."},"weights":[{"of":{"line":"sales"},"value":44}]}""")
        )
            .Is(200)
            .Json;
        await Adjust(
            plan,
            """{"from":"2024-07-01","reason":{"en":"Brand again."},"others":"unchanged","weights":[{"of":{"line":"brand"},"value":46}]}"""
        );

        Assert.Equal(
            ["sales-share-2024-04-01", "brand-share-2024-04-01", "service-share-2024-04-01"],
            adjusted["weights"]!.AsArray().Select(weight => (string)weight!["code"]!)
        );
        Assert.Equal(["2024-03-31", "2024-03-31", "2024-03-31"], adjusted["ended"]!.AsArray().Select(weight => (string)weight!["to"]!));
        Assert.Equal("brand 50, sales 30, service 20", await On(plan, "2024-03-31"));
        Assert.Equal("brand 40, sales 44, service 16", await On(plan, "2024-04-01"));
        // The sale takes sales to 40; the others share 60 as they stand since April.
        Assert.Equal("brand 42.8571, sales 40, service 17.1429", await On(plan, "2024-06-18"));
        Assert.Equal("brand 40, sales 44, service 16", await On(plan, "2024-06-19"));
        Assert.Equal("brand 46, sales 44, service 16", await On(plan, "2024-07-01"));
    }

    [Fact]
    public async Task Weights_SayWhatTheyAreFrom_InBothDoors()
    {
        var plan = await CubePlan.New(service.Api, More);
        await Adjust(plan, """{"from":"2024-04-01","reason":{"en":"Sales leads."},"weights":[{"of":{"line":"sales"},"value":44}]}""");

        var set = (await plan.Api.Get($"{plan.Path}/weights-in-force?date=2024-06-18")).Is(200).Json["sets"]![0]!;
        var answer = (
            await plan.Api.Post(
                "/graphql",
                new JsonObject
                {
                    ["query"] =
                        "query($plan: Code!) { plan(code: $plan) { weightsInForce(date: \"2024-06-18\") { sets { sum "
                        + "weights { weight: weightCode value given window: windowCode } } } } }",
                    ["variables"] = new JsonObject { ["plan"] = plan.Path.Split('/')[^1] },
                }.ToJsonString()
            )
        ).Is(200).Json["data"]!["plan"]!["weightsInForce"]!["sets"]![0]!;

        Assert.Equal(
            [
                "brand-share-2024-04-01 42.8571 of 40 sale Sales leads.",
                "sales-in-sale 40 of 40 sale ",
                "service-share-2024-04-01 17.1429 of 16 sale Sales leads.",
            ],
            set["weights"]!
                .AsArray()
                .Select(weight =>
                    $"{weight!["weight"]} {weight["value"]} of {weight["given"]} {weight["window"]} {weight["reason"]?["en"]}"
                )
        );
        Assert.Equal("100", set["sum"]!.ToJsonString());
        Assert.Equal(
            set["weights"]!.AsArray().Select(weight => $"{weight!["weight"]} {weight["value"]}"),
            answer["weights"]!.AsArray().Select(weight => $"{weight!["weight"]} {weight["value"]}")
        );
    }

    [Fact]
    public async Task Adjustment_IsUndoneByAnother_AndMadeAgainChangesNothing()
    {
        var plan = await CubePlan.New(service.Api, More);
        const string Order = """{"from":"2024-04-01","reason":{"en":"Sales leads."},"weights":[{"of":{"line":"sales"},"value":44}]}""";

        var first = (await Adjust(plan, Order)).Is(200).Json;
        var again = (await Adjust(plan, Order)).Is(200).Json;
        var back = (
            await Adjust(plan, """{"from":"2024-04-01","reason":{"en":"A mistake."},"weights":[{"of":{"line":"sales"},"value":30}]}""")
        )
            .Is(200)
            .Json;

        Assert.Equal((string?)first["version"]!.ToJsonString(), again["version"]!.ToJsonString());
        Assert.Empty(again["weights"]!.AsArray());
        Assert.Equal(3, back["weights"]!.AsArray().Count);
        Assert.Empty(back["ended"]!.AsArray());
        Assert.Equal("brand 50, sales 30, service 20", await On(plan, "2024-04-01"));
    }

    [Fact]
    public async Task ApprovedPlan_TakesAdjustmentsFromTodayOn()
    {
        // The service's clock says 18 March 2024.
        var plan = await CubePlan.New(service.Api, More);
        foreach (var status in new[] { "inReview", "approved" })
        {
            var api = service.Api.With("If-Match", (await service.Api.Get(plan.Path)).ETag!);
            (await api.Send(HttpMethod.Put, $"{plan.Path}/status", $$"""{"status":"{{status}}"}""", "application/json")).Is(200);
        }

        (await Adjust(plan, """{"from":"2024-03-17","reason":{"en":"Late."},"weights":[{"of":{"line":"sales"},"value":44}]}""")).IsProblem(
            409,
            "plan-locked"
        );
        (await Adjust(plan, """{"from":"2024-03-18","reason":{"en":"In time."},"weights":[{"of":{"line":"sales"},"value":44}]}""")).Is(200);
    }

    [Fact]
    public async Task WindowThatEndsBeforeItStarts_IsStoredAndFound_AndHoldsOnNoDay()
    {
        var plan = await CubePlan.New(service.Api, More.Replace("to: \"2024-06-18\"", "to: \"2024-05-18\"", StringComparison.Ordinal));

        Assert.Equal("brand 50, sales 30, service 20", await On(plan, "2024-06-01"));
        Assert.Equal("brand 50, sales 30, service 20", await On(plan, "2024-05-18"));
        Assert.Contains(
            (await plan.Api.Get($"{plan.Path}/findings?first=200")).Is(200).Items,
            finding => (string)finding["rule"]! == "ends-before-start"
        );
    }

    [Theory]
    [InlineData(
        """{"from":"2023-12-31","reason":{"en":"x"},"weights":[{"of":{"line":"sales"},"value":1}]}""",
        "period-outside-calendar /from"
    )]
    [InlineData("""{"from":"2024-04-01","reason":{},"weights":[{"of":{"line":"sales"},"value":1}]}""", "missing-field /reason")]
    [InlineData("""{"from":"2024-04-01","reason":{"en":"x"},"weights":[]}""", "too-few /weights")]
    [InlineData(
        """{"from":"2024-04-01","reason":{"en":"x"},"weights":[{"of":{"line":"sales"},"value":-1}]}""",
        "out-of-range /weights/0/value"
    )]
    [InlineData("""{"from":"2024-04-01","reason":{"en":"x"},"weights":[{"value":1}]}""", "missing-field /weights/0")]
    [InlineData(
        """{"from":"2024-04-01","reason":{"en":"x"},"weights":[{"of":{"line":"sales"},"value":1},{"of":{"line":"sales"},"value":2}]}""",
        "duplicate-item /weights/1"
    )]
    public async Task Adjustment_ThatCannotBeMeant_IsRefused(string order, string fault)
    {
        var plan = await CubePlan.New(service);

        (await Adjust(plan, order)).HasFaults(fault);
    }

    private static Task<Answer> Adjust(CubePlan plan, string order) => plan.Api.Post($"{plan.Path}/weight-adjustments", order);

    private static async Task<string> On(CubePlan plan, string date) =>
        string.Join(
            ", ",
            (await plan.Api.Get($"{plan.Path}/weights-in-force?date={date}")).Is(200).Json["sets"]![0]!["weights"]!
                .AsArray()
                .Select(weight => $"{weight!["of"]!["line"]} {weight["value"]}")
        );
}
