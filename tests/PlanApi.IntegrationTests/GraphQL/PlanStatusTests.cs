using System.Text.Json.Nodes;

namespace PlanApi.IntegrationTests.GraphQL;

public sealed class PlanStatusTests(GraphQLHost host) : IClassFixture<GraphQLHost>
{
    [Fact]
    public async Task Approval_OfAPlanWithErrors_IsRefusedWithHowManyAndTheWorst()
    {
        await host.Copy("unsound");
        var inReview = (await Go("unsound", "IN_REVIEW", 1))["changePlanStatus"]!["plan"]!;

        var refused = (await Go("unsound", "APPROVED", (long)inReview["version"]!)).Error("changePlanStatus");

        Assert.Equal("IN_REVIEW", (string)inReview["status"]!);
        Assert.Equal(("PlanNotSoundError", "plan-not-sound"), ((string)refused["__typename"]!, (string)refused["code"]!));
        Assert.Equal((int)inReview["findingCounts"]!["errors"]!, (int)refused["errors"]!);
        Assert.Contains("growth-compounding", (string)refused["worst"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approval_LocksTargets()
    {
        await host.Import(
            """
            format: planapi/1
            plan: {code: sound, calendar: {year: 2024}, currency: EUR}
            indicators: [{code: visitors, kind: flow, unit: number}]
            targets: [{code: goal, indicator: visitors, period: "2024", comparator: equal, value: 6}]
            """
        );
        var version = (long)(await Go("sound", "IN_REVIEW", 1))["changePlanStatus"]!["plan"]!["version"]!;
        var approved = (await Go("sound", "APPROVED", version))["changePlanStatus"]!["plan"]!;

        var update = await host.Node(
            "mutation { updateTarget(plan: \"sound\", code: \"goal\", expectedVersion: 1, patch: { value: 7 }) { target { value "
                + "} errors { __typename code ... on PlanLockedError { status } } } }"
        );

        Assert.Equal("APPROVED", (string)approved["status"]!);
        Assert.Equal(
            ("PlanLockedError", "plan-locked", "approved"),
            (
                (string)update.Error("updateTarget")["__typename"]!,
                (string)update.Error("updateTarget")["code"]!,
                (string)update.Error("updateTarget")["status"]!
            )
        );
        Assert.Equal(
            "6",
            (await host.Node("{ plan(code: \"sound\") { target(code: \"goal\") { value } } }"))["plan"]!["target"]!["value"]!.ToJsonString()
        );
    }

    [Fact]
    public async Task Change_NeedsTheVersionAndAWayThatThereIs()
    {
        await host.Copy("careful");

        Assert.Equal("missing-version", (string)(await Go("careful", "IN_REVIEW", null)).Error("changePlanStatus")["code"]!);
        Assert.Equal("stale-version", (string)(await Go("careful", "IN_REVIEW", 7)).Error("changePlanStatus")["code"]!);
        Assert.Equal("not-allowed-now", (string)(await Go("careful", "CLOSED", 1)).Error("changePlanStatus")["code"]!);
        Assert.Equal("not-found", (string)(await Go("no-such-plan", "IN_REVIEW", 1)).Error("changePlanStatus")["code"]!);
    }

    private Task<JsonNode> Go(string plan, string status, long? version) =>
        host.Node(
            "mutation($p: Code!, $s: PlanStatus!, $v: Long) { changePlanStatus(plan: $p, status: $s, expectedVersion: $v) { plan "
                + "{ status version findingCounts { errors } } errors { __typename code ... on PlanNotSoundError { errors worst } } } }",
            new
            {
                p = plan,
                s = status,
                v = version,
            }
        );
}
