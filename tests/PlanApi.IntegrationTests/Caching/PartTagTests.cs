using System.Net.Http.Headers;
using PlanApi.IntegrationTests.GraphQL;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Caching;

/// <summary>The ETag of a part is its version with what else the answer depends on.</summary>
public sealed class PartTagTests(OpenService service) : IClassFixture<OpenService>
{
    [Fact]
    public async Task Tag_OfAPlanThatIsGone_StandsForNoneThatHasItsCode()
    {
        var plan = await service.NewPlan();
        var code = plan.Split('/')[^1];
        var target = await service.Api.Get($"{plan}/targets/total");
        (await service.Api.Delete(plan, (await service.Api.Get(plan)).ETag)).Is(204);
        var again = SmallPlan
            .Yaml.Replace("CODE", code, StringComparison.Ordinal)
            .Replace("value: 1000", "value: 2000", StringComparison.Ordinal);
        (await service.Api.Post("/v1/plan-documents", again, "application/yaml")).Is(201);

        Assert.Equal(200, (await service.Api.With("If-None-Match", target.ETag!).Get($"{plan}/targets/total")).Status);
    }

    [Fact]
    public async Task Tag_OfAWrite_IsThatOfTheNextRead()
    {
        var plan = await service.NewPlan();
        var address = $"{plan}/targets/total";
        var read = await service.Api.Get(address);
        Assert.Matches("^\"1\\.[\\w-]{8}\"$", read.ETag);

        var written = (await service.Api.Patch(address, """{"wording":{"en":"One"}}""", read.ETag)).Is(200);

        Assert.Matches("^\"2\\.[\\w-]{8}\"$", written.ETag);
        Assert.Equal(304, (await service.Api.With("If-None-Match", written.ETag!).Get(address)).Status);
        Assert.Equal(304, (await service.Api.With("If-None-Match", $"W/{written.ETag}").Send(HttpMethod.Head, address)).Status);
        (await service.Api.Patch(address, """{"wording":{"en":"Two"}}""", read.ETag)).IsProblem(412, "stale-version");
        // The version alone says what is to be changed.
        (await service.Api.Patch(address, """{"wording":{"en":"Two"}}""", "\"2\"")).Is(200);
    }
}

/// <summary>What is known already costs no more than to find out that it is.</summary>
public sealed class KnownReadTests(GraphQLHost host) : IClassFixture<GraphQLHost>
{
    private const int Most = 2;

    [Theory]
    [InlineData("lights")]
    [InlineData("matrix")]
    [InlineData("matrix/lights")]
    [InlineData("matrix/numbers")]
    [InlineData("scorecard?scope=line=sales")]
    [InlineData("findings")]
    [InlineData("outlooks")]
    [InlineData("document")]
    [InlineData("slices", """{"indicators":["gmv"],"rows":[{"dimension":"tier"}]}""")]
    public async Task KnownRead_TakesFewStatements(string path, string? body = null)
    {
        using var client = host.CreateClient();
        using var first = await Send(client, path, body, null);
        Assert.Equal(200, (int)first.StatusCode);

        var count = await host.Statements.During(async () =>
        {
            using var again = await Send(client, path, body, first.Headers.ETag);
            Assert.Equal(304, (int)again.StatusCode);
            Assert.Empty(await again.Content.ReadAsByteArrayAsync());
        });

        Assert.InRange(count, 0, Most);
    }

    private static Task<HttpResponseMessage> Send(HttpClient client, string path, string? body, EntityTagHeaderValue? known)
    {
        var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, $"/v1/plans/intl-2024/{path}")
        {
            Content = body is null ? null : new StringContent(body, new MediaTypeHeaderValue("application/json")),
        };
        if (known is not null)
            request.Headers.IfNoneMatch.Add(known);
        return client.SendAsync(request);
    }
}
