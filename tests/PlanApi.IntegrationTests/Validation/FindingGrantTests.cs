using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Validation;

/// <summary>A limited key is told what is wrong with what it sees, judged from that alone.</summary>
public sealed class FindingGrantTests(KeysService service) : IClassFixture<KeysService>
{
    [Theory]
    [InlineData("baseline")]
    [InlineData("bold")]
    public async Task Findings_OfALimitedKey_AreThoseOfTheCutThatAreAboutItsMembers(string scenario)
    {
        var plan = await CutPlan.Begin(service);

        var seen = (await plan.Read($"findings?first=1000&scenario={scenario}"))["items"]!.AsArray();
        var cut = (await plan.Admin.Get($"{plan.Cut}/findings?first=1000&scenario={scenario}")).Is(200).Json["items"]!.AsArray();

        Assert.Contains("bound-left-by-cells", seen.Select(finding => (string)finding!["rule"]!));
        Assert.Equal(
            cut.Where(finding => IsAboutMembers(finding!)).Select(finding => finding!.ToJsonString()),
            seen.Select(finding => finding!.ToJsonString())
        );
        // Whoever sees all is told more, before and after.
        var all = (await plan.Admin.Get($"{plan.Whole}/findings?first=1000&scenario={scenario}")).Is(200);
        Assert.Contains("zz-cap", all.Text, StringComparison.Ordinal);
        Assert.Equal(seen.ToJsonString(), (await plan.Read($"findings?first=1000&scenario={scenario}"))["items"]!.ToJsonString());
        Assert.DoesNotContain(
            "mid-cap",
            (await plan.Other.Get($"{plan.Whole}/findings?first=1000&scenario={scenario}")).Is(200).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Finding_ThatIsHidden_IsAsIfItWereNotThere()
    {
        var plan = await CutPlan.Begin(service);
        var all = (await plan.Admin.Get($"{plan.Whole}/findings?first=1000")).Is(200).Items;
        var seen = (await plan.Read("findings?first=1000"))["items"]!
            .AsArray()
            .Select(finding => (string)finding!["fingerprint"]!)
            .ToHashSet();

        foreach (var finding in all.Select(finding => (string)finding["fingerprint"]!))
        {
            if (seen.Contains(finding))
                await plan.Read($"findings/{finding}");
            else
                (await plan.Limited.Get($"{plan.Whole}/findings/{finding}")).IsProblem(404, "not-found");
        }
        Assert.Contains(all, finding => !seen.Contains((string)finding["fingerprint"]!));
        (await plan.Limited.Post($"{plan.Whole}/findings/what-if", "{}")).IsProblem(403, "forbidden");
        (await plan.Limited.Get($"{plan.Whole}/waivers")).Is(200);
    }

    [Fact]
    public async Task Findings_OverGraphQL_AreThoseOfRest()
    {
        var plan = await CutPlan.Begin(service);

        var graph = (
            await plan.Ask(
                """
                findings(first: 1000) { totalCount nodes { fingerprint sentence places { key part { id } } waiver { code } } } findingCounts { errors warnings notes }
                """
            )
        )["data"]!["plan"]!["findings"]!;

        var rest = (await plan.Read("findings?first=1000"))["items"]!.AsArray();
        Assert.Equal(
            rest.Select(finding => (string)finding!["fingerprint"]!),
            graph["nodes"]!.AsArray().Select(finding => (string)finding!["fingerprint"]!)
        );
        Assert.Equal(rest.Count, (int)graph["totalCount"]!);
    }

    // That nothing uses a section follows from all of the plan; weights over what is limited need not add up.
    private static bool IsAboutMembers(JsonNode finding) =>
        finding["places"]!
            .AsArray()
            .Any(place =>
                (string)place!["kind"]!
                    is "targets"
                        or "objectives"
                        or "keyResults"
                        or "weights"
                        or "reviewSchedules"
                        or "initiatives"
                        or "contributions"
                        or "milestones"
                        or "dependencies"
                        or "budgetItems"
                        or "decisionPackages"
                        or "budgetEntries"
                        or "risks"
                        or "riskAssessments"
                        or "riskResponses"
                        or "riskImpacts"
                        or "riskCorrelations"
                        or "contingencyPlans"
                        or "fundingSources"
                        or "teams"
                        or "posts"
                        or "staffMovements"
                        or "resources"
                        or "drills"
                        or "keyRiskIndicators"
                        or "riskCases"
                        or "sliceAssignments"
                        or "holds"
                        or "bounds"
                        or "cells"
            ) && !((string)finding["rule"]! == "weights-not-whole" && (string)finding["arguments"]!["set"]! == "tier");
}
