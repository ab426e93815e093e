using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Parts;

/// <summary>Members and groups stand below their dimension.</summary>
public sealed class PlaceTests(OpenService service) : IClassFixture<OpenService>
{
    [Theory]
    [InlineData("groups", """{"code":"latam","definitions":[{"members":["eu"]}]}""")]
    [InlineData("members", """{"code":"emerging"}""")]
    public async Task Create_WithTheCodeOfTheOther_ReturnsConflict(string collection, string body)
    {
        var plan = await service.NewPlan();

        var refused = (await service.Api.Post($"{plan}/dimensions/market/{collection}", body)).IsProblem(409, "duplicate-code");

        Assert.Contains("member or group 'market/", (string)refused.Json["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_ToTheCodeOfTheOther_ReturnsConflict()
    {
        var market = $"{await service.NewPlan()}/dimensions/market";
        var (member, group) = (await service.Api.Get($"{market}/members/latam"), await service.Api.Get($"{market}/groups/mixed"));

        (await service.Api.Patch($"{market}/members/latam", """{"code":"mixed"}""", member.ETag)).IsProblem(409, "duplicate-code");
        (await service.Api.Patch($"{market}/groups/mixed", """{"code":"latam"}""", group.ETag)).IsProblem(409, "duplicate-code");
    }

    [Fact]
    public async Task Create_InTwoDimensions_TakesTheSameCodeTwice()
    {
        var plan = await service.NewPlan();

        Assert.Equal(
            $"{plan}/dimensions/line/members/latam",
            (await service.Api.Post($"{plan}/dimensions/line/members", """{"code":"latam"}""")).Is(201).Location
        );

        Assert.Equal("line", (string)(await service.Api.Get($"{plan}/dimensions/line/members/latam")).Json["dimension"]!);
        Assert.Equal("market", (string)(await service.Api.Get($"{plan}/dimensions/market/members/latam")).Json["dimension"]!);
    }

    [Fact]
    public async Task Create_WithAnotherDimensionThanThePath_IsRefused() =>
        (await service.Api.Post($"{await service.NewPlan()}/dimensions/market/members", """{"code":"x","dimension":"line"}""")).HasFaults(
            "not-allowed /dimension"
        );

    [Fact]
    public async Task Update_OfTheDimension_IsRefused()
    {
        var member = $"{await service.NewPlan()}/dimensions/market/members/eu";

        (await service.Api.Patch(member, """{"dimension":"line"}""", (await service.Api.Get(member)).ETag)).HasFaults(
            "not-allowed /dimension"
        );
    }

    [Theory]
    [InlineData("members")]
    [InlineData("groups")]
    public async Task Call_BelowADimensionThatThereIsNot_IsNotFound(string collection)
    {
        var nowhere = $"{await service.NewPlan()}/dimensions/depth/{collection}";

        (await service.Api.Get(nowhere)).IsProblem(404, "not-found");
        (await service.Api.Post(nowhere, """{"code":"x"}""")).IsProblem(404, "not-found");
        (await service.Api.Get($"{nowhere}/x")).IsProblem(404, "not-found");
        (await service.Api.Get(nowhere.Replace("depth", "-bad-", StringComparison.Ordinal))).IsProblem(400, "bad-request");
    }
}
