using System.Globalization;
using Microsoft.Extensions.Logging;
using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Access;

/// <summary>A ticket opens one stream, within a minute, as the key that asked for it, and nothing else.</summary>
public sealed class StreamTicketTests(KeysService service) : IClassFixture<KeysService>
{
    private readonly KeysService _service = service;

    [Fact]
    public async Task Ticket_OpensOneStream()
    {
        var (admin, plan) = await World();
        var ticket = await Ticket(admin);

        var opened = await Open(plan, ticket);
        Assert.Equal((200, "text/event-stream"), (opened.Status, opened.Type));
        (await Open(plan, ticket)).Is(401);
        Assert.Equal("spent-ticket", (await Get(plan, ticket)).Code);
        Assert.Equal(200, (await Open(plan, await Ticket(admin))).Status);
    }

    [Fact]
    public async Task Ticket_AfterAMinute_IsSpent()
    {
        var (admin, plan) = await World();
        var (one, two) = (await Ticket(admin), await Ticket(admin));

        _service.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(200, (await Open(plan, one)).Status);
        _service.Clock.Advance(TimeSpan.FromSeconds(1));
        (await Get(plan, two)).IsProblem(401, "spent-ticket");
    }

    [Fact]
    public async Task Ticket_IsOfItsKey()
    {
        var (admin, plan) = await World();
        var other = await _service.NewPlan(admin);
        var limited = await _service.NewKey(Role.Viewer, key => key with { Plans = [Domain.Values.Code.Parse(plan.Split('/')[^1])] });
        Assert.Equal(200, (await Open(plan, await Ticket(_service.With(limited.Key!)))).Status);
        Assert.Equal(404, (await Open(other, await Ticket(_service.With(limited.Key!)))).Status);
        var late = await Ticket(_service.With(limited.Key!));

        (await admin.Delete($"/v1/api-keys/{limited.Id}", "*")).Is(200);

        (await Get(plan, late)).IsProblem(401, "unauthenticated");
        (await _service.With(limited.Key!).Post("/v1/stream-tickets", "")).IsProblem(401, "unauthenticated");
        (await _service.Api.Post("/v1/stream-tickets", "")).IsProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Ticket_OpensNothingElse()
    {
        var (admin, plan) = await World();
        var ticket = await Ticket(admin);

        // A page of events is no stream.
        (await _service.Api.Get($"{plan}/events?ticket={ticket}")).IsProblem(401, "unauthenticated");
        (await _service.Api.Get($"{plan}/targets?ticket={ticket}")).IsProblem(401, "unauthenticated");
        (await _service.Api.With("Accept", "text/event-stream").Get($"/graphql?query=%7Bplans%7BtotalCount%7D%7D&ticket={ticket}")).Is(401);
        (await admin.Get($"{plan}/targets?ticket={ticket}")).HasFaults("unknown-parameter /ticket");
        foreach (var header in new[] { "X-Api-Key", "Authorization", "Cookie" })
        {
            var value = header switch
            {
                "Authorization" => $"Bearer {ticket}",
                "Cookie" => $"planapi={ticket}",
                _ => ticket,
            };
            (await _service.Api.With(header, value).Get("/v1/plans")).IsProblem(401, "unauthenticated");
        }
        // None of this has used it.
        Assert.Equal(200, (await Open(plan, ticket)).Status);
    }

    [Fact]
    public async Task Ticket_ThatNobodyGave_IsRefused()
    {
        var (admin, plan) = await World();
        var parts = (await Ticket(admin)).Split('.');

        foreach (
            var forged in new[]
            {
                "",
                "x",
                "...",
                $"9.{parts[1]}.{parts[2]}.{parts[3]}",
                $"{parts[0]}.9{parts[1]}.{parts[2]}.{parts[3]}",
                $"{parts[0]}.{parts[1]}.other.{parts[3]}",
                $"{parts[0]}.{parts[1]}.{parts[2]}.{new string('A', 43)}",
                new string('1', 1_000),
            }
        )
            (await Get(plan, forged)).IsProblem(401, "spent-ticket");
        // A key that comes beside it says who it is.
        Assert.Equal(200, (await admin.With("Accept", "text/event-stream").Send(HttpMethod.Head, $"{plan}/events?ticket=x")).Status);
    }

    /// <summary>Not even where everything is logged.</summary>
    [Fact]
    public async Task Ticket_IsInNoLog()
    {
        await using var own = new CustomService(new TestOptions { Keys = true, LogLevel = LogLevel.Trace });
        var admin = own.With((await own.NewKey(Role.Admin)).Key!);
        var plan = await own.NewPlan(admin);
        var tickets = new[] { await Ticket(admin), await Ticket(admin), await Ticket(admin) };
        var follower = own.Api.With("Accept", "text/event-stream");

        (await follower.Send(HttpMethod.Head, $"{plan}/events?after=0&ticket={tickets[0]}&first=1")).Is(200);
        (await follower.Send(HttpMethod.Head, $"{plan}/events/?after=0&%74icket={tickets[1]}")).Is(200);
        (await follower.Get($"{plan}/events?TICKET={tickets[0]}")).IsProblem(401, "spent-ticket");
        (await follower.Get($"/v1/operations?ticket={tickets[1]}")).IsProblem(401, "spent-ticket");
        (await own.Api.Get($"{plan}/events?ticket={tickets[2]}")).IsProblem(401, "unauthenticated");

        Assert.Contains(own.Log.All, line => line.Contains($"{plan}/events?after=0&first=1", StringComparison.Ordinal));
        Assert.DoesNotContain(own.Log.All, line => tickets.Any(ticket => line.Contains(ticket.Split('.')[2], StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Answer_WithATicket_IsStoredByNobody()
    {
        var (admin, _) = await World();

        var made = (await admin.Post("/v1/stream-tickets", "")).Is(200);

        Assert.Equal("no-store", made.Response.Headers.CacheControl!.ToString());
        Assert.Equal(
            _service.Clock.GetUtcNow() + TimeSpan.FromMinutes(1),
            DateTimeOffset.Parse((string)made.Json["expiresAt"]!, CultureInfo.InvariantCulture)
        );
        var asked = await admin.Post("/graphql", """{"query":"{ streamTicket { ticket expiresAt } }"}""");
        var again = await admin.Post("/graphql", """{"query":"{ streamTicket { ticket expiresAt } }"}""");
        Assert.NotEqual(asked.Text, again.Text);
    }

    /// <summary>The head of a stream is answered at once.</summary>
    private Task<Answer> Open(string plan, string ticket) =>
        _service.Api.With("Accept", "text/event-stream").Send(HttpMethod.Head, $"{plan}/events?after=0&ticket={ticket}");

    private Task<Answer> Get(string plan, string ticket) =>
        _service.Api.With("Accept", "text/event-stream").Get($"{plan}/events?after=0&ticket={ticket}");

    private static async Task<string> Ticket(Client caller) =>
        (string)(await caller.Post("/v1/stream-tickets", "")).Is(200).Json["ticket"]!;

    private async Task<(Client Admin, string Plan)> World()
    {
        var admin = _service.With((await _service.NewKey(Role.Admin)).Key!);
        return (admin, await _service.NewPlan(admin));
    }
}
