using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Api.Access;
using PlanApi.Api.Caching;
using PlanApi.Api.Http;
using PlanApi.Api.OpenApi;
using PlanApi.Api.Rest;
using PlanApi.Application.Plans;
using Swashbuckle.AspNetCore.Swagger;

namespace PlanApi.IntegrationTests.Scripts;

/// <summary>
/// What clients should leave says so in its answers and in the OpenAPI document. The endpoints are made up: today there are none.
/// </summary>
public sealed class DeprecationTests
{
    private const string Told = "https://plan.example.com/docs/changes.html";

    private static readonly DateTimeOffset Since = new(2024, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Answers_SaySinceWhenUntilWhenAndWhatInstead()
    {
        await using var app = await Start();
        using var client = app.GetTestClient();

        using var old = await client.GetAsync(new Uri("/v1/old", UriKind.Relative));
        using var older = await client.GetAsync(new Uri("/v1/open", UriKind.Relative));
        using var current = await client.GetAsync(new Uri("/v1/current", UriKind.Relative));

        Assert.Equal("@1709251200", old.Headers.GetValues("Deprecation").Single());
        Assert.Equal("Sun, 01 Sep 2024 00:00:00 GMT", old.Headers.GetValues("Sunset").Single());
        Assert.Equal($"<{Told}>; rel=\"deprecation\"; type=\"text/html\"", old.Headers.GetValues("Link").Single());
        Assert.True(older.Headers.Contains("Deprecation"));
        Assert.False(older.Headers.Contains("Sunset"));
        Assert.DoesNotContain(current.Headers, header => header.Key is "Deprecation" or "Sunset" or "Link");
    }

    [Fact]
    public async Task OpenApiDocument_MarksThem()
    {
        await using var app = await Start();

        var document = await app.Services.GetRequiredService<IAsyncSwaggerProvider>().GetSwaggerAsync(OpenApiServices.DocumentName);
        var operations = document.Paths.ToDictionary(path => path.Key, path => path.Value.Operations!.Single().Value.Deprecated);

        Assert.Equal((true, true, false), (operations["/v1/old"], operations["/v1/open"], operations["/v1/current"]));
    }

    private static async Task<WebApplication> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton<AllowedOrigins>().AddPlanOpenApi(builder.Configuration);
        var app = builder.Build();
        app.UseMiddleware<AnswerHeaders>();
        Map(app, "old").Deprecated(Since, Since.AddMonths(6), Told);
        Map(app, "open").Deprecated(Since, null, Told);
        Map(app, "current");
        await app.StartAsync();
        return app;
    }

    private static RouteHandlerBuilder Map(IEndpointRouteBuilder app, string name) =>
        app.OnGet($"/v1/{name}", () => Results.Text(name)).Sends(typeof(ListPlans), name, name).Produces<string>();
}
