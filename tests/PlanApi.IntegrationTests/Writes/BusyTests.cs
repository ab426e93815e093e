using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.UseCases;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Writes;

/// <summary>Nobody waits long for somebody else's large write: they are told to come again.</summary>
public sealed class BusyTests(OpenService service) : IClassFixture<OpenService>
{
    private const string Section = """{"code":"CODE","purpose":"other"}""";

    [Fact]
    public async Task Write_BehindALongOne_IsBusyAfterASecondAndSaysWhenToComeAgain()
    {
        var plan = await service.NewPlan();
        using (await service.Services.GetRequiredService<WriterQueue>().Wait(Timeout.InfiniteTimeSpan, CancellationToken.None))
        {
            var waiting = service.Api.Post($"{plan}/sections", Section.Replace("CODE", "late", StringComparison.Ordinal));
            var mutation = service.Api.Post(
                "/graphql",
                $$"""{"query":"mutation { createSection(plan: \"{{plan[10..]}}\", input: {code: \"g\", purpose: OTHER}) { errors { code } } }"}"""
            );
            await Passing(Task.WhenAll(waiting, mutation));

            Assert.Equal(TimeSpan.FromSeconds(1), (await waiting).IsProblem(503, "busy").Response.Headers.RetryAfter!.Delta);
            Assert.Contains("\"code\":\"busy\"", (await mutation).Text);
            (await service.Api.Get($"{plan}/sections")).Is(200);
            Assert.Equal("Healthy", (await service.Api.Get("/health/ready")).Text);
        }

        (await service.Api.Post($"{plan}/sections", Section.Replace("CODE", "late", StringComparison.Ordinal))).Is(201);
    }

    [Fact]
    public async Task Write_BehindShortOnes_IsDoneInItsTurn()
    {
        var plan = await service.NewPlan();
        Task<Answer> waiting;
        using (await service.Services.GetRequiredService<WriterQueue>().Wait(Timeout.InfiniteTimeSpan, CancellationToken.None))
            waiting = service.Api.Post($"{plan}/sections", Section.Replace("CODE", "next", StringComparison.Ordinal));

        (await waiting).Is(201);
    }

    /// <summary>Lets the clock go on until something has happened.</summary>
    private async Task Passing(Task what)
    {
        while (!what.IsCompleted)
        {
            service.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.WhenAny(what, Task.Delay(10));
        }
        await what;
    }
}
