using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Scripts;

/// <summary>A script sees whether a write was done now, or before under the same key.</summary>
public sealed class ReplayedTests(OpenService service) : IClassFixture<OpenService>
{
    private const string Section = """{"code":"2","purpose":"other"}""";

    [Fact]
    public async Task Answers_ThatWereKept_SaySo_AlsoWithoutABody()
    {
        var plan = await service.NewPlan();
        var api = service.Api.With("Idempotency-Key", "once");

        var first = (await api.Post($"{plan}/sections", Section)).Is(201);
        var again = (await api.Post($"{plan}/sections", Section)).Is(201);
        var minimal = (await api.With("Prefer", "return=minimal").Post($"{plan}/sections", Section)).Is(201);
        var other = (await api.Post($"{plan}/sections", """{"code":"3","purpose":"other"}""")).IsProblem(422, "idempotency-key-reused");

        Assert.Equal([false, true, true, false], new[] { first, again, minimal, other }.Select(IsReplay));
        Assert.Equal((first.ETag, first.Location, ""), (minimal.ETag, minimal.Location, minimal.Text));
    }

    [Fact]
    public async Task Mutations_SaySo_WhereAllOfThemWere()
    {
        var plan = (await service.NewPlan()).Split('/')[^1];
        string Add(string code, string key) =>
            $"{code}: createSection(plan: \\\"{plan}\\\", input: {{ code: \\\"{code}\\\", purpose: OTHER }}, "
            + $"idempotencyKey: \\\"{key}\\\") {{ section {{ code }} errors {{ code }} }}";
        Task<Answer> Send(params string[] mutations) =>
            service.Api.Post("/graphql", $$"""{"query":"mutation { {{string.Join(' ', mutations)}} }"}""");

        var first = (await Send(Add("a", "1"))).Is(200);
        Assert.Equal("a", (string?)first.Json["data"]!["a"]!["section"]!["code"]);
        var again = (await Send(Add("a", "1"))).Is(200);
        var half = (await Send(Add("a", "1"), Add("b", "2"))).Is(200);
        var both = (await Send(Add("a", "1"), Add("b", "2"))).Is(200);

        Assert.Equal([false, true, false, true], new[] { first, again, half, both }.Select(IsReplay));
    }

    private static bool IsReplay(Answer answer) => answer.Response.Headers.Contains("Idempotency-Replayed");
}
