using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Drivers;

/// <summary>What a key that is limited to some members learns of drivers: nothing of the totals above them.</summary>
public sealed class DriverGrantTests(KeysService service) : IClassFixture<KeysService>
{
    [Fact]
    public async Task LimitedKey_LearnsNothingOfTotals()
    {
        var plan = await CubePlan.New(
            service,
            service.With((await service.NewKey(Role.Admin)).Key!),
            "gmv tier=mid 2024 30",
            "visitors tier=mid 2024 5",
            "gmv tier=head 2024 70",
            "gmv tier=mid 2023 20",
            "visitors tier=mid 2023 5"
        );
        var limited = plan.As(
            service.With(
                (
                    await service.NewKey(
                        Role.Viewer,
                        key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["tier"] = [Code.Parse("mid")] } }
                    )
                ).Key!
            )
        );
        Task<Answer> Ask(string path, string question) => limited.Api.Post($"{plan.Path}/{path}", question);

        (await Ask("driver-trees", """{"indicator":"basket","period":"2024"}""")).HasFaults("not-allowed /scope");
        (await Ask("driver-trees", """{"indicator":"basket","scope":{"tier":"head"},"period":"2024"}""")).HasFaults(
            "unknown-reference /scope/tier"
        );
        (
            await Ask(
                "driver-attributions",
                """{"indicator":"basket","scope":{"tier":"mid"},"period":"2024","from":{"scope":{"tier":"head"}}}"""
            )
        ).HasFaults("unknown-reference /from/scope/tier");
        Assert.Equal(
            "6",
            (await Ask("driver-trees", """{"indicator":"basket","scope":{"tier":"mid"},"period":"2024"}""")).Is(200).Json["drivers"]![0]![
                "value"
            ]!.ToJsonString()
        );
        Assert.Equal(
            "2",
            (await Ask("driver-attributions", """{"indicator":"basket","scope":{"tier":"mid"},"period":"2024","from":{"period":"2023"}}"""))
                .Is(200)
                .Json["change"]!.ToJsonString()
        );
        var share = (await Ask("driver-trees", """{"indicator":"gmv-share","scope":{"tier":"mid"},"period":"2024"}""")).Is(200);
        Assert.Equal("Undefined, because 'gmv of others' would show a total that you may not see.", (string)share.Json["sentence"]!);
        Assert.DoesNotContain("70", share.Text, StringComparison.Ordinal);
    }
}
