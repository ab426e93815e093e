using System.Net.Http.Headers;
using System.Text.Json;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.GraphQL;

/// <summary>Answers are kept as bytes while the database is unchanged, and never longer.</summary>
public sealed class KeptAnswerTests(GraphQLHost host) : IClassFixture<GraphQLHost>
{
    private const string Target = "{ plan(code: \"intl-2024\") { target(code: \"seller-satisfaction-kpi\") { version value wording } } }";

    // PostgreSQL's snapshot differs after commits in other databases of the server too, and other tests commit all the time.
    [SqliteFact]
    public async Task Query_AskedAgain_AsksTheDatabaseNothing()
    {
        var first = await host.Data(Target);

        Assert.Equal(0, await host.Commands.During(async () => Assert.Equal(first.ToString(), (await host.Data(Target)).ToString())));
        Assert.NotEqual(0, await host.CommandsOf(Target));
    }

    [Fact]
    public async Task Query_AfterAWriteByEitherDoor_ShowsIt()
    {
        var version = (await host.Data(Target)).GetProperty("plan").GetProperty("target").GetProperty("version").GetInt64();

        var written = (
            await host.Data(
                "mutation($v: Long) { updateTarget(plan: \"intl-2024\", code: \"seller-satisfaction-kpi\", expectedVersion: $v, "
                    + "patch: { value: 4.7 }) { target { version } errors { code } } }",
                new { v = version }
            )
        )
            .GetProperty("updateTarget")
            .GetProperty("target")
            .GetProperty("version")
            .GetInt64();
        Assert.Equal("4.7", await Value());

        using var client = host.CreateClient();
        using var patch = new HttpRequestMessage(HttpMethod.Patch, "/v1/plans/intl-2024/targets/seller-satisfaction-kpi")
        {
            Content = new StringContent("{\"value\": 4.8}", MediaTypeHeaderValue.Parse("application/merge-patch+json")),
        };
        patch.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{written}\""));
        (await client.SendAsync(patch)).EnsureSuccessStatusCode();
        Assert.Equal("4.8", await Value());
    }

    [Fact]
    public async Task Variables_AndTypesHaveAnswersOfTheirOwn()
    {
        const string Query = "query($c: Code!) { plan(code: \"intl-2024\") { indicator(code: $c) { code } } }";

        foreach (var code in (string[])["gmv", "seller-satisfaction", "gmv"])
            Assert.Equal(
                code,
                (await host.Data(Query, new { c = code })).GetProperty("plan").GetProperty("indicator").GetProperty("code").GetString()
            );
        using var client = host.CreateClient();
        using var json = await client.SendAsync(GraphQLHost.Request(JsonSerializer.Serialize(new { query = Target }), "application/json"));
        Assert.Equal("application/json", json.Content.Headers.ContentType?.MediaType);
    }

    private async Task<string> Value() =>
        (await host.Data(Target)).GetProperty("plan").GetProperty("target").GetProperty("value").GetRawText();
}
