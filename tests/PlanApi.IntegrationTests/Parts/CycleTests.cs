using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Parts;

public sealed class CycleTests(OpenService service) : IClassFixture<OpenService>
{
    [Theory]
    [InlineData("sections/1", """{"parent":"1.1"}""", "cycle /parent")]
    [InlineData("sections/1", """{"parent":"1"}""", "cycle /parent")]
    [InlineData("parties/coo", """{"escalatesTo":"sales-team"}""", "cycle /escalatesTo")]
    [InlineData("scenarios/baseline", """{"parent":"cautious"}""", "cycle /parent")]
    [InlineData("objectives/growth", """{"parents":["latam-first"]}""", "cycle /parents/0")]
    [InlineData("objectives/growth", """{"parents":["growth"]}""", "cycle /parents/0")]
    [InlineData("dimensions/market/members/latam", """{"parent":"jalisco"}""", "cycle /parent")]
    [InlineData("dimensions/market/members/latam", """{"parent":"latam"}""", "cycle /parent")]
    [InlineData("dimensions/market/members/latam", """{"code":"latin-america","parent":"jalisco"}""", "cycle /parent")]
    [InlineData(
        "dimensions/market/members/latam",
        """{"moves":[{"from":"2024-03-01","parent":"eu"},{"from":"2024-07-01","parent":"mexico"}]}""",
        "cycle /moves/1/parent"
    )]
    [InlineData("dimensions/tier/members/head", """{"parent":"mid"}""", "cycle /parent")]
    [InlineData("dimensions/tier/members/head", """{"moves":[{"from":"2024-06-01","parent":"mid"}]}""", "cycle /moves/0/parent")]
    [InlineData("budget-items/all-money", """{"parent":"mexico-money"}""", "cycle /parent")]
    [InlineData("teams/everybody", """{"parent":"sellers"}""", "cycle /parent")]
    [InlineData("initiatives/go-south", """{"parent":"go-mexico"}""", "cycle /parent")]
    public async Task Update_ThatWouldCloseACycle_IsRefused(string part, string patch, string fault)
    {
        var plan = await service.NewPlan();
        var before = (await service.Api.Get($"{plan}/{part}")).Is(200);

        (await service.Api.Patch($"{plan}/{part}", patch, before.ETag)).HasFaults(fault);

        Assert.Equal(before.Text, (await service.Api.Get($"{plan}/{part}")).Text);
    }

    [Fact]
    public async Task Update_OfAMember_MayTurnATreeRoundOnADay()
    {
        var plan = await service.NewPlan();
        var mid = await service.Api.Get($"{plan}/dimensions/tier/members/mid");
        (
            await service.Api.Patch(
                $"{plan}/dimensions/tier/members/mid",
                """{"parent":"head","moves":[{"from":"2024-07-01"}]}""",
                mid.ETag
            )
        ).Is(200);
        var head = await service.Api.Get($"{plan}/dimensions/tier/members/head");

        (
            await service.Api.Patch(
                $"{plan}/dimensions/tier/members/head",
                """{"moves":[{"from":"2024-06-30","parent":"mid"}]}""",
                head.ETag
            )
        ).HasFaults("cycle /moves/0/parent");
        (
            await service.Api.Patch(
                $"{plan}/dimensions/tier/members/head",
                """{"moves":[{"from":"2024-07-01","parent":"mid"}]}""",
                head.ETag
            )
        ).Is(200);
    }

    [Fact]
    public async Task Update_WithMovesOutOfOrder_NamesTheFirstThatIs()
    {
        var plan = await service.NewPlan();
        var mid = await service.Api.Get($"{plan}/dimensions/tier/members/mid");

        (
            await service.Api.Patch(
                $"{plan}/dimensions/tier/members/mid",
                """{"moves":[{"from":"2024-07-01"},{"from":"2024-07-01","parent":"head"}]}""",
                mid.ETag
            )
        ).HasFaults("out-of-order /moves/1");
    }
}
