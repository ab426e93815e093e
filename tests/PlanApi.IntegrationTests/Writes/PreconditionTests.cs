using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Writes;

/// <summary>What a write goes by, before it is one.</summary>
public sealed class PreconditionTests(OpenService service) : IClassFixture<OpenService>
{
    [Theory]
    [InlineData("W/\"2\"")]
    [InlineData("\"1\", \"2\"")]
    [InlineData("\"99\" ,, W/\"2\", \"of-another-service\"")]
    [InlineData("*")]
    public async Task IfMatch_ThatNamesTheVersion_Holds_HoweverItIsWritten(string header)
    {
        var plan = await service.NewPlan();
        var section = (await service.Api.Post($"{plan}/sections", """{"code":"2","purpose":"other"}""")).Is(201);
        Assert.StartsWith("\"2.", section.ETag, StringComparison.Ordinal);

        var changed = (await service.Api.Patch(section.Location!, """{"purpose":"risks"}""", header)).Is(200);
        Assert.StartsWith("\"3.", changed.ETag, StringComparison.Ordinal);
        (await service.Api.Patch($"{plan}/sections/none", "{}", header)).IsProblem(404, "not-found");
        if (header != "*")
            (await service.Api.Delete(section.Location!, header)).IsProblem(412, "stale-version");
        (await service.Api.Delete(section.Location!, $"{header.TrimEnd('*')}{(header == "*" ? "*" : ", \"3\"")}")).Is(204);
    }

    [Fact]
    public async Task Write_ThatChangesNothing_MakesNoVersion()
    {
        var plan = await service.NewPlan();
        var target = (await service.Api.Get($"{plan}/targets/total")).Is(200);

        foreach (var patch in (string[])["{}", """{"period":"2024","value":1000.0,"wording":null}""", target.Json.Without("id", "version")])
        {
            var same = (await service.Api.Patch($"{plan}/targets/total", patch, target.ETag)).Is(200);
            Assert.Equal((target.Text, target.ETag), (same.Text, same.ETag));
        }
        var own = (await service.Api.Get(plan)).Is(200);
        Assert.Equal(own.Text, (await service.Api.Patch(plan, """{"names":{"en":"Small plan"}}""", own.ETag)).Is(200).Text);
        Assert.Single((await service.Api.Get($"{plan}/change-sets")).Is(200).Items);

        var comment = (await service.Api.Post($"{plan}/comments", """{"subject":{"target":"total"},"text":"Is June in?"}""")).Is(201);
        var unsaid = (await service.Api.Patch(comment.Location!, """{"text":"Is June in?","resolved":false}""", comment.ETag)).Is(200);
        Assert.Equal((comment.Text, comment.ETag), (unsaid.Text, unsaid.ETag));
        var settled = (await service.Api.Patch(comment.Location!, """{"resolved":true}""", comment.ETag)).Is(200);
        Assert.Equal(settled.Text, (await service.Api.Patch(comment.Location!, """{"resolved":true}""", settled.ETag)).Is(200).Text);
        Assert.Equal(3, (await service.Api.Get($"{plan}/change-sets")).Is(200).Items.Count);

        var key = (await service.Api.Post("/v1/api-keys", """{"name":"ended once","role":"viewer"}""")).Is(201);
        (await service.Api.Delete($"/v1/api-keys/{key.Json["id"]}", "*")).Is(200);
        var revoked = (await service.Api.Get($"/v1/api-keys/{key.Json["id"]}")).Is(200);
        (await service.Api.Delete($"/v1/api-keys/{key.Json["id"]}", "*")).Is(200);
        Assert.Equal(revoked.Text, (await service.Api.Get($"/v1/api-keys/{key.Json["id"]}")).Is(200).Text);
    }

    [Fact]
    public async Task Scenario_ThatAltersNone_IsRefused()
    {
        var plan = await service.NewPlan();

        (await service.Api.Post($"{plan}/scenarios", """{"code":"other-root"}""")).HasFaults("missing-field /parent");
        (await service.Api.Patch($"{plan}/scenarios/cautious", """{"parent":null}""", "*")).HasFaults("missing-field /parent");
        (
            await service.Api.Post(
                "/v1/plan-documents",
                SmallPlan
                    .Yaml.Replace("CODE", "two-roots", StringComparison.Ordinal)
                    .Replace("{code: cautious, parent: baseline}", "{code: cautious}", StringComparison.Ordinal),
                "application/yaml"
            )
        ).HasFaults("missing-field /scenarios/0/parent");
    }

    [Theory]
    [InlineData("comments", "resolved")]
    [InlineData("reviews", "overdue")]
    [InlineData("findings", "waived")]
    public async Task Boolean_InAQuery_IsWrittenAsJsonWritesIt(string list, string name)
    {
        var plan = await service.NewPlan();

        foreach (var text in (string[])["true", "false"])
            (await service.Api.Get($"{plan}/{list}?{name}={text}")).Is(200);
        foreach (var text in (string[])["True", "FALSE", "1", "yes", "%20true", "true,false", "perhaps"])
            (await service.Api.Get($"{plan}/{list}?{name}={text}")).HasFaults($"wrong-type /{name}");
    }
}
