using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.People;

public sealed class StaffingTests(OpenService service) : IClassFixture<OpenService>
{
    [Fact]
    public async Task Staffing_OfTheSmallPlan_FollowsMovements()
    {
        var plan = await service.NewPlan();
        (
            await service.Api.Post(
                $"{plan}/staff-movements",
                """{"code":"lead","post":"seller-lead","type":"hire","period":"2024-02","actual":2}"""
            )
        ).Is(201);

        var staffing = (await service.Api.Get($"{plan}/staffing?date=2024-03-31")).Is(200).Json;

        Assert.Equal(
            ["everybody 300 20 280", "sellers 150 20 130"],
            staffing["teams"]!.AsArray().Select(team => $"{team!["team"]} {team["headCount"]} {team["actual"]} {team["missing"]}")
        );
        Assert.Equal("3 2 66.7", $"{staffing["keyPosts"]} {staffing["keyPostsFilled"]} {staffing["keyPostsFilledPercent"]}");
    }

    [Fact]
    public async Task Movement_OfATeamAndAPost_IsRefused() =>
        (
            await service.Api.Post(
                $"{await service.NewPlan()}/staff-movements",
                """{"code":"both","team":"sellers","post":"seller-lead","planned":1}"""
            )
        ).IsProblem(400, "invalid");
}
