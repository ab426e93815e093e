using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PlanApi.IntegrationTests.Events;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Webhooks;

/// <summary>A plan's events arrive at a receiver: signed, in their order, at least once, for as long as it takes.</summary>
public sealed class WebhookTests : IAsyncLifetime, IDisposable
{
    private readonly CustomService _service = new(Receiver.Options);

    private Receiver _receiver = null!;

    public async Task InitializeAsync() => _receiver = await Receiver.Start();

    public Task DisposeAsync() => _receiver.DisposeAsync().AsTask();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task ALightThatTurns_ArrivesSigned_BeforeItsAlert()
    {
        var shop = await Shop.Open(_service);
        await shop.Push("visitors", 1000);
        await shop.Evaluate();
        var made = await Make(""","kinds":["light","alert"]""");

        await shop.Push("visitors", 700);
        await shop.Evaluate();
        await Arrived(2);

        var secret = (string)made["secret"]!;
        var (light, alert) = (_receiver.Received[0], _receiver.Received[1]);
        Assert.Equal(("light.turned", "alert.changed"), (light.Type, alert.Type));
        Assert.Equal("shop", (string?)light.Json["data"]!["plan"]);
        Assert.Equal("light many-visitors green>red", Shop.Short(light.Json["data"]!["event"]!));
        Assert.Equal(_service.Clock.GetUtcNow(), DateTimeOffset.Parse((string)light.Json["timestamp"]!, CultureInfo.InvariantCulture));
        Assert.Equal((1, 1), (light.SignedBy(secret), alert.SignedBy(secret)));
        Assert.Equal($"msg_{made["id"]}_{light.Json["data"]!["event"]!["id"]}", light.Id);
        Assert.Equal(2, light.Headers["webhook-signature"].Split(',').Length);
    }

    [Fact]
    public async Task TheSecret_IsShownOnce_AndBothSign_WhileItChanges()
    {
        var shop = await Shop.Open(_service);
        var made = await Make();
        var (first, path) = ((string)made["secret"]!, $"/v1/webhooks/{made["id"]}");
        var read = await _service.Api.Get(path);
        Assert.Null(read.Is(200).Json["secret"]);

        var rotated = (await _service.Api.With("If-Match", read.ETag!).Post($"{path}/secret", "")).Is(200);
        var second = (string)rotated.Json["secret"]!;
        await shop.Change("one");
        await Arrived(1);
        Assert.Equal((1, 1), (_receiver.Received[0].SignedBy(first), _receiver.Received[0].SignedBy(second)));

        _service.Clock.Advance(TimeSpan.FromHours(25));
        await shop.Change("two");
        await Arrived(2);
        Assert.Equal((0, 1), (_receiver.Received[1].SignedBy(first), _receiver.Received[1].SignedBy(second)));
    }

    [Fact]
    public async Task WhatIsNotTaken_IsSentAgain_InOrder_UntilItIs()
    {
        var shop = await Shop.Open(_service);
        var made = await Make();
        var isDown = true;
        _receiver.Answers = (_, response) =>
        {
            response.StatusCode = isDown ? 503 : 204;
            return Task.CompletedTask;
        };

        await shop.Change("one");
        await Arrived(1);
        await shop.Change("two");
        await shop.Change("three");
        await Advance(TimeSpan.FromSeconds(10), () => _receiver.Received.Count >= 3);
        isDown = false;
        await Advance(
            TimeSpan.FromMinutes(1),
            async () => (await State(made))["waiting"]!.GetValue<int>() == 0 && _receiver.Received.Count > 3
        );
        await Arrived(3, answered: true);

        var ids = _receiver.Received.Select(message => message.Id).Distinct().ToList();
        Assert.Equal(["2.0", "3.0", "4.0"], ids.Select(id => id.Split('_')[2]));
        var deliveries = (await _service.Api.Get($"/v1/webhooks/{made["id"]}/deliveries")).Is(200).Items;
        Assert.Equal(["delivered", "delivered", "delivered"], deliveries.Select(one => (string)one["state"]!));
        Assert.True((int)deliveries[^1]["attempts"]! > 1);
        Assert.Null((await State(made))["failingSince"]);
    }

    [Fact]
    public async Task AfterThreeDaysOfFailure_ItIsDisabled_AndLosesNothing()
    {
        var shop = await Shop.Open(_service);
        var made = await Make();
        _receiver.Answers = (_, response) =>
        {
            response.StatusCode = 500;
            return Task.CompletedTask;
        };
        await shop.Change("one");
        await Advance(TimeSpan.FromHours(1), async () => (string?)(await State(made))["state"] == "disabled");
        Assert.Contains("three days", (string)(await State(made))["problem"]!, StringComparison.Ordinal);
        await shop.Change("two");

        _receiver.Answers = (_, _) => Task.CompletedTask;
        var etag = (await _service.Api.Get($"/v1/webhooks/{made["id"]}")).ETag;
        (await _service.Api.Patch($"/v1/webhooks/{made["id"]}", "{}", etag)).Is(200);
        await Advance(
            TimeSpan.FromHours(1),
            () => _receiver.Received.Any(message => message.Id.EndsWith("_3.0", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task AReceiverThatIsGone_IsLeftAlone()
    {
        var shop = await Shop.Open(_service);
        var made = await Make();
        _receiver.Answers = (_, response) =>
        {
            response.StatusCode = 410;
            return Task.CompletedTask;
        };
        await shop.Change("one");
        await Wait.Until(async () => (string?)(await State(made))["state"] == "disabled");
        Assert.Contains("410", (string)(await State(made))["problem"]!, StringComparison.Ordinal);
        Assert.Single(_receiver.Received);
    }

    [Fact]
    public async Task ARedirect_IsNotFollowed()
    {
        var shop = await Shop.Open(_service);
        var made = await Make();
        _receiver.Answers = (_, response) =>
        {
            response.Redirect("http://127.0.0.1:1/");
            return Task.CompletedTask;
        };
        await shop.Change("one");
        await Wait.Until(async () => (int)(await State(made))["waiting"]! == 1);
        var delivery = (await _service.Api.Get($"/v1/webhooks/{made["id"]}/deliveries")).Is(200).Items.Single();
        Assert.Equal(302, (int)delivery["status"]!);
        Assert.Contains("Redirects are not followed", (string)delivery["problem"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AReplay_SendsTheSameMessagesAgain()
    {
        var shop = await Shop.Open(_service);
        await shop.Change("one");
        var made = await Make();
        await shop.Change("two");
        await Arrived(1);

        var path = $"/v1/webhooks/{made["id"]}";
        await Wait.Until(async () => (string?)(await State(made))["last"] == "3");
        var etag = (await _service.Api.Get(path)).ETag!;
        (await _service.Api.With("If-Match", etag).Post($"{path}/replays", """{"after":"4000"}""")).HasFaults("bad-cursor /after");
        (await _service.Api.With("If-Match", etag).Post($"{path}/replays", """{"after":"0"}""")).Is(200);
        await Arrived(4);
        Assert.Equal(["3.0", "1.0", "2.0", "3.0"], _receiver.Received.Select(message => message.Id.Split('_')[2]));
    }

    [Theory]
    [InlineData("slack", "\"text\":\"[shop] many-visitors turned red")]
    [InlineData("teams", "\"text\":\"[shop] many-visitors turned red")]
    [InlineData("dingTalk", "\"content\":\"[shop] many-visitors turned red")]
    public async Task ChannelsOfPeople_GetASentence(string format, string text)
    {
        var shop = await Shop.Open(_service);
        await shop.Push("visitors", 1000);
        await shop.Evaluate();
        _receiver.Answers = (_, response) => response.WriteAsync("""{"errcode":0,"errmsg":"ok"}""");
        var robot = format == "dingTalk" ? ""","robotSecret":"SEC123" """ : "";
        var made = await Make($""","kinds":["light"],"format":"{format}"{robot}""");
        Assert.Null(made["secret"]);

        await shop.Push("visitors", 700);
        await shop.Evaluate();
        await Arrived(1);

        Assert.Contains(text, _receiver.Received[0].Body, StringComparison.Ordinal);
        Assert.Equal(format == "dingTalk", _receiver.Received[0].Path.Contains("&sign=", StringComparison.Ordinal));
        Assert.DoesNotContain("SEC123", (await _service.Api.Get("/v1/webhooks")).Text, StringComparison.Ordinal);
    }

    private async Task<JsonNode> Make(string more = "") =>
        (await _service.Api.Post("/v1/webhooks", $$"""{"plan":"shop","address":"{{_receiver.Address}}"{{more}}}""")).Is(201).Json;

    private async Task<JsonNode> State(JsonNode made) => (await _service.Api.Get($"/v1/webhooks/{made["id"]}")).Is(200).Json;

    private Task Arrived(int count, bool answered = false) =>
        answered
            ? Wait.Until(() => _receiver.Received.Select(message => message.Id).Distinct().Count() >= count)
            : Wait.Until(() => _receiver.Received.Count >= count);

    private Task Advance(TimeSpan step, Func<bool> until) => Advance(step, () => Task.FromResult(until()));

    /// <summary>Lets the clock go on, step by step, until something holds.</summary>
    private Task Advance(TimeSpan step, Func<Task<bool>> until) =>
        Wait.Until(async () =>
        {
            if (await until())
                return true;
            _service.Clock.Advance(step);
            return false;
        });
}
