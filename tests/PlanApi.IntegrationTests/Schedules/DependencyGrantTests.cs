using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Schedules;

public sealed class DependencyGrantTests(KeysService service) : IClassFixture<KeysService>
{
    private const string Plan = """
        format: planapi/1
        plan: {code: CODE, calendar: {year: 2024}, currency: CNY}
        dimensions: [{code: tier}]
        members: [{code: mid, dimension: tier}, {code: head, dimension: tier}]
        initiatives: [{code: a, scope: {tier: mid}}, {code: b, scope: {tier: mid}}, {code: hidden, scope: {tier: head}}]
        dependencies:
          - {code: one, initiative: hidden, afterInitiative: b}
          - {code: two, initiative: a, afterInitiative: hidden}
        """;

    /// <summary>Whether a dependency would close a circle through what is hidden is not told.</summary>
    [Theory]
    [InlineData("""{"code":"c","initiative":"b","afterInitiative":"a"}""")]
    [InlineData("""{"code":"c","initiative":"a","afterInitiative":"b"}""")]
    public async Task Create_ByALimitedKey_IsForbiddenWithoutAWordOfCircles(string dependency)
    {
        var code = $"links-{Guid.NewGuid():N}"[..20];
        var admin = service.With((await service.NewKey(Role.Admin)).Key!);
        var text = Plan.Replace("CODE", code, StringComparison.Ordinal);
        (await admin.Send(HttpMethod.Post, "/v1/plan-documents", text, "application/yaml")).Is(201);
        var limited = service.With(
            (
                await service.NewKey(
                    Role.Planner,
                    key =>
                        key with
                        {
                            Plans = [Code.Parse(code)],
                            Members = new Dictionary<string, IReadOnlyList<Code>> { ["tier"] = [Code.Parse("mid")] },
                        }
                )
            ).Key!
        );

        (await limited.Post($"/v1/plans/{code}/dependencies", dependency)).IsProblem(403, "forbidden");
    }
}
