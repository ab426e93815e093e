using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Access;
using PlanApi.Application.UseCases;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Writes;

public sealed class IdempotencyTests(KeysService service) : IClassFixture<KeysService>
{
    private const string Section = """{"code":"2","purpose":"other"}""";

    [Fact]
    public async Task Create_SentTwiceWithOneKey_HappensOnceAndAnswersTheSame()
    {
        var (api, plan) = await Begin();

        var first = (await api.Post($"{plan}/sections", Section)).Is(201);
        var again = (await api.Post($"{plan}/sections", """{ "purpose": "other", "code": "2" }""")).Is(201);

        Assert.Equal((first.Text, first.ETag, first.Location, first.Type), (again.Text, again.ETag, again.Location, again.Type));
        Assert.Equal(2, (int)(await api.Get($"{plan}/sections/2")).Json["version"]!);
    }

    [Fact]
    public async Task Update_SentTwiceWithOneKey_HappensOnceAndAnswersTheSame()
    {
        var (api, plan) = await Begin();
        var before = await api.Get($"{plan}/targets/total");

        var first = (await api.Patch($"{plan}/targets/total", """{"value":7}""", before.ETag)).Is(200);
        var again = (await api.Patch($"{plan}/targets/total", """{"value":7.0}""", before.ETag)).IsProblem(422, "idempotency-key-reused");
        again = (await api.Patch($"{plan}/targets/total", """ {"value": 7} """, before.ETag)).Is(200);

        Assert.Equal((first.Text, first.ETag), (again.Text, again.ETag));
        Assert.Equal(first.Text, (await api.Get($"{plan}/targets/total")).Text);
    }

    [Fact]
    public async Task Delete_SentTwiceWithOneKey_AnswersTheSame()
    {
        var (api, plan) = await Begin();
        var etag = (await api.Get($"{plan}/waivers/known-gap")).ETag;

        (await api.Delete($"{plan}/waivers/known-gap", etag)).Is(204);
        (await api.Delete($"{plan}/waivers/known-gap", etag)).Is(204);
        (await api.With("Idempotency-Key", "other").Get($"{plan}/waivers/known-gap")).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task Import_SentTwiceWithOneKey_AnswersTheSame()
    {
        var (api, _) = await Begin();
        var document = SmallPlan.Yaml.Replace("CODE", $"twice-{Guid.NewGuid():N}", StringComparison.Ordinal);

        var first = (await api.Post("/v1/plan-documents", document, "application/yaml")).Is(201);
        var again = (await api.Post("/v1/plan-documents", document, "application/yaml")).Is(201);

        Assert.Equal((first.Text, first.ETag, first.Location), (again.Text, again.ETag, again.Location));
        (await api.Post("/v1/plan-documents", document + "\n", "application/yaml")).IsProblem(422, "idempotency-key-reused");
    }

    [Theory]
    [InlineData("""{"code":"2","purpose":"risks"}""")]
    [InlineData("""{"code":"3.1","purpose":"other"}""")]
    public async Task Create_WithTheKeyOfAnotherBody_IsRefused(string other)
    {
        var (api, plan) = await Begin();
        (await api.Post($"{plan}/sections", Section)).Is(201);

        (await api.Post($"{plan}/sections", other)).IsProblem(422, "idempotency-key-reused");
        (await api.Post($"{plan}/parties", """{"code":"2"}""")).IsProblem(422, "idempotency-key-reused");
    }

    [Fact]
    public async Task Update_WithTheKeyOfAnotherPatch_IsRefused()
    {
        var (api, plan) = await Begin();
        var etag = (await api.Get($"{plan}/targets/total")).ETag;
        (await api.Patch($"{plan}/targets/total", """{"value":7}""", etag)).Is(200);

        (await api.Patch($"{plan}/targets/total", """{"value":8}""", etag)).IsProblem(422, "idempotency-key-reused");
    }

    [Fact]
    public async Task Create_ThatFailed_MayBeSentAgainWithItsKey()
    {
        var (api, plan) = await Begin();

        (await api.Post($"{plan}/sections", """{"code":"2","purpose":"nonsense"}""")).IsProblem(400, "invalid");
        (await api.Post($"{plan}/sections", Section)).Is(201);
    }

    [Fact]
    public async Task Create_WhileTheSameIsRunning_IsInFlight()
    {
        var (api, plan) = await Begin();
        Task<Answer> first,
            second;
        // While another holds the writer's turn, one of the two waits for it, and the other finds it waiting.
        using (await service.Services.GetRequiredService<WriterQueue>().Wait(Timeout.InfiniteTimeSpan, CancellationToken.None))
        {
            (first, second) = (api.Post($"{plan}/sections", Section), api.Post($"{plan}/sections", Section));
            var early = (await await Task.WhenAny(first, second)).IsProblem(409, "in-flight");
            Assert.Equal(TimeSpan.FromSeconds(1), early.Response.Headers.RetryAfter!.Delta);
        }

        Assert.Equal([201, 409], new[] { (await first).Status, (await second).Status }.Order());
        (await api.Post($"{plan}/sections", Section)).Is(201);
    }

    [Fact]
    public async Task Create_WithTheKeyThatAnotherCallerUsed_IsItsOwn()
    {
        var (api, plan) = await Begin("shared");
        var other = service.With((await service.NewKey(Role.Planner)).Key!).With("Idempotency-Key", "shared");
        (await api.Post($"{plan}/sections", Section)).Is(201);

        (await other.Post($"{plan}/sections", Section)).IsProblem(409, "duplicate-code");
        (await other.Post($"{plan}/sections", """{"code":"4","purpose":"other"}""")).Is(201);
    }

    [Fact]
    public async Task Create_ADayLater_IsANewRequest()
    {
        await using var own = new CustomService(new TestOptions());
        var api = own.Api.With("Idempotency-Key", "daily");
        var plan = await own.NewPlan();
        (await api.Post($"{plan}/sections", Section)).Is(201);

        own.Clock.Advance(TimeSpan.FromHours(23));
        (await api.Post($"{plan}/sections", Section)).Is(201);
        own.Clock.Advance(TimeSpan.FromHours(2));
        (await api.Post($"{plan}/sections", Section)).IsProblem(409, "duplicate-code");
    }

    private const string FiftyDigits = "01234567890123456789012345678901234567890123456789";

    private const string HundredDigits = FiftyDigits + FiftyDigits;

    [Theory]
    [InlineData("a\tb")]
    [InlineData(HundredDigits + HundredDigits + HundredDigits)]
    public async Task Create_WithWhatIsNoKey_IsRefused(string key)
    {
        var plan = await service.NewPlan(service.With((await service.NewKey(Role.Planner)).Key!));
        var api = service.With((await service.NewKey(Role.Planner)).Key!).With("Idempotency-Key", key);

        (await api.Post($"{plan}/sections", Section)).IsProblem(400, "bad-request");
    }

    private async Task<(Client Api, string Plan)> Begin(string? key = null)
    {
        var committee = service.With((await service.NewKey(Role.Committee)).Key!);
        var plan = await service.NewPlan(committee);
        return (committee.With("Idempotency-Key", key ?? Guid.NewGuid().ToString()), plan);
    }
}
