using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Parts;

/// <summary>Many members as JSON Lines: what the same members as CSV do, with the same faults at their lines.</summary>
public sealed class MemberLineTests(OpenService service) : IClassFixture<OpenService>
{
    private const string Lines = "application/x-ndjson";

    [Fact]
    public async Task Lines_AddAndChangeMembers_AsCsvDoes()
    {
        var plan = await New();
        const string File = """
            {"code":"asia","names":{"en":"Asia","zh":"亚洲"}}
            {"code":"japan","parent":"asia","names":{"en":"Japan"}}

            {"code":"tokyo","parent":"japan"}
            """;
        Assert.Equal("3 0 0", await Load(plan, File, Lines));
        Assert.Equal(
            "0 0 3",
            await Load(plan, "code,parent,names.en,names.zh\nasia,,Asia,亚洲\njapan,asia,Japan,\ntokyo,japan,,\n", "text/csv")
        );
        // What a line does not say stays; null is the top.
        Assert.Equal("0 0 1", await Load(plan, """{"code":"japan"}""", Lines));
        Assert.Equal("0 1 0", await Load(plan, """{"code":"japan","parent":null}""", Lines));
        var japan = (await service.Api.Get($"{plan}/dimensions/region/members/japan")).Is(200).Json;
        Assert.Null(japan["parent"]);
        Assert.Equal("Japan", (string)japan["names"]!["en"]!);
    }

    [Fact]
    public async Task FaultsNameTheirLines_AndNothingIsStored()
    {
        var plan = await New();
        const string File = """
            {"code":"asia"}
            {"code":"Not A Code"}
            {"code":"japan","colour":"red"}
            {"parent":"asia"}
            {"code":
            """;
        var answer = await service.Api.Post($"{plan}/dimensions/region/members/load", File, Lines);
        answer.IsProblem(400, "invalid");
        Assert.Equal([2, 3, 4, 5], answer.FaultNodes.Select(fault => (int)fault["line"]!).Distinct().Order());
        Assert.Empty((await service.Api.Get($"{plan}/dimensions/region/members")).Is(200).Items);
        (await service.Api.Post($"{plan}/dimensions/region/members/load", File, "application/json")).IsProblem(
            415,
            "unsupported-media-type"
        );
    }

    private async Task<string> Load(string plan, string file, string type)
    {
        var load = (await service.Api.Post($"{plan}/dimensions/region/members/load", file, type)).Is(200).Json;
        return $"{load["created"]} {load["updated"]} {load["unchanged"]}";
    }

    private async Task<string> New()
    {
        var plan = await service.NewPlan();
        (await service.Api.Post($"{plan}/dimensions", """{"code":"region"}""")).Is(201);
        return plan;
    }
}
