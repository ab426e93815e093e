using PlanApi.IntegrationTests.Events;
using PlanApi.IntegrationTests.Kit;
using PlanApi.IntegrationTests.Webhooks;

namespace PlanApi.IntegrationTests.Imports;

/// <summary>As an engineer would have it: a wide file of months is followed, and who listens hears of the light that turns.</summary>
public sealed class ImportStoryTests : IAsyncLifetime, IDisposable
{
    private const string Plan = """
        format: planapi/1
        plan: {code: shop, calendar: {year: 2024}, currency: EUR, timeZone: Asia/Shanghai}
        dimensions: [{code: tier}]
        members: [{code: head, dimension: tier}, {code: mid, dimension: tier, names: {zh: 腰部}}]
        indicators:
          - {code: openings, kind: flow, unit: number, expectedEvery: month}
        targets:
          - {code: many-openings, indicator: openings, period: 2024, comparator: atLeast, value: 120}
        importMappings:
          - code: openings
            dialect: {separator: ";"}
            columns: [{column: 层级, holds: member, dimension: tier}]
            periodPattern: M月
            constants: {indicator: openings, measure: actual}

        """;

    private readonly FollowedFolder _folder = new();
    private readonly CustomService _service;
    private Receiver _receiver = null!;

    public ImportStoryTests() => _service = new CustomService(_folder.Options with { Works = true, Kestrel = true });

    public async Task InitializeAsync() => _receiver = await Receiver.Start();

    public Task DisposeAsync() => _receiver.DisposeAsync().AsTask();

    public void Dispose()
    {
        _service.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task FileOfMonths_IsFollowed_AndTheLightThatTurnsIsSent()
    {
        (await _service.Api.Post("/v1/plan-documents", Plan, "application/yaml")).Is(201);
        (await _service.Api.Post("/v1/webhooks", $$"""{"plan":"shop","address":"{{_receiver.Address}}","kinds":["light"]}""")).Is(201);
        _folder.Put("openings.csv", "层级;1月;2月\nhead;1;2\n腰部;2;1\n");
        var body = FollowedFolder.Body("shop", FollowedFolder.OfFolder("openings.csv"), mapping: "openings");
        (await _service.Api.Post(FollowedFolder.Schedules, body)).Is(201);

        await Until("light many-openings ->red");
        _folder.Put("openings.csv", "层级;1月;2月\nhead;10;12\n腰部;10;11\n");
        await Until("light many-openings red>green");

        var runs = (await _service.Api.Get($"{FollowedFolder.Schedules}/1/runs?state=succeeded")).Is(200).Items;
        Assert.Equal(4, (int)runs[^1]["report"]!["changed"]!);
        Assert.Contains(runs, run => run["report"] is { } report && (int)report["changed"]! == 4 && run != runs[^1]);
        Assert.All(_receiver.Received, message => Assert.StartsWith("v1,", message.Headers["webhook-signature"], StringComparison.Ordinal));
    }

    /// <summary>Until this has been sent, a day later.</summary>
    private Task Until(string light)
    {
        _service.Clock.Advance(TimeSpan.FromDays(1));
        return Wait.Until(() =>
        {
            if (_receiver.Received.Any(message => Shop.Short(message.Json["data"]!["event"]!) == light))
                return true;
            _service.Clock.Advance(TimeSpan.FromMinutes(1));
            return false;
        });
    }
}
