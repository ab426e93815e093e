using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Events;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Access.SignIn;

/// <summary>What a token has opened ends with the token, and with the person who is shut out.</summary>
public sealed class StreamEndTests
{
    private const string Query = "subscription { planEvents(plan: \"shop\", after: \"1\") { id } }";

    [Theory]
    [InlineData("the token ends")]
    [InlineData("the person is shut out")]
    public async Task Streams_EndWithTheToken(string why)
    {
        await using var issuer = await LocalIssuer.Start();
        await using var service = new CustomService(
            new TestOptions
            {
                Keys = true,
                Kestrel = true,
                Settings = issuer.Settings(),
            }
        );
        var admin = service.With((await service.NewKey(Role.Admin)).Key!);
        var shop = await Shop.Open(service, admin);
        var token = issuer.Token(service.Clock.GetUtcNow(), "ann", SignInWorld.Claims("plan-readers"));
        using var client = Wait.Client(service.Address);
        var ticket = (string)(await service.With(token).Post("/v1/stream-tickets", "")).Is(200).Json["ticket"]!;
        using var stream = await EventReader.Open(client, $"{Shop.Path}/events?after=1", key: token);
        using var ticketed = await EventReader.Open(client, $"{Shop.Path}/events?after=1&ticket={ticket}");
        using var graph = await EventReader.Open(
            client,
            "/graphql",
            key: token,
            post: new StringContent(new JsonObject { ["query"] = Query }.ToJsonString(), null, "application/json")
        );
        using var socket = await Socket.Begun(service.Address, token);
        await socket.Subscribe("1", Query);
        await shop.Change("seen");
        Assert.NotNull(await stream.Next());
        Assert.NotNull(await ticketed.Next());
        Assert.NotNull(await graph.Next());
        Assert.Equal("next", (string)(await socket.Receive())!["type"]!);

        var (ended, over, told, last) = (stream.Next(), ticketed.Next(), graph.NextJson(), socket.Receive());
        if (why == "the token ends")
        {
            service.Clock.Advance(TimeSpan.FromMinutes(61));
            await Wait.Until(() =>
            {
                // Between two events a stream looks every 15 seconds whether its token still counts.
                service.Clock.Advance(TimeSpan.FromSeconds(15));
                return Task.WhenAll(ended, over, told, last).IsCompleted;
            });
        }
        else
        {
            var row = (await admin.Get("/v1/api-keys?first=1000")).Items.Single(one => (string)one["name"]! == "local:ann");
            (await admin.Delete($"/v1/api-keys/{row["id"]}", "*")).Is(200);
            await shop.Change("hidden");
        }

        Assert.Null(await ended);
        Assert.Null(await over);
        Assert.Equal("unauthenticated", (string)(await told)["errors"]![0]!["extensions"]!["code"]!);
        Assert.Equal("unauthenticated", (string)(await last)!["payload"]![0]!["extensions"]!["code"]!);
        Assert.Null(await socket.Receive());
        Assert.Equal(4403, (int?)socket.CloseCode);
    }
}
