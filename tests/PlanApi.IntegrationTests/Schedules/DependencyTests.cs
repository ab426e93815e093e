using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Schedules;

public sealed class DependencyTests(OpenService service) : IClassFixture<OpenService>
{
    [Theory]
    [InlineData("""{"code":"back","milestone":"first-store","afterInitiative":"go-mexico"}""")]
    [InlineData("""{"code":"back","phase":"build-up","afterInitiative":"go-mexico","type":"startToStart","lag":-5}""")]
    [InlineData("""{"code":"self","phase":"build-up","afterPhase":"build-up"}""")]
    public async Task Create_ThatClosesACircle_IsRefused(string dependency)
    {
        var plan = await service.NewPlan();

        (await service.Api.Post($"{plan}/dependencies", dependency)).HasFaults("cycle ");

        Assert.Equal(2, (await service.Api.Get($"{plan}/dependencies")).Json["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task Update_ThatClosesACircle_IsRefusedAndOneThatOpensItIsNot()
    {
        var plan = await service.NewPlan();
        (await service.Api.Post($"{plan}/dependencies", """{"code":"third","initiative":"go-south","afterInitiative":"go-mexico"}""")).Is(
            201
        );

        var third = await service.Api.Get($"{plan}/dependencies/third");
        (await service.Api.Patch($"{plan}/dependencies/third", """{"initiative":null,"phase":"build-up"}""", third.ETag)).HasFaults(
            "cycle "
        );
        (await service.Api.Patch($"{plan}/dependencies/third", """{"afterInitiative":null,"afterPhase":"build-up"}""", third.ETag)).Is(200);
    }

    [Fact]
    public async Task Document_WithACircle_IsRefusedWithItsNames()
    {
        var answer = await service.Api.Send(
            HttpMethod.Post,
            "/v1/plan-documents",
            """
            format: planapi/1
            plan: {code: circle, calendar: {year: 2024}, currency: CNY}
            phases: [{code: one}, {code: two}]
            milestones: [{code: gate, phase: one}]
            dependencies:
              - {code: a, milestone: gate, afterPhase: one}
              - {code: b, phase: two, afterMilestone: gate}
              - {code: c, phase: one, afterPhase: two, type: startToStart}
            """,
            "application/yaml"
        );

        answer.HasFaults("cycle /dependencies/2");
        Assert.Contains("phase one → milestone gate → phase two → phase one", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"code":"d","afterPhase":"build-up"}""", "not-allowed ")]
    [InlineData("""{"code":"d","phase":"build-up","milestone":"first-store","afterInitiative":"go-south"}""", "not-allowed ")]
    [InlineData("""{"code":"d","phase":"build-up"}""", "not-allowed ")]
    [InlineData("""{"code":"d","phase":"build-up","afterInitiative":"go-south","lag":3661}""", "out-of-range /lag")]
    public async Task Create_OfSomethingThatIsNoDependency_IsRefused(string dependency, string fault) =>
        (await service.Api.Post($"{await service.NewPlan()}/dependencies", dependency)).HasFaults(fault);
}
