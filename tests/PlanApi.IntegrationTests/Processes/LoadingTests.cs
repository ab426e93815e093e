using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PlanApi.Api;
using PlanApi.Api.Hosting;
using PlanApi.Api.Http;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Processes;

/// <summary>The first start of all listens at once, and says what it does until the reference plan is there.</summary>
public sealed class LoadingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("planapi-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Request_WhileThePlanIsLoaded_IsToldToComeAgain()
    {
        await using var service = new CustomService(new TestOptions());
        var api = service.Api;
        // With the first call, it knows what the OpenAPI document says.
        (await api.Get("/v1/plans")).Is(200);
        var state = service.Services.GetRequiredService<StartState>();
        state.Begin();

        foreach (
            var refused in new[]
            {
                await api.Get("/v1/plans"),
                await api.Post("/v1/plans", "{}"),
                await api.Post("/graphql", """{"query":"{plans{totalCount}}"}"""),
                await api.Get("/nothing"),
            }
        )
        {
            refused.IsProblem(503, "starting");
            Assert.Equal("1", refused.Response.Headers.GetValues("Retry-After").Single());
            Assert.Contains("loading the reference plan", (string)refused.Json["detail"]!, StringComparison.Ordinal);
        }
        var page = await api.With("Accept", "text/html,*/*;q=0.8").Get("/");
        Assert.Equal((503, "text/html"), (page.Status, page.Type));
        Assert.Contains("http-equiv=\"refresh\"", page.Text, StringComparison.Ordinal);
        Assert.Equal("Healthy", (await api.Get("/health/live")).Is(200).Text);
        var ready = (await api.Get("/health/ready")).Is(503);
        Assert.StartsWith("Unhealthy\nstarting: The service is loading the reference plan", ready.Text, StringComparison.Ordinal);

        state.End();
        (await api.Get("/health/ready")).Is(200);
        (await api.Get("/v1/plans")).Is(200);
    }

    [SqliteFact]
    public async Task Database_ThatIsNew_IsMadeWhileTheServiceListens()
    {
        var file = Path.Combine(_folder.FullName, "new.db");
        await using var app = ServiceHost.Build([
            $"--ConnectionStrings:Plan=Data Source={file}",
            "--urls=http://127.0.0.1:0",
            "--Work:Rehearse=false",
        ]);
        await Startup.Prepare(app);
        await app.StartAsync();
        using var client = Wait.Client(new Uri(app.Urls.Single()));

        Assert.Equal("Healthy", await client.GetStringAsync(new Uri("health/live", UriKind.Relative)));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync(new Uri("health/ready", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync(new Uri("v1/plans", UriKind.Relative))).StatusCode);

        Assert.StartsWith("reference plan 'intl-2024'", await Startup.Load(app), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("v1/plans", UriKind.Relative))).StatusCode);
        await app.StopAsync();
    }

    [Fact, Trait("Suite", "Slow")]
    public async Task Start_OnAnEmptyDatabase_SaysWhatItLoads()
    {
        await using var service = await ServiceProcess.Start(
            Path.Combine(_folder.FullName, "plan.db"),
            "--ReferencePlan:Load=true",
            "--ReferencePlan:Actuals=false"
        );
        using var client = Wait.Client(service.Address);

        Assert.Contains(
            "\"code\":\"intl-2024\"",
            await client.GetStringAsync(new Uri("v1/plans", UriKind.Relative)),
            StringComparison.Ordinal
        );
        await service.Stop();
        var said = service.Said;
        var lines = new[]
        {
            "PlanApi listens on",
            "loading the reference plan, as the database is empty",
            "loaded    reference plan 'intl-2024'",
        };
        Assert.Equal(lines.Order(Comparer<string>.Create((one, other) => Place(one).CompareTo(Place(other)))), lines);
        Assert.All(lines, line => Assert.Contains(line, said, StringComparison.Ordinal));

        int Place(string line) => said.IndexOf(line, StringComparison.Ordinal);
    }
}
