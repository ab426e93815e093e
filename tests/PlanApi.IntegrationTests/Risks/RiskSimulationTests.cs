using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Risks;

public sealed class RiskSimulationTests(KeysService service) : IClassFixture<KeysService>
{
    // A quarter of all years cost 100; a discrete distribution of one value is a fixed sum.
    private static readonly string[] _certain =
    [
        """risks {"code":"fire","probability":25}""",
        """risk-impacts {"code":"fire-costs","risk":"fire","distribution":"discrete","values":[100],"weights":[1]}""",
    ];

    [Fact]
    public async Task Simulation_OfOneRisk_ComesNearItsClosedForm()
    {
        var (admin, plan) = await Plan(_certain);

        var money = (await admin.Post($"{plan}/risk-simulations", """{"trials":100000,"risks":["fire"],"reserve":50}""")).Is(200).Json[
            "money"
        ]!;

        // The mean is 25 and the standard deviation 43.3; the standard error of 100,000 trials is 0.137.
        Assert.InRange((decimal)money["mean"]!, 25 - (5 * 0.137m), 25 + (5 * 0.137m));
        Assert.InRange((decimal)money["standardDeviation"]!, 42.8m, 43.8m);
        Assert.InRange((decimal)money["standardError"]!, 0.135m, 0.139m);
        Assert.InRange((decimal)money["reserveConfidence"]!, 74, 76);
        Assert.Equal("100 100", $"{money["valueAtRisk"]} {money["expectedShortfall"]}");
    }

    [Fact]
    public async Task Simulation_WithTheSameSeed_IsTheSame_AndWithAnotherIsNot()
    {
        var (admin, plan) = await Plan(_certain);

        async Task<string> Of(int seed) =>
            (await admin.Post($"{plan}/risk-simulations", $$"""{"trials":5000,"seed":{{seed}}}""")).Is(200).Text;

        Assert.Equal(await Of(7), await Of(7));
        Assert.NotEqual(await Of(7), await Of(8));
    }

    [Fact]
    public async Task Simulation_WithAResponseOn_CostsLess()
    {
        var (admin, plan) = await Plan([
            .. _certain,
            """risk-responses {"code":"sprinklers","risk":"fire","strategy":"reduce","impactFactor":0.1}""",
        ]);

        async Task<decimal> Mean(string responses) =>
            (decimal)
                (await admin.Post($"{plan}/risk-simulations", $$"""{"trials":20000,"risks":["fire"]{{responses}}}""")).Is(200).Json[
                    "money"
                ]!["mean"]!;

        var (without, with) = (await Mean(""","responses":[]"""), await Mean(""));
        Assert.Equal(without / 10, with);
    }

    [Fact]
    public async Task Simulation_OfAnIndicator_SaysHowLikelyItsTargetIsReached()
    {
        var (admin, plan) = await Plan([
            """risks {"code":"strike","probability":40}""",
            """risk-impacts {"code":"strike-visitors","risk":"strike","indicator":"visitors","distribution":"discrete","values":[20],"weights":[1],"isRelative":true}""",
            """targets {"code":"many-visitors","indicator":"visitors","period":"2024","comparator":"atLeast","value":1000}""",
            """cells {"cells":[{"indicator":"visitors","scope":{},"period":"2024","measure":"target","value":1100}]}""",
        ]);

        var answer = await admin.Post(
            $"{plan}/risk-simulations",
            """{"trials":20000,"risks":["strike"],"outputs":[{"indicator":"visitors","period":"2024"}]}"""
        );

        // 1,100 falls to 880 in 40 % of all years, and the target is at least 1,000.
        var visitors = answer.Is(200).Json["outputs"]![0]!;
        var total = Assert.Single(visitors["targets"]!.AsArray(), target => (string)target!["target"]! == "many-visitors")!;
        Assert.InRange((decimal)total["probability"]!, 58, 62);
        Assert.InRange((decimal)visitors["mean"]!, 84, 92);
    }

    [Theory]
    [InlineData(5, "5")]
    [InlineData(-5, "-5")]
    public async Task Impact_OnAnIndicatorOfWhichLessIsBetter_IsARise(int size, string loss)
    {
        var (admin, plan) = await Plan([
            """indicators {"code":"complaints","kind":"flow","unit":"number","direction":"lowerIsBetter"}""",
            """risks {"code":"strike","probability":100}""",
            $$"""risk-impacts {"code":"angry","risk":"strike","indicator":"complaints","distribution":"discrete","values":[{{size}}],"weights":[1]}""",
            """cells {"cells":[{"indicator":"complaints","scope":{},"period":"2024","measure":"target","value":40}]}""",
        ]);

        var answer = await admin.Post(
            $"{plan}/risk-simulations",
            """{"trials":100,"risks":["strike"],"outputs":[{"indicator":"complaints","period":"2024"}]}"""
        );

        Assert.Equal(loss, $"{answer.Is(200).Json["outputs"]![0]!["mean"]}");
    }

    [Fact]
    public async Task Simulation_WithCorrelationsThatCannotBe_OffersTheNearest()
    {
        var (admin, plan) = await Plan([
            .. Three("risks", """{"code":"NAME","probability":50}"""),
            .. Three("risk-impacts", """{"code":"NAME","risk":"NAME","distribution":"uniform","low":1,"high":2}"""),
            """risk-correlations {"code":"ab","first":"a","second":"b","coefficient":0.9}""",
            """risk-correlations {"code":"bc","first":"b","second":"c","coefficient":0.9}""",
            """risk-correlations {"code":"ac","first":"a","second":"c","coefficient":-0.9}""",
        ]);

        var refused = (await admin.Post($"{plan}/risk-simulations", """{"trials":100}""")).IsProblem(400, "invalid");

        Assert.Contains("The nearest correlations that are possible: ", refused.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"trials":0}""", "out-of-range /trials")]
    [InlineData("""{"confidence":100}""", "out-of-range /confidence")]
    [InlineData("""{"risks":["nothing"]}""", "unknown-reference /risks/0")]
    [InlineData("""{"responses":["nothing"]}""", "unknown-reference /responses/0")]
    [InlineData("""{"risks":["currency-falls"]}""", "too-few /risks")]
    public async Task Question_ThatCannotBeAnswered_IsRefused(string question, string faults)
    {
        var (admin, plan) = await Plan([]);

        (await admin.Post($"{plan}/risk-simulations", question)).HasFaults(faults);
    }

    [Fact]
    public async Task Simulation_OfALimitedKey_TakesItsRisksAlone()
    {
        var (admin, plan) = await Plan([
            .. _certain,
            """risks {"code":"flood","scope":{"market":"mexico"},"probability":100}""",
            """risk-impacts {"code":"flood-costs","risk":"flood","distribution":"discrete","values":[7],"weights":[1]}""",
        ]);
        var key = await service.NewKey(
            Role.Viewer,
            key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["market"] = [Code.Parse("mexico")] } }
        );

        var answer = (await service.With(key.Key!).Post($"{plan}/risk-simulations", """{"trials":1000}""")).Is(200).Json;

        Assert.Equal("7", $"{answer["money"]!["mean"]}");
        Assert.Equal(["flood"], answer["money"]!["contributions"]!.AsArray().Select(part => (string)part!["risk"]!));
        (await service.With(key.Key!).Post($"{plan}/risk-simulations", """{"risks":["fire"]}""")).HasFaults("unknown-reference /risks/0");
    }

    private static IEnumerable<string> Three(string list, string body) =>
        new[] { "a", "b", "c" }.Select(name => $"{list} {body.Replace("NAME", name, StringComparison.Ordinal)}");

    private async Task<(Client Admin, string Plan)> Plan(IReadOnlyList<string> parts)
    {
        var admin = service.With((await service.NewKey(Role.Admin)).Key!);
        var plan = await service.NewPlan(admin);
        foreach (var part in parts)
        {
            var (list, body) = (
                part[..part.IndexOf(' ', StringComparison.Ordinal)],
                part[(part.IndexOf(' ', StringComparison.Ordinal) + 1)..]
            );
            var answer = await admin.Post($"{plan}/{list}", JsonNode.Parse(body)!.ToJsonString());
            Assert.True(answer.Status is 200 or 201, answer.Text);
        }
        return (admin, plan);
    }
}
