extern alias client;
using System.Net;
using System.Text;
using client::PlanApi.Client;
using PlanApi.Application.Access;
using PlanApi.Application.Access.Keys;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Clients;

/// <summary>The package for scheduled jobs, against the service: what a job does in a night.</summary>
public sealed class PlanClientTests(KeysService service) : IClassFixture<KeysService>
{
    private readonly HurriedTime _time = new();

    [Fact]
    public async Task Parts_AreReadPageAfterPage_WithExactNumbers()
    {
        var (client, plan) = await Start();

        var targets = await All(client.Targets(plan));

        Assert.Equal(9, targets.Count);
        var total = targets.Single(target => target.Code == "total-usd");
        Assert.Equal(
            ("gmv", "atLeast", "absolute", 140m, "USD"),
            (total.Indicator, total.Comparator, total.Basis, total.Value, total.Currency)
        );
        var mexico = Assert.Single(await All(client.Targets(plan, "orders")));
        Assert.Equal(("sales", "2024", 5m), (mexico.Scope["line"], mexico.Period, mexico.Value));
        Assert.Equal("Gross merchandise value", (await All(client.Indicators(plan))).Single(one => one.Code == "gmv").Names["en"]);
        Assert.Equal(
            ("draft", "CNY", "Asia/Shanghai"),
            await client.GetPlan(plan) is var one ? (one.Status, one.Currency, one.TimeZone) : default
        );
    }

    [Fact]
    public async Task Actuals_AreStored_AndReadBackAsRowsAndAsCsv()
    {
        var (client, plan) = await Start();
        Actual[] rows =
        [
            new("gmv", "2024-01") { Scope = Market("mexico"), Value = 123456789012.34m },
            new("gmv", "2024-02") { Scope = Market("germany"), Value = 0.01m },
        ];

        var written = await client.PushActuals(plan, rows, new ActualsOptions { Reason = "Monatsabschluß" });
        var again = await client.PushActuals(plan, Csv("indicator,date,scope.market,value\ngmv,2024-01,mexico,123456789012.34\n"));

        Assert.Equal((2, 0, 0), (written.Accepted, written.Unchanged, written.Rejected));
        Assert.Equal((0, 1), (again.Accepted, again.Unchanged));
        var slice = new SliceQuery("gmv")
        {
            Measures = ["actual"],
            Rows = "market=mexico,germany",
            Columns = "period=2024-01,2024-02",
        };
        var cells = await All(client.ReadSlice(plan, slice));
        Assert.Equal(
            ["mexico 2024-01 123456789012.34", "germany 2024-02 0.01"],
            cells.Where(cell => cell.Value is not null).Select(cell => $"{cell.Scope!["market"]} {cell.Period} {cell.Value}")
        );
        using var csv = new StreamReader(await client.ReadSliceAsCsv(plan, slice));
        Assert.Contains("gmv,actual,2024-01,mexico,123456789012.34", await csv.ReadToEndAsync());
    }

    [Fact]
    public async Task FaultyRows_AreToldOneByOne_OrRefuseTheBatch()
    {
        var (client, plan) = await Start();
        Actual[] rows =
        [
            new("gmv", "2024-01") { Value = 1.5m },
            new("gmv", "2024-02") { Value = 0.001m },
            new("none", "2024-02") { Value = 1 },
        ];

        var refused = await Assert.ThrowsAsync<PlanApiException>(() => client.PushActuals(plan, rows));
        var written = await client.PushActuals(plan, rows, new ActualsOptions { RowByRow = true });

        Assert.Equal((HttpStatusCode.BadRequest, "invalid"), (refused.Status, refused.Code));
        Assert.Equal(["too-many-decimals", "unknown-reference"], refused.Faults.Select(fault => fault.Code));
        Assert.All(refused.Faults, fault => Assert.Contains(fault.Message, refused.Message, StringComparison.Ordinal));
        Assert.False(string.IsNullOrEmpty(refused.RequestId));
        Assert.Equal((1, 2), (written.Accepted, written.Rejected));
        Assert.Equal([2, 3], written.Rejections.Select(row => row.Row));
    }

    [Fact]
    public async Task SameKey_DoesItOnce_AndAnotherBodyIsRefused()
    {
        var (client, plan) = await Start();
        var options = new WriteOptions { IdempotencyKey = "night-1" };
        Cell[] cells = [new("orders", "2024", 7) { Scope = Market("eu") }];

        var first = await client.WriteCells(plan, cells, options: options);
        var second = await client.WriteCells(plan, cells, options: options);

        Assert.Equal((1, first.Version), (first.Changed, second.Version));
        var other = await Assert.ThrowsAsync<PlanApiException>(() =>
            client.WriteCells(plan, [cells[0] with { Value = 8 }], options: options)
        );
        Assert.Equal("idempotency-key-reused", other.Code);
        Assert.Equal(1, (await client.WriteCells(plan, [cells[0] with { Value = null }])).Changed);
    }

    [Fact]
    public async Task Part_IsChangedByItsTag_AndNotByAnOldOne()
    {
        var (client, plan) = await Start();

        var seen = await client.GetPart<Target>(plan, "targets", "mexico-gmv");
        var changed = await client.UpdatePart<Target>(plan, "targets", "mexico-gmv", seen.Tag, new { upperValue = 25.5m });
        var late = await Assert.ThrowsAsync<PlanApiException>(() =>
            client.UpdatePart<Target>(plan, "targets", "mexico-gmv", seen.Tag, new { value = 1 })
        );
        var open = await client.UpdatePart<Target>(plan, "targets", "mexico-gmv", changed.Tag, new { period = (string?)null });

        Assert.Equal((10m, 25.5m), (changed.Value.Value, changed.Value.UpperValue));
        Assert.Equal((HttpStatusCode.PreconditionFailed, "stale-version"), (late.Status, late.Code));
        Assert.Null(open.Value.Period);
    }

    [Fact]
    public async Task LongWork_IsAwaited_AndSaysWhyItFailed()
    {
        var (client, plan) = await Start();
        await client.PushActuals(plan, [new Actual("gmv", "2024-01") { Value = 10 }]);

        var lights = await client.EvaluateLights(plan, new DateOnly(2024, 3, 1));
        var failed = await client.Start(
            $"v1/plans/{plan}/reviews",
            new StringContent("""{"schedule":"none","period":"2024-01"}""", Encoding.UTF8, "application/json")
        );
        var why = await Assert.ThrowsAsync<PlanApiException>(() => client.Result<Plan>(failed));

        Assert.True(lights.Evaluated > 0);
        Assert.Equal(new DateOnly(2024, 3, 1), lights.Date);
        Assert.Equal(("invalid", (HttpStatusCode?)null), (why.Code, why.Status));
        Assert.All(_time.Waits, wait => Assert.Equal(TimeSpan.FromSeconds(1), wait));
        var total = (await All(client.Lights(plan, new DateOnly(2024, 3, 1), indicator: "gmv"))).Single(light => light.Target == "total");
        Assert.Equal(1000m, total.Goal);
        Assert.NotEmpty(total.Sentence);
    }

    [Fact]
    public async Task Document_GoesOutAndComesBackIn()
    {
        var (client, plan) = await Start();

        using var text = new StreamReader(await client.ExportPlan(plan));
        var copy = (await text.ReadToEndAsync()).Replace($"code: {plan}", $"code: {plan}-copy", StringComparison.Ordinal);
        var stored = await client.ImportPlan(Csv(copy));

        Assert.Equal($"{plan}-copy", stored.Code);
        Assert.Equal(await Codes(client, plan), await Codes(client, stored.Code));
    }

    [Fact]
    public async Task WithoutAKey_NothingIsRead()
    {
        using var nobody = new PlanClient(service.CreateClient());

        var refused = await Assert.ThrowsAsync<PlanApiException>(() => nobody.GetPlan("any"));

        Assert.Equal(HttpStatusCode.Unauthorized, refused.Status);
        Assert.NotNull(refused.Code);
    }

    private async Task<(PlanClient Client, string Plan)> Start()
    {
        var key = await service.NewKey(Role.Admin);
        var plan = await service.NewPlan(service.With(key.Key!));
        var http = service.CreateDefaultClient(new RetryHandler(new HttpClientHandler(), _time));
        http.DefaultRequestHeaders.Add("X-Api-Key", key.Key);
        return (new PlanClient(http, _time), plan["/v1/plans/".Length..]);
    }

    private static async Task<IEnumerable<string>> Codes(PlanClient client, string plan) =>
        (await All(client.Targets(plan))).Select(target => $"{target.Code} {target.Value}");

    private static Dictionary<string, string> Market(string member) => new() { ["market"] = member };

    private static MemoryStream Csv(string text) => new(Encoding.UTF8.GetBytes(text));

    private static async Task<List<T>> All<T>(IAsyncEnumerable<T> items)
    {
        var all = new List<T>();
        await foreach (var item in items)
            all.Add(item);
        return all;
    }
}
