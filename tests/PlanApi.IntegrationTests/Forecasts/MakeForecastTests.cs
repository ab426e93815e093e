using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;
using PlanApi.IntegrationTests.Lights;

namespace PlanApi.IntegrationTests.Forecasts;

public sealed class MakeForecastTests(OpenService service) : IClassFixture<OpenService>
{
    [Fact]
    public async Task Forecast_ThatIsMade_IsWhatWasShown_AndIsKeptByVersion()
    {
        var plan = await LitPlan.New(service);
        await plan.Scenario("five-and-seven");
        await plan.Scenario("three-and-nine");

        var shown = await Outlooks(plan, "date=2024-05-31&methods=remainingTargets,runRate");
        var made = await Make(plan, """{"scenario":"five-and-seven","date":"2024-05-31","methods":["remainingTargets","runRate"]}""");
        await Make(plan, """{"scenario":"three-and-nine","date":"2024-03-31","methods":["runRate"]}""");

        Assert.Equal((5, 7), ((int)made["monthsOver"]!, (int)made["monthsLeft"]!));
        Assert.Equal(
            ["satisfaction *", "stores *"],
            made["without"]!
                .AsArray()
                .Select(place => $"{place!["indicator"]} {(place["scope"]!.AsObject().Count == 0 ? "*" : place["scope"])}")
        );
        Assert.Equal(shown, await Outlooks(plan, "date=2024-05-31&methods=entered&scenario=five-and-seven"));
        // Each version stays as it was made; the months of both stand side by side.
        var slice = (
            await plan.Slice(
                """{"scenario":"five-and-seven","against":"three-and-nine","indicators":["gmv"],"measures":["forecast"],"columns":[{"periods":["2024-04","2024-12"]}]}"""
            )
        )
            .Is(200)
            .Json;
        Assert.NotNull(slice["rows"]);
        // What happens afterwards changes the outlook by a version, as its months pass, and not the version.
        await plan.Put(
            "gmv line=sales,tier=mid 2024-06 500 actual",
            "gmv line=sales,tier=mid 2024-06-18 - actual",
            "gmv line=brand,tier=head 2024-06 10 actual"
        );
        Assert.Equal(shown, await Outlooks(plan, "date=2024-05-31&methods=entered&scenario=five-and-seven"));
        Assert.NotEqual(shown, await Outlooks(plan, "date=2024-06-30&methods=entered&scenario=five-and-seven"));
    }

    [Fact]
    public async Task Forecast_MadeAgain_ChangesNothing_AndIsUndoneAsOne()
    {
        var plan = await LitPlan.New(service);
        const string Order =
            """{"date":"2024-05-31","methods":["runRate"],"indicators":["gmv"],"scopes":[{},{"tier":"mid"},{"tier":"head"}]}""";

        var made = await Make(plan, Order);
        var again = await Make(plan, Order);

        Assert.Equal((3, 36, 0), ((int)made["places"]!, (int)made["changed"]!, (int)made["unchanged"]!));
        Assert.Equal((0, 36, (long)made["version"]!), ((int)again["changed"]!, (int)again["unchanged"]!, (long)again["version"]!));
        (await plan.Undo((long)made["version"]!)).Is(200);
        Assert.Equal(
            "noForecast",
            (string?)(await plan.Api.Get($"{plan.Path}/targets/year-gmv/outlook?date=2024-05-31&methods=entered")).Is(200).Json["reason"]
        );
    }

    [Fact]
    public async Task Forecast_OfAnApprovedPlan_IsMade()
    {
        var plan = await LitPlan.New(service);
        foreach (var status in new[] { "inReview", "approved" })
        {
            var api = service.Api.With("If-Match", (await service.Api.Get(plan.Path)).ETag!);
            (await api.Send(HttpMethod.Put, $"{plan.Path}/status", $$"""{"status":"{{status}}"}""", "application/json")).Is(200);
        }

        await Make(plan, """{"date":"2024-05-31","methods":["runRate"]}""");
    }

    [Theory]
    [InlineData("""{"methods":[]}""", "/methods")]
    [InlineData("""{"methods":["runRate"],"indicators":["nothing"]}""", "/indicators/0")]
    [InlineData("""{"methods":["runRate"],"indicators":[]}""", "/indicators")]
    [InlineData("""{"methods":["runRate"],"scopes":[{}]}""", "/indicators")]
    [InlineData("""{"methods":["runRate"],"indicators":["gmv"],"scopes":[{"tier":"nobody"}]}""", "/scopes/0")]
    [InlineData("""{"methods":["runRate"],"indicators":["gmv"],"scopes":[]}""", "/scopes")]
    [InlineData("""{"methods":["runRate"],"scenario":"nothing"}""", "/scenario")]
    [InlineData("""{"methods":["runRate"],"date":"2031-01-01"}""", "/date")]
    public async Task Forecast_ThatCannotBeMeant_IsRefused(string order, string pointer)
    {
        var plan = await CubePlan.New(service);

        Assert.Equal(
            [pointer],
            (await plan.Api.Post($"{plan.Path}/forecasts", order)).Is(400).FaultNodes.Select(fault => (string)fault["pointer"]!)
        );
    }

    private static async Task<JsonNode> Make(CubePlan plan, string order) =>
        (await plan.Api.Post($"{plan.Path}/forecasts", order)).Is(200).Json;

    private static async Task<string> Outlooks(CubePlan plan, string query) =>
        string.Join(
            '\n',
            (await plan.Api.Get($"{plan.Path}/outlooks?{query}&first=100")).Is(200).Json["items"]!
                .AsArray()
                .Where(outlook => (string?)outlook!["reason"] != "noForecast")
                .Select(outlook => $"{outlook!["target"]} {outlook["verdict"]} {outlook["forecast"]} {outlook["attainment"]}")
        );
}
