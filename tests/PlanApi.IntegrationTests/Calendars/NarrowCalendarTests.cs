using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Calendars;

/// <summary>Years in which any part still has a date cannot be taken out of a plan.</summary>
public sealed class NarrowCalendarTests(OpenService service) : IClassFixture<OpenService>
{
    [Theory]
    [InlineData("phases", """{"code":"late","start":"2025-Q1"}""")]
    [InlineData("milestones", """{"code":"late","due":"2025-Q1"}""")]
    [InlineData("risk-responses", """{"code":"late","risk":"new-taxes","due":"2025-Q1"}""")]
    [InlineData("resources", """{"code":"late","due":"2025-Q1"}""")]
    public async Task Calendar_WithoutTheYearOfADate_IsRefused(string list, string part)
    {
        var plan = await service.NewPlan();
        (await service.Api.Post($"{plan}/{list}", part)).Is(201);

        var answer = await service.Api.Patch(plan, """{"calendar":{"referenceTo":2024}}""", (await service.Api.Get(plan)).Is(200).ETag);

        Assert.Contains("2025-Q1", answer.IsProblem(400, "invalid").Text, StringComparison.Ordinal);
    }
}
