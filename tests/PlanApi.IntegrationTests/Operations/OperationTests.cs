using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Operations;

/// <summary>Who would not wait has an operation, and later the same answer.</summary>
public sealed class OperationTests(OpenService service) : IClassFixture<OpenService>
{
    [Fact]
    public async Task RespondAsync_IsAnsweredByAnOperation_AndItsResultIsTheSameAnswer()
    {
        var plan = await CubePlan.New(service);
        var evaluation = $"{plan.Path}/{Later.Evaluation}?date=2024-06-18";
        var now = (await service.Api.Post(evaluation, "")).Is(200);

        var accepted = (await service.Api.With("Prefer", "respond-async").With("X-Change-Reason", "the%20month").Post(evaluation, "")).Is(
            202
        );

        Assert.Equal("respond-async", Assert.Single(accepted.Response.Headers.GetValues("Preference-Applied")));
        Assert.Equal($"/v1/operations/{accepted.Json["id"]}", accepted.Location);
        Assert.Equal(TimeSpan.FromSeconds(1), accepted.Response.Headers.RetryAfter!.Delta);
        Assert.Equal(
            ("evaluateLights", "waiting", plan.Path.Split('/')[^1]),
            ((string)accepted.Json["kind"]!, (string)accepted.Json["state"]!, (string)accepted.Json["plan"]!)
        );
        var done = await Later.Done(service.Api, accepted.Location!);
        Assert.Equal((1, "local"), ((int)done["attempts"]!, (string)done["requestedBy"]!));
        Assert.Equal(service.Clock.GetUtcNow().AddDays(1), DateTimeOffset.Parse((string)done["keptUntil"]!, null));
        Assert.Equal(now.Text, (await service.Api.Get((string)done["result"]!)).Is(200).Text);
        var ended = (await service.Api.Get(accepted.Location!)).Is(200);
        Assert.Null(ended.Response.Headers.RetryAfter);
        Assert.Equal(304, (await service.Api.With("If-None-Match", ended.ETag!).Get(accepted.Location!)).Status);
    }

    [Fact]
    public async Task WhatCannotBeDone_Fails_WithTheCodeOfTheSameRequest()
    {
        var plan = await CubePlan.New(service);
        var body = """{"schedule":"nobody","period":"2024-01"}""";
        var now = await service.Api.Post($"{plan.Path}/reviews", body);

        var failed = await Later.Until(service.Api, await Later.Start(service.Api, $"{plan.Path}/reviews", body), "failed");

        Assert.Equal(
            (now.Code, now.Json["faults"]!.ToJsonString()),
            ((string)failed["problem"]!["code"]!, failed["problem"]!["faults"]!.ToJsonString())
        );
        (await service.Api.Get($"/v1/operations/{failed["id"]}/result")).IsProblem(409, "no-result");
    }

    [Fact]
    public async Task WhatMayNotBeAsked_IsRefusedAtOnce()
    {
        (await service.Api.With("Prefer", "respond-async").Post($"/v1/plans/none/{Later.Evaluation}", "")).IsProblem(404, "not-found");
        (await service.Api.Get("/v1/operations/999999")).IsProblem(404, "not-found");
        (await service.Api.Get("/v1/operations?state=done")).HasFaults("not-allowed /state");
    }

    [Fact]
    public async Task APlanIsImported_InTheBackground()
    {
        var document = SmallPlan.Yaml.Replace("CODE", "imported-later", StringComparison.Ordinal);

        var done = await Later.Done(service.Api, await Later.Start(service.Api, "/v1/plan-documents", document, "application/yaml"));

        Assert.Equal("imported-later", (string)(await service.Api.Get((string)done["result"]!)).Json["code"]!);
        (await service.Api.Get("/v1/plans/imported-later")).Is(200);
    }

    [Theory]
    [InlineData("text/csv", "indicator,date,value,scope.market\nstores,2024-02-01,3,brazil\nstores,2024-02-02,4,brazil\n")]
    [InlineData("application/x-ndjson", """{"indicator":"stores","scope":{"market":"brazil"},"date":"2024-02-01","value":7}""")]
    [InlineData("application/json", """{"rows":[{"indicator":"stores","scope":{"market":"brazil"},"date":"2024-02-01","value":7}]}""")]
    public async Task Actuals_AreWritten_InTheBackground(string type, string rows)
    {
        var plan = await CubePlan.New(service);

        var done = await Later.Done(service.Api, await Later.Start(service.Api, $"{plan.Path}/actuals", rows, type));

        Assert.Equal(0, (int)(await service.Api.Get((string)done["result"]!)).Is(200).Json["rejected"]!);
        Assert.Equal(["7"], [await plan.At("stores market=brazil 2024-02 - actual")]);
    }

    [Fact]
    public async Task ADocumentIsValidated_InTheBackground_WithTheSameFindings()
    {
        var now = (await service.Api.Post("/v1/plan-documents/validation", SmallPlan.Yaml, "application/yaml")).Is(200);

        var done = await Later.Done(
            service.Api,
            await Later.Start(service.Api, "/v1/plan-documents/validation", SmallPlan.Yaml, "application/yaml")
        );

        Assert.Equal(now.Text, (await service.Api.Get((string)done["result"]!)).Is(200).Text);
    }

    [Fact]
    public async Task OverGraphQL_ItIsTheSame()
    {
        var plan = await CubePlan.New(service);
        var code = plan.Path.Split('/')[^1];
        var started = await Query(
            $$"""
            mutation { evaluateLights(plan: "{{code}}", respondAsync: true) {
                lights { evaluated } operation { id state plan: planCode } errors { code } } }
            """
        );
        var operation = started["evaluateLights"]!["operation"]!;
        Assert.Equal(
            (null, "WAITING", code),
            ((string?)started["evaluateLights"]!["lights"]?.ToJsonString(), (string)operation["state"]!, (string)operation["plan"]!)
        );
        await Later.Done(service.Api, $"/v1/operations/{operation["id"]}");

        var read = await Query(
            $$"""
            { operation(id: {{operation["id"]}}) { state result } operations(plan: "{{code}}", first: 5) { nodes { id } } }
            """
        );

        Assert.Equal(("SUCCEEDED", 0), ((string)read["operation"]!["state"]!, (int)read["operation"]!["result"]!["evaluated"]!));
        Assert.Single(read["operations"]!["nodes"]!.AsArray());
        Assert.Null((await Query("{ operation(id: 999999) { id } }"))["operation"]);
        var ended = await Query($$"""mutation { cancelOperation(id: {{operation["id"]}}) { operation { state } errors { code } } }""");
        Assert.Equal("SUCCEEDED", (string)ended["cancelOperation"]!["operation"]!["state"]!);
        Assert.Equal(
            "not-found",
            (string)
                (await Query("mutation { cancelOperation(id: 999999) { errors { code } } }"))["cancelOperation"]!["errors"]![0]!["code"]!
        );
    }

    [Theory]
    [InlineData("respond-async", true)]
    [InlineData("Respond-Async", true)]
    [InlineData("return=minimal, respond-async;x=1, wait=10", true)]
    [InlineData("respond-async=\"\"", true)]
    [InlineData("respond-async=", true)]
    [InlineData("\"respond-async\"", false)]
    [InlineData("respond-async=now", false)]
    [InlineData("x=\"a, respond-async\"", false)]
    [InlineData("x=\"a\\\", respond-async, \"", false)]
    [InlineData("respond-asynchronously", false)]
    [InlineData(",,;=\"", false)]
    [InlineData("wait=10", false)]
    [InlineData("", false)]
    public async Task Prefer_IsReadAsTheStandardSays(string prefer, bool isOperation)
    {
        var plan = await CubePlan.New(service);

        var answer = await service.Api.With("Prefer", prefer).Post($"{plan.Path}/{Later.Evaluation}", "");

        Assert.Equal(isOperation ? 202 : 200, answer.Status);
        Assert.Equal(isOperation, answer.Response.Headers.Contains("Preference-Applied"));
    }

    [Fact]
    public async Task Prefer_InSeveralHeaders_IsOneList()
    {
        var plan = await CubePlan.New(service);

        (await service.Api.With("Prefer", "wait=5").With("Prefer", "respond-async").Post($"{plan.Path}/{Later.Evaluation}", "")).Is(202);
    }

    [Fact]
    public async Task TheSameIdempotencyKey_IsTheSameOperation()
    {
        var plan = await CubePlan.New(service);
        var client = service.Api.With("Idempotency-Key", "later");

        var operation = await Later.Start(client, $"{plan.Path}/{Later.Evaluation}");

        Assert.Equal(operation, await Later.Start(client, $"{plan.Path}/{Later.Evaluation}"));
        (await client.Post($"{plan.Path}/{Later.Evaluation}", "")).IsProblem(422, "idempotency-key-reused");
    }

    [Fact]
    public async Task Operations_AreListed_TheNewestFirst()
    {
        var plan = await CubePlan.New(service);
        var (one, two) = (
            await Later.Start(service.Api, $"{plan.Path}/{Later.Evaluation}"),
            await Later.Start(service.Api, $"{plan.Path}/actuals/sums")
        );
        await Later.Done(service.Api, one);
        await Later.Done(service.Api, two);

        var page = (await service.Api.Get($"/v1/operations?plan={plan.Path.Split('/')[^1]}&state=succeeded&first=1")).Is(200);

        Assert.Equal(["rebuildSums"], page.Items.Select(item => (string)item["kind"]!));
        Assert.Equal(["evaluateLights"], (await service.Api.Get(page.Next!)).Is(200).Items.Select(item => (string)item["kind"]!));
        Assert.Equal(
            [one],
            (await service.Api.Get($"/v1/operations?plan={plan.Path.Split('/')[^1]}&kind=evaluateLights")).Items.Select(item =>
                $"/v1/operations/{item["id"]}"
            )
        );
    }

    private async Task<JsonNode> Query(string query)
    {
        var body = new JsonObject { ["query"] = query }.ToJsonString();
        var answer = (await service.Api.Post("/graphql", body)).Is(200).Json;
        Assert.Null(answer["errors"]);
        return answer["data"]!;
    }
}
