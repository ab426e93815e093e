using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Cube;

/// <summary>What a role, and a key that is limited to some members, reach of the cube.</summary>
public sealed class CellGrantTests(KeysService service) : IClassFixture<KeysService>
{
    [Fact]
    public async Task Contributor_WritesActualsAndForecastsButNoTargets()
    {
        var admin = await Admin();
        var plan = await CubePlan.New(service, admin, "stores tier=mid,market=latam 2024 5");
        var contributor = plan.As(service.With((await service.NewKey(Role.Contributor)).Key!));

        (await contributor.Write("stores tier=mid 2024 1 actual", "stores tier=mid 2024 1 forecast")).Is(200);
        (await contributor.Write("stores tier=mid 2024 1")).IsProblem(403, "forbidden");
        (await contributor.Write("stores tier=mid 2024 1 actual", "stores tier=mid 2024 1")).IsProblem(403, "forbidden");
        (
            await contributor.Preview("""{"indicator":"stores","period":"2024","value":1,"method":"equal","over":[{"dimension":"tier"}]}""")
        ).IsProblem(403, "forbidden");
        (await plan.As(service.With((await service.NewKey(Role.Viewer)).Key!)).Write("stores tier=mid 2024 1 actual")).IsProblem(
            403,
            "forbidden"
        );
    }

    [Fact]
    public async Task LimitedKey_ReadsBelowItsMembersAndNoTotals()
    {
        var (plan, limited) = await Limited(
            "gmv tier=mid,market=mexico 2024 5",
            "gmv tier=head,market=brazil 2024 15",
            "gmv tier=mid,market=germany 2024 80",
            "gmv - 2024 100"
        );

        Assert.Equal(
            ["market=latam: 20"],
            CubePlan.Rows(await limited.Slice("""{"indicators":["gmv"],"rows":[{"dimension":"market"}]}"""))
        );
        Assert.Equal(
            ["market=brazil: 15", "market=mexico: 5"],
            CubePlan.Rows(await limited.Slice("""{"indicators":["gmv"],"rows":[{"dimension":"market","level":2}]}"""))
        );
        Assert.Equal(
            ["tier=head: 15", "tier=mid: 5", "tier=tail: missing"],
            CubePlan.Rows(await limited.Slice("""{"indicators":["gmv"],"rows":[{"dimension":"tier"}],"filter":{"market":"latam"}}"""))
        );
        (await limited.Slice("""{"indicators":["gmv"]}""")).HasFaults("not-allowed /filter");
        (await limited.Slice("""{"indicators":["gmv"],"rows":[{"dimension":"tier"}]}""")).HasFaults("not-allowed /filter");
        (await limited.Slice("""{"indicators":["gmv"],"rows":[{"dimension":"market","total":true}]}""")).HasFaults(
            "not-allowed /rows/0/total"
        );
        (await limited.Slice("""{"indicators":["gmv"],"filter":{"market":"germany"}}""")).HasFaults("unknown-reference /filter/market");
        (await limited.Slice("""{"indicators":["gmv"],"rows":[{"dimension":"market","members":["eu"]}]}""")).HasFaults(
            "unknown-reference /rows/0/members/0"
        );
        Assert.Equal(
            ["tier=head: 75"],
            CubePlan.Rows(
                await limited.Slice(
                    """{"indicators":["gmv-share"],"rows":[{"dimension":"tier","members":["head"]}],"filter":{"market":"latam"}}"""
                )
            )
        );
        Assert.Equal("100", await plan.At("gmv - 2024"));
    }

    [Fact]
    public async Task LimitedKey_GoesByNoHiddenShape()
    {
        var (plan, limited) = await Limited("gmv market=mexico 2023-Q1 5 actual", "gmv market=germany 2023-Q2 80 actual");
        const string Spread =
            """{"indicator":"gmv","scope":{"market":"latam"},"period":"2024","value":12,"method":"relative","like":{"yearsBefore":1,"scope":SCOPE},"over":[{"grain":"quarter"}]}""";

        (await limited.Preview(Spread.Replace("SCOPE", "{}", StringComparison.Ordinal))).HasFaults("not-allowed /like/scope");
        (await limited.Preview(Spread.Replace("SCOPE", """{"market":"germany"}""", StringComparison.Ordinal))).HasFaults(
            "unknown-reference /like/scope/market"
        );
        Assert.Equal(
            "market=latam 2024-Q1: 12",
            CubePlan.After(await limited.Preview(Spread.Replace("SCOPE", """{"market":"mexico"}""", StringComparison.Ordinal)))[0]
        );
        (await plan.Preview(Spread.Replace("SCOPE", "{}", StringComparison.Ordinal))).Is(200);
    }

    [Fact]
    public async Task LimitedKey_SeesNoShareOfAHiddenTotal()
    {
        var (plan, _) = await Limited("gmv tier=mid,market=mexico 2024 5", "gmv tier=head,market=mexico 2024 15");
        var limited = plan.As(
            service.With(
                (
                    await service.NewKey(
                        Role.Planner,
                        key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["tier"] = [Code.Parse("mid")] } }
                    )
                ).Key!
            )
        );

        var cell = (await limited.Slice("""{"indicators":["gmv-share","gmv"],"rows":[{"dimension":"tier"}]}""")).Is(200).Json["rows"]![0]![
            "cells"
        ]!;

        Assert.Null(cell[0]!["value"]);
        Assert.Equal("undefined", (string?)cell[0]!["state"]);
        Assert.Equal(5, (int)cell[1]!["value"]!);
    }

    [Fact]
    public async Task LimitedKey_WritesBelowItsMembersOnly()
    {
        var (plan, limited) = await Limited("gmv market=germany 2024 80");
        var before = await plan.Export();

        (await limited.Write("gmv - 2024 1", "gmv market=germany 2024 1", "gmv tier=mid 2024 1")).HasFaults(
            "not-allowed /cells/0/scope",
            "not-allowed /cells/2/scope",
            "unknown-reference /cells/1/scope/market"
        );
        Assert.Equal(before, await plan.Export());
        (await limited.Write("gmv market=jalisco 2024 1", "gmv market=latam,tier=mid 2024 2")).Is(200);
        var version = (long)(await limited.Write("gmv market=emerging 2024 3")).Is(200).Json["version"]!;
        (await limited.Undo(version)).IsProblem(403, "forbidden");
    }

    [Fact]
    public async Task LimitedKey_SpreadsBelowItsMembersAndSeesNothingAbove()
    {
        var (plan, limited) = await Limited("gmv market=mexico 2024 5", "gmv market=brazil 2024 15", "gmv market=germany 2024 80");
        const string Spread =
            """{"indicator":"gmv","scope":{"market":"latam"},"period":"2024","value":40,"method":"proportional","over":[{"dimension":"market"}]}""";

        var preview = await limited.Preview(Spread);

        Assert.Equal(["market=brazil 2024: 15 -> 30", "market=mexico 2024: 5 -> 10"], CubePlan.Changes(preview));
        Assert.DoesNotContain("120", preview.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("100", preview.Text, StringComparison.Ordinal);
        (await limited.Apply(preview)).Is(200);
        Assert.Equal("120", await plan.At("gmv - 2024"));
        (
            await limited.Preview(
                """{"indicator":"gmv","period":"2024","value":40,"method":"proportional","over":[{"dimension":"market"}]}"""
            )
        ).IsProblem(400, "invalid");
        (
            await limited.Preview("""{"indicator":"gmv","period":"2024","value":40,"method":"equal","over":[{"dimension":"tier"}]}""")
        ).IsProblem(400, "invalid");
        (
            await limited.Preview(
                """{"indicator":"gmv","scope":{"market":"germany"},"period":"2024","value":40,"method":"equal","over":[{"dimension":"tier"}]}"""
            )
        ).IsProblem(400, "invalid");
    }

    [Fact]
    public async Task Token_OfAnotherCallerOrPlan_IsRefused()
    {
        var (plan, limited) = await Limited("gmv market=mexico 2024 5", "gmv market=brazil 2024 15");
        var token = (string)
            (
                await limited.Preview(
                    """{"indicator":"gmv","scope":{"market":"latam"},"period":"2024","value":40,"method":"proportional","over":[{"dimension":"market"}]}"""
                )
            )
                .Is(200)
                .Json["token"]!;
        var other = await CubePlan.New(service, plan.Api);

        (await plan.Apply(token)).IsProblem(403, "wrong-token");
        (await other.As(limited.Api).Apply(token)).IsProblem(403, "wrong-token");
        (await limited.Apply(token[..^1])).IsProblem(403, "wrong-token");
        (await limited.Apply(token[..10] + (token[10] == 'A' ? 'B' : 'A') + token[11..])).IsProblem(403, "wrong-token");
        (await limited.Apply(token + "AAAA")).IsProblem(403, "wrong-token");
        (await limited.Apply("")).Is(403);
        (await limited.Apply("!")).IsProblem(403, "wrong-token");
        (await limited.Apply(token)).Is(200);
    }

    private async Task<Client> Admin() => service.With((await service.NewKey(Role.Admin)).Key!);

    private async Task<(CubePlan Plan, CubePlan Limited)> Limited(params string[] cells)
    {
        var plan = await CubePlan.New(service, await Admin(), cells);
        return (
            plan,
            plan.As(
                service.With(
                    (
                        await service.NewKey(
                            Role.Planner,
                            key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["market"] = [Code.Parse("latam")] } }
                        )
                    ).Key!
                )
            )
        );
    }
}
