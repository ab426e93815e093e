using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Access;
using PlanApi.Application.Mail.Sending;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Mail;

/// <summary>Parties hear by e-mail what they owe: at once or once a day, each message once, and no more than they may see.</summary>
public sealed class MailTests : IDisposable
{
    private readonly MailBox _box = new();
    private readonly CustomService _service;

    public MailTests() =>
        _service = new CustomService(
            new TestOptions
            {
                Keys = true,
                Settings = new Dictionary<string, string>
                {
                    ["Mail:Host"] = "127.0.0.1",
                    ["Mail:Port"] = $"{_box.Port}",
                    ["Mail:Security"] = "none",
                    ["Mail:From"] = "The plan <plan@example.com>",
                    ["Mail:Link"] = "https://plan.example.com",
                },
            }
        );

    public void Dispose()
    {
        _service.Dispose();
        _box.Dispose();
    }

    [Fact]
    public async Task AMention_ArrivesAtOnce_AndOnce_HoweverManyProcessesLook()
    {
        var (planner, path, _) = await New();
        await Choose(planner, path, """{"email":"coo@example.com"}""");
        var comment = (await planner.Post($"{path}/comments", """{"subject":{"target":"total"},"text":"Is <b>it</b> in? @coo"}""")).Is(201);

        var others = Enumerable.Range(0, 3).Select(_ => ActivatorUtilities.CreateInstance<MailRunner>(_service.Services));
        await Task.WhenAll(others.Select(runner => runner.Round(CancellationToken.None)));
        await Round();

        var message = Assert.Single(_box.Messages);
        Assert.Equal(("coo@example.com", "plan@example.com"), (message.To.ToString(), message.From.Mailboxes.Single().Address));
        Assert.StartsWith("Small plan (plan-", message.Subject, StringComparison.Ordinal);
        Assert.Contains(", who mentions you: Is <b>it</b> in? @coo", message.TextBody, StringComparison.Ordinal);
        Assert.Contains($"https://plan.example.com{path}/comments/{comment.Json["number"]}", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("Is &lt;b&gt;it&lt;/b&gt; in?", message.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMessageThatIsNotTaken_IsSentAgain_UnderTheSameId_AlsoAfterACrash()
    {
        var (planner, path, _) = await New();
        await Choose(planner, path, """{"email":"coo@example.com","language":"zh"}""");
        (await planner.Post($"{path}/comments", """{"subject":{"target":"total"},"text":"? @coo"}""")).Is(201);
        _box.IsFull = true;
        await Round();
        await Round();
        Assert.Single(_box.Messages);

        _box.IsFull = false;
        _service.Clock.Advance(TimeSpan.FromSeconds(10));
        // A process that takes it, sends it, and dies before it can say so.
        Assert.NotNull(await _service.Services.GetRequiredService<MailQueue>().Claim(CancellationToken.None));
        await Round();
        Assert.Single(_box.Messages);
        _service.Clock.Advance(TimeSpan.FromMinutes(3));
        await Round();
        _service.Clock.Advance(TimeSpan.FromDays(1));
        await Round();

        Assert.Equal(2, _box.Messages.Count);
        Assert.Equal(_box.Messages[0].MessageId, _box.Messages[1].MessageId);
        Assert.Contains("请答复", _box.Messages[1].TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADailyMessage_ComesOnceADay_FromItsHourOn_AsLongAsThereIsSomething()
    {
        var (planner, path, _) = await New();
        // It is 16:30 in Shanghai.
        await Choose(planner, path, """{"email":"coo@example.com","hour":18,"reviews":"daily"}""");
        var review = (await planner.Post($"{path}/reviews", """{"schedule":"monthly","period":"2024-02"}""")).Is(200);
        await Round();
        Assert.Empty(_box.Messages);

        _service.Clock.Advance(TimeSpan.FromHours(2));
        await Round();
        await Round();
        Assert.Contains($"Hold review {review.Json["number"]}", Assert.Single(_box.Messages).TextBody, StringComparison.Ordinal);
        _service.Clock.Advance(TimeSpan.FromHours(24));
        await Round();
        await Round();
        Assert.Equal(2, _box.Messages.Count);

        (await planner.With("If-Match", review.ETag!).Post($"{path}/reviews/{review.Json["number"]}/state", """{"state":"closed"}""")).Is(
            200
        );
        _service.Clock.Advance(TimeSpan.FromHours(24));
        await Round();
        Assert.Equal(2, _box.Messages.Count);
    }

    [Fact]
    public async Task AReaderWithALimitedKey_HearsOnlyWhatTheKeySees_AndNothingOnceItIsRevoked()
    {
        var (planner, path, key) = await New(key =>
            key with
            {
                Members = new Dictionary<string, IReadOnlyList<Code>> { ["market"] = [Code.Known("eu")] },
            }
        );
        await Choose(planner, path, """{"email":"coo@example.com"}""");
        (await planner.Post($"{path}/comments", """{"subject":{"target":"latam-gmv"},"text":"secret @coo"}""")).Is(201);
        (await planner.Post($"{path}/comments", """{"subject":{"target":"germany-gmv"},"text":"open @coo"}""")).Is(201);
        await Round();

        var message = Assert.Single(_box.Messages);
        Assert.Contains("open", message.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", message.ToString(), StringComparison.Ordinal);

        var admin = _service.With((await _service.NewKey(Role.Admin)).Key!);
        (await admin.Delete($"/v1/api-keys/{key.Id}", (await admin.Get($"/v1/api-keys/{key.Id}")).ETag)).Is(200);
        (await planner.Post($"{path}/comments", """{"subject":{"target":"germany-gmv"},"text":"late @coo"}""")).Is(201);
        await Round();
        Assert.Single(_box.Messages);
    }

    [Fact]
    public async Task Preferences_AreThePartysOwn_AndTakeNoHeaders()
    {
        var (planner, path, key) = await New();
        var address = $"{path}/parties/coo/mail-preferences";
        var (mine, stranger) = (_service.With(key.Key!), _service.With((await _service.NewKey(Role.Viewer)).Key!));

        var narrow = _service.With((await _service.NewKey(Role.Planner, key => key with { Indicators = [Code.Known("gmv")] })).Key!);

        (await stranger.Get(address)).IsProblem(403, "forbidden");
        (await narrow.Get(address)).IsProblem(403, "forbidden");
        (await planner.Get($"{path}/parties/nobody/mail-preferences")).IsProblem(404, "not-found");
        Assert.Equal("atOnce", (string)(await mine.Get(address)).Is(200).Json["alerts"]!);
        (await Put(mine, address, """{"email":"a@b.c\r\nBcc: x@y.z","hour":24,"language":"fr"}""")).HasFaults(
            "not-allowed /email, not-allowed /language, out-of-range /hour"
        );
        var set = (await Put(mine, address, """{"email":"coo@example.com","mentions":"never"}""")).Is(200);
        Assert.Equal("never", (string)set.Json["mentions"]!);
        (await mine.With("If-Match", "\"0\"").Send(HttpMethod.Put, address, "{}", "application/json")).IsProblem(412, "stale-version");
        Assert.Equal(set.Json.ToJsonString(), (await planner.Get(address)).Is(200).Json.ToJsonString());
        (await planner.Post($"{path}/comments", """{"subject":{"target":"total"},"text":"@coo"}""")).Is(201);
        await Round();
        Assert.Empty(_box.Messages);
    }

    private Task Round() => _service.Services.GetRequiredService<MailRunner>().Round(CancellationToken.None);

    private static async Task Choose(Client client, string path, string choices) =>
        (await Put(client, $"{path}/parties/coo/mail-preferences", choices)).Is(200);

    private static async Task<Answer> Put(Client client, string address, string body) =>
        await client.With("If-Match", (await client.Get(address)).ETag!).Send(HttpMethod.Put, address, body, "application/json");

    /// <summary>A small plan whose chief operating officer is linked to a key.</summary>
    private async Task<(Client Planner, string Path, ApiKey Coo)> New(Func<ApiKey, ApiKey>? limit = null)
    {
        var planner = _service.With((await _service.NewKey(Role.Planner)).Key!);
        var name = $"coo {Guid.NewGuid():N}";
        var path = await _service.NewPlan(planner, yaml => yaml.Replace("subject: alice}", $"subject: {name}}}", StringComparison.Ordinal));
        var key = await _service.NewKey(Role.Contributor, key => limit?.Invoke(key with { Name = name }) ?? key with { Name = name });
        return (planner, path, key);
    }
}
