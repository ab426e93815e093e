using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Scripts;

/// <summary>A batch that is wrong does nothing, and its answer names every fault.</summary>
public sealed class BatchRefusalTests(OpenService service) : IClassFixture<OpenService>
{
    private const string Section = """{"code":"2","purpose":"other"}""";

    [Theory]
    [InlineData("//example.com/v1/plans")]
    [InlineData("http://example.com/v1/plans")]
    [InlineData("/odata/plan/Targets")]
    [InlineData("/v1/../odata/plan/Targets")]
    [InlineData("/v1/plans/%2e%2e/plans")]
    [InlineData("/v1/plans/a%2Fb")]
    [InlineData("/v1/plans/a%5Cb")]
    [InlineData("/v1/plans/%00")]
    [InlineData("/v1/plans/%0d%0aX-Api-Key:%20x")]
    [InlineData("/v1/plans\r\nX-Api-Key: x")]
    [InlineData("/v1//plans")]
    [InlineData("/v1/plans/")]
    [InlineData("/v1\\plans")]
    [InlineData("/v1/plans#x")]
    [InlineData("/v10/plans")]
    [InlineData("/V1/plans")]
    [InlineData("v1/plans")]
    [InlineData("/graphql")]
    [InlineData("/health/live")]
    [InlineData("")]
    public async Task Path_ToElsewhere_IsRefused(string path) =>
        (
            await Send(
                new
                {
                    id = "a",
                    method = "GET",
                    path,
                }
            )
        ).HasFaults("not-allowed /requests/0/path");

    [Theory]
    [InlineData("TRACE")]
    [InlineData("CONNECT")]
    [InlineData("OPTIONS")]
    [InlineData("get")]
    [InlineData("")]
    public async Task Method_ThatIsNone_IsRefused(string method) =>
        (
            await Send(
                new
                {
                    id = "a",
                    method,
                    path = "/v1/plans",
                }
            )
        ).HasFaults("not-allowed /requests/0/method");

    [Fact]
    public async Task Form_IsCheckedAsAWhole_BeforeAnythingIsDone()
    {
        var plan = await service.NewPlan();
        var section = new { code = "2", purpose = "other" };

        var refused = await Send(
            new
            {
                id = "a",
                method = "POST",
                path = $"{plan}/sections",
                body = section,
            },
            new
            {
                id = "a",
                method = "GET",
                path = $"{plan}/sections",
                ifMatch = "$later",
                body = section,
            },
            new
            {
                id = "",
                method = "DELETE",
                path = $"{plan}/sections/2",
                ifMatch = "a\r\nX-Api-Key: b",
            },
            new
            {
                id = "later",
                method = "POST",
                path = $"{plan}/sections",
                idempotencyKey = "a\nb",
                reason = new string('a', 1_001),
            }
        );

        refused.HasFaults(
            "duplicate-item /requests/1/id",
            "not-allowed /requests/1/body",
            "too-long /requests/2/id",
            "too-long /requests/2/ifMatch",
            "too-long /requests/3/idempotencyKey",
            "too-long /requests/3/reason",
            "unknown-reference /requests/1/ifMatch"
        );
        (await service.Api.Get($"{plan}/sections/2")).Is(404);
    }

    [Theory]
    [InlineData("""{"requests":[]}""", "too-few /requests")]
    [InlineData("""{}""", "missing-field /requests")]
    [InlineData("""{"requests":[{"id":"a"}]}""", "missing-field /requests/0/method, missing-field /requests/0/path")]
    [InlineData(
        """{"requests":[{"id":"a","method":"GET","path":"/v1/plans","headers":{"X-Api-Key":"x"}}]}""",
        "unknown-field /requests/0/headers"
    )]
    [InlineData("""{"atomic":"yes","requests":[7]}""", "wrong-type /atomic, wrong-type /requests/0")]
    [InlineData("""[]""", "wrong-type ")]
    public async Task Body_OfAnotherForm_IsRefused(string body, string faults) =>
        Assert.Equal(faults, (await service.Api.Post("/v1/batch", body)).IsProblem(400, "invalid").Faults);

    [Fact]
    public async Task Batch_OfTooMuch_IsRefused()
    {
        var item = """{"id":"ID","method":"GET","path":"/v1/plans"}""";
        var many = string.Join(',', Enumerable.Range(0, 1_001).Select(at => item.Replace("ID", $"{at}", StringComparison.Ordinal)));
        (await service.Api.Post("/v1/batch", $$"""{"requests":[{{many}}]}""")).HasFaults("too-large /requests");
        (await service.Api.Post("/v1/batch", $$"""{"requests":[],"x":"{{new string('x', 9 * 1024 * 1024)}}"}""")).IsProblem(
            413,
            "too-large"
        );
        var key = service.Api.With("Idempotency-Key", new string('k', 250));
        (await key.Post("/v1/batch", """{"requests":[{"id":"too-long","method":"GET","path":"/v1/plans"}]}""")).HasFaults(
            "too-long /requests/0/id"
        );
    }

    [Fact]
    public async Task Requests_ThatAreNotOfJson_AreRefusedEach()
    {
        var plan = await service.NewPlan();
        (string, string)[] others =
        [
            ("POST", "/v1/batch"),
            ("POST", "/v1/api-keys"),
            ("POST", "/v1/stream-tickets"),
            ("GET", $"{plan}/slices.csv?indicators=gmv"),
            ("GET", $"{plan}/slices/workbook?indicators=gmv"),
            ("POST", $"{plan}/evidence/files"),
        ];

        var answer = (
            await Send([
                .. others.Select(
                    (other, at) =>
                        new
                        {
                            id = $"{at}",
                            method = other.Item1,
                            path = other.Item2,
                        }
                ),
            ])
        ).Is(200);

        Assert.All(
            answer.Json["results"]!.AsArray(),
            result => Assert.Equal(("400", "not-in-batch"), ($"{result!["status"]}", (string?)result["body"]!["code"]))
        );
    }

    [Theory]
    [InlineData("GET", "PLAN/sections")]
    [InlineData("POST", "PLAN/slices")]
    [InlineData("POST", "/v1/plans")]
    [InlineData("POST", "/v1/operations/1/cancellation")]
    public async Task AtomicBatch_OnlyWritesInPlans(string method, string path)
    {
        var plan = await service.NewPlan();
        path = path.Replace("PLAN", plan, StringComparison.Ordinal);

        var answer = (
            await service.Api.Post(
                "/v1/batch",
                $$"""{"atomic":true,"requests":[{"id":"a","method":"POST","path":"{{plan}}/sections","body":{{Section}}},{"id":"b","method":"{{method}}","path":"{{path}}"}]}"""
            )
        ).Is(200);

        Assert.Equal("not-in-batch", (string?)answer.Json["results"]![1]!["body"]!["code"]);
        (await service.Api.Get($"{plan}/sections/2")).Is(404);
    }

    private Task<Answer> Send(params object[] requests) =>
        service.Api.Post("/v1/batch", System.Text.Json.JsonSerializer.Serialize(new { requests }));
}
