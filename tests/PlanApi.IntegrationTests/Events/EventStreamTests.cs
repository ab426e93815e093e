using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Events;

/// <summary>A plan's events as a stream over HTTP: whoever connects again has missed nothing.</summary>
public sealed class EventStreamTests : IDisposable
{
    private CustomService _service = new(new TestOptions { Kestrel = true });

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task ActualsThatTurnALight_AreHeardOf_AsTheLightAndItsAlert()
    {
        var shop = await Shop.Open(_service);
        await shop.Push("visitors", 1000);
        await shop.Evaluate();
        using var client = Client();
        using var stream = await EventReader.Open(client, $"{Shop.Path}/events?kind=light,alert");

        await shop.Push("visitors", 700);
        await shop.Evaluate();

        var (light, alert) = ((await stream.Next())!, (await stream.Next())!);
        Assert.Equal(("light", "5.1", "light many-visitors green>red"), (light.Name, light.Id, Shop.Short(light.Json)));
        Assert.Equal(("alert", "5.2", "alert many-visitors visitors red open"), (alert.Name, alert.Id, Shop.Short(alert.Json)));
    }

    [Fact]
    public async Task AClientThatWasCutOff_GoesOnWhereItWas_EvenBeforeItsFirstEvent()
    {
        var shop = await Shop.Open(_service);
        using var client = Client();
        string? last;
        using (var stream = await EventReader.Open(client, $"{Shop.Path}/events"))
        {
            // What it is told first is where it stands.
            var first = stream.Next();
            await shop.Change("one");
            Assert.Equal("2.0", (await first)!.Id);
        }
        await shop.Change("two");
        using (var stream = await EventReader.Open(client, $"{Shop.Path}/events?after=0", lastId: "2"))
        {
            Assert.Equal("3.0", (await stream.Next())!.Id);
            last = stream.LastId;
        }
        await shop.Change("three");
        await shop.Change("four");
        using (var stream = await EventReader.Open(client, $"{Shop.Path}/events", last))
            Assert.Equal(("4.0", "5.0"), ((await stream.Next())!.Id, (await stream.Next())!.Id));
        using (var stream = await EventReader.Open(client, $"{Shop.Path}/events?after=4"))
            Assert.Equal("5.0", (await stream.Next())!.Id);
    }

    [Fact]
    public async Task InSilence_ThereAreSignsOfLife_WhichMoveTheClientOnPastWhatItDoesNotWant()
    {
        var shop = await Shop.Open(_service);
        using var client = Client();
        using var stream = await EventReader.Open(client, $"{Shop.Path}/events?kind=alert");
        var next = stream.Next();
        await shop.Change("one");
        await Wait.Until(() => stream.LastId == "1");

        await Wait.Until(() =>
        {
            _service.Clock.Advance(TimeSpan.FromSeconds(15));
            return stream is { LastId: "2", Comments: > 0 };
        });

        Assert.False(next.IsCompleted);
        await shop.Push("visitors", 100);
        await shop.Evaluate();
        Assert.Equal("4.2", (await next)!.Id);
    }

    [Fact]
    public async Task WhatAnotherProcessWrites_IsHeardOfWithinASecond()
    {
        var shop = await Shop.Open(_service);
        using var other = new CustomService(new TestOptions { Database = _service.Database });
        using var client = Client();
        using var stream = await EventReader.Open(client, $"{Shop.Path}/events");
        var next = stream.Next();
        await Wait.Until(() => stream.LastId is not null);

        await new Shop(other, other.Api).Change("elsewhere");

        await Wait.Until(() =>
        {
            _service.Clock.Advance(TimeSpan.FromSeconds(1));
            return next.IsCompleted;
        });
        Assert.Equal("2.0", (await next)!.Id);
    }

    [Fact]
    public async Task AKeyThatIsRevoked_LosesItsStreamAtOnce()
    {
        Restart(new TestOptions { Kestrel = true, Keys = true });
        var admin = _service.With((await _service.NewKey(Role.Admin)).Key!);
        var shop = await Shop.Open(_service, admin);
        var key = await _service.NewKey(Role.Viewer);
        using var client = Client();
        using var stream = await EventReader.Open(client, $"{Shop.Path}/events", key: key.Key);

        (await admin.Delete($"/v1/api-keys/{key.Id}", "\"1\"")).Is(200);
        await shop.Change("hidden");

        Assert.Null(await stream.Next());
    }

    [Fact]
    public async Task APlanThatIsDeleted_EndsItsStreams()
    {
        var shop = await Shop.Open(_service);
        using var client = Client();
        using var stream = await EventReader.Open(client, $"{Shop.Path}/events");

        (await shop.Api.Delete(Shop.Path, (await shop.Api.Get(Shop.Path)).ETag)).Is(204);

        Assert.Null(await stream.Next());
    }

    [Fact]
    public async Task WhenTheServiceStops_StreamsEndCleanly()
    {
        await Shop.Open(_service);
        using var client = Client();
        using var stream = await EventReader.Open(client, $"{Shop.Path}/events");
        var next = stream.Next();
        await Wait.Until(() => stream.LastId is not null);

        _service.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.Null(await next);
        Assert.Empty(_service.Log.All);
    }

    [Fact]
    public async Task MoreStreamsThanAKeyMayHave_AreRefused_UntilOneEnds()
    {
        Restart(new TestOptions { Kestrel = true, StreamsPerKey = 2 });
        var shop = await Shop.Open(_service);
        using var client = Client();
        using var first = await EventReader.Open(client, $"{Shop.Path}/events");
        using (await EventReader.Open(client, $"{Shop.Path}/events"))
        {
            var refused = (await shop.Api.With("Accept", "text/event-stream").Get($"{Shop.Path}/events")).IsProblem(
                429,
                "too-many-streams"
            );
            Assert.Equal("1", refused.Response.Headers.RetryAfter!.ToString());
        }

        await Wait.Until(async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{Shop.Path}/events")
            {
                Headers = { { "Accept", "text/event-stream" } },
            };
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            return response.StatusCode == HttpStatusCode.OK;
        });
    }

    [Fact]
    public async Task Head_OfAStream_Ends()
    {
        await Shop.Open(_service);
        using var client = Client();
        using var request = new HttpRequestMessage(HttpMethod.Head, $"{Shop.Path}/events")
        {
            Headers = { { "Accept", "text/event-stream" } },
        };

        using var response = await client.SendAsync(request);

        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
    }

    private HttpClient Client() => new() { BaseAddress = _service.Address };

    private void Restart(TestOptions options)
    {
        _service.Dispose();
        _service = new CustomService(options);
    }
}
