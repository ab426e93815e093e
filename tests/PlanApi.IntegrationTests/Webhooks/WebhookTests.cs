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
    [InlineData("slack", "\"text\":\"Shop (shop): Visitors (many-visitors) turned red")]
    [InlineData("teams", "\"text\":\"Shop (shop): Visitors (many-visitors) turned red")]
    [InlineData("dingTalk", "\"content\":\"Shop (shop): Visitors (many-visitors) turned red")]
    public async Task ChannelsOfPeople_GetASentence(string format, string text)
    {
        var shop = await Shop.Open(_service);
        await Name("", "Shop", "商店");
        await Name("/indicators/visitors", "Visitors", "访客");
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

    [Fact]
    public async Task ChannelsOfPeople_HearOfAlerts_InTheirLanguage_WithNamesBeforeCodes()
    {
        const string Middle =
            "  - {code: mid-orders, indicator: orders, scope: {tier: mid}, period: 2024, comparator: atLeast, value: 3660}\n";
        var shop = await Shop.Open(_service, more: Middle);
        await Name("", "Shop", "商店");
        await Name("/indicators/visitors", "Visitors", "访客");
        await Name("/indicators/orders", "Orders", "订单");
        await Name("/dimensions/tier/members/mid", "Middle", "中部");
        await Name("/parties/ann", "Ann", "安");
        await shop.Push("visitors", 1000);
        await PushMiddle(20);
        await shop.Evaluate();
        await Make(""","kinds":["alert"],"target":"many-visitors","format":"slack","language":"zh" """);
        await Make(""","kinds":["light"],"target":"mid-orders","format":"slack" """);

        await shop.Push("visitors", 300);
        await PushMiddle(2);
        await shop.Evaluate();
        await Arrived(2);

        var texts = _receiver.Received.Select(message => (string)message.Json["text"]!).ToArray();
        Assert.Contains(texts, text => text.StartsWith("【商店（shop）】访客（many-visitors） 的预警 ", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains("责任人：安（ann）。 截止：2024-", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.StartsWith("Shop (shop): Orders (mid-orders), Middle turned red", StringComparison.Ordinal));

        async Task PushMiddle(int number)
        {
            var days = Enumerable.Range(0, _service.Clock.GetUtcNow().DayOfYear - 1).Select(new DateOnly(2024, 1, 1).AddDays);
            var rows = days.Select(day => $"orders,{day:yyyy-MM-dd},mid,{number}\n");
            (await shop.Api.Post($"{Shop.Path}/actuals", $"indicator,date,scope.tier,value\n{string.Concat(rows)}", "text/csv")).Is(200);
        }
    }

    [Fact]
    public async Task ATest_ArrivesAtOnce_Signed_AlsoWhilePaused_AndLeavesNoTrace()
    {
        await Shop.Open(_service);
        var made = await Make(""","isPaused":true""");
        var path = $"/v1/webhooks/{made["id"]}";
        var before = await _service.Api.Get(path);

        var test = (await _service.Api.Post($"{path}/test", "")).Is(200).Json;

        var message = Assert.Single(_receiver.Received);
        Assert.Equal(("webhook.test", (string)test["messageId"]!), (message.Type, message.Id));
        Assert.Equal("shop", (string?)message.Json["data"]!["plan"]);
        Assert.Equal(1, message.SignedBy((string)made["secret"]!));
        Assert.Equal((true, 200), ((bool)test["isTaken"]!, (int)test["status"]!));
        Assert.Equal(before.Text, (await _service.Api.Get(path)).Text);
        Assert.Empty((await _service.Api.Get($"{path}/deliveries")).Is(200).Items);
    }

    [Fact]
    public async Task ATest_SaysWhyItWasNotTaken_OverGraphqlToo()
    {
        await Shop.Open(_service);
        var made = await Make();
        _receiver.Answers = (_, response) =>
        {
            response.StatusCode = StatusCodes.Status410Gone;
            return Task.CompletedTask;
        };

        var test = (await _service.Api.Post($"/v1/webhooks/{made["id"]}/test", "")).Is(200).Json;
        var graph = await _service.Api.Post(
            "/graphql",
            $$"""{"query":"mutation { testWebhook(id: {{made["id"]}}) { test { isTaken status problem } } }"}"""
        );

        Assert.Equal((false, 410), ((bool)test["isTaken"]!, (int)test["status"]!));
        var answered = graph.Is(200).Json["data"]!["testWebhook"]!["test"]!;
        Assert.Equal(((string?)test["problem"], 410), ((string?)answered["problem"], (int)answered["status"]!));
        Assert.Equal("active", (string?)(await State(made))["state"]);
    }

    /// <summary>Names what stands at a path of the plan, in English and Chinese.</summary>
    private async Task Name(string path, string english, string chinese) =>
        (await _service.Api.Patch(Shop.Path + path, $$$"""{"names":{"en":"{{{english}}}","zh":"{{{chinese}}}"}}""", "*")).Is(200);

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
