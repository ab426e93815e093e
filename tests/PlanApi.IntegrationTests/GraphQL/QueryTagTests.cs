using System.Text.Json;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.GraphQL;

/// <summary>Answers of queries have tags, and stay right answers while their plans and the day are as they were.</summary>
public sealed class QueryTagTests : IAsyncDisposable
{
    private readonly StatementCounter _statements = new();
    private readonly CustomService _service;

    public QueryTagTests() =>
        _service = new CustomService(new TestOptions { Services = services => services.Intercept(new CommandCounter(), _statements) });

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task AskedAgainWithItsTag_TheAnswerIs304_UntilItsPlanChanges(string method)
    {
        var (mine, other) = (await _service.NewPlan(), await _service.NewPlan());
        var query = Query(mine, "lights(first: 5) { nodes { light } } comments(first: 5) { nodes { text } }");
        var first = await Send(method, query);
        Assert.True(first.Response.Headers.CacheControl is { Private: true, NoCache: true, NoStore: false });

        Assert.Equal(304, (await Send(method, query, first.ETag)).Status);
        await Comment(other);
        Assert.Equal(304, (await Send(method, query, first.ETag)).Status);
        await Comment(mine);
        var changed = await Send(method, query, first.ETag);
        Assert.Equal(200, changed.Status);
        Assert.NotEqual(first.ETag, changed.ETag);
    }

    [SqliteFact]
    public async Task WriteToAnotherPlan_CostsTwoStatements_AndNoComputation()
    {
        var (mine, other) = (await _service.NewPlan(), await _service.NewPlan());
        var query = Query(mine, "matrixView { date }");
        var first = await Send("POST", query);
        await Comment(other);

        var taken = await _statements.During(async () => Assert.Equal(first.Text, (await Send("POST", query)).Text));
        Assert.InRange(taken, 1, 3);
    }

    [Fact]
    public async Task WhatDependsOnTheDay_IsAnotherAnswerOnTheNextDay()
    {
        var query = Query(await _service.NewPlan(), "matrixView { date }");
        var today = await Send("POST", query);
        Assert.Equal(304, (await Send("POST", query, today.ETag)).Status);

        _service.Clock.Advance(TimeSpan.FromDays(1));

        var tomorrow = await Send("POST", query, today.ETag);
        Assert.Equal(200, tomorrow.Status);
        Assert.NotEqual(today.Text, tomorrow.Text);
    }

    [Fact]
    public async Task WhatIsAboutNoPlan_OrWasRefused_HasNoTag()
    {
        Assert.Null((await Send("POST", "{ work { name } }")).ETag);
        Assert.Null((await Send("POST", Query(await _service.NewPlan(), "target(code: \"A!\") { code }"))).ETag);
    }

    [Fact]
    public async Task Answer_SaysWhatTheQueryCounts()
    {
        var plan = await _service.NewPlan();
        var few = await Send("POST", Query(plan, "targets(first: 2) { nodes { code } }"));
        var many = await Send("POST", Query(plan, "targets(first: 200) { nodes { code } }"));

        Assert.InRange(Cost(few), 5, 20);
        Assert.InRange(Cost(many), 400, 1_000);
        Assert.Equal(250_000, (int)many.Json["extensions"]!["cost"]!["limit"]!);
    }

    private static int Cost(Answer answer) => (int)answer.Json["extensions"]!["cost"]!["requested"]!;

    private static string Query(string plan, string fields) => $"{{ plan(code: \"{plan["/v1/plans/".Length..]}\") {{ {fields} }} }}";

    private async Task Comment(string plan)
    {
        var answer = await _service.Api.Post($"{plan}/comments", """{"subject": {"target": "total"}, "text": "Well."}""");
        Assert.True(answer.Status == 201, answer.Text);
    }

    private Task<Answer> Send(string method, string query, string? tag = null)
    {
        var api = tag is null ? _service.Api : _service.Api.With("If-None-Match", tag);
        return method == "GET"
            ? api.Get("/graphql?query=" + Uri.EscapeDataString(query))
            : api.Post("/graphql", JsonSerializer.Serialize(new { query }));
    }
}
