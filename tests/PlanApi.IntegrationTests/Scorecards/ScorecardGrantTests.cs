using PlanApi.IntegrationTests.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Scorecards;

/// <summary>A limited key is told how its members score, from what it sees alone.</summary>
public sealed class ScorecardGrantTests(KeysService service) : IClassFixture<KeysService>
{
    [Theory]
    [InlineData("scorecard?objective=mid-grow")]
    [InlineData("scorecard?objective=mid-serve")]
    [InlineData("scorecard?keyResult=mid-kr")]
    [InlineData("scorecard?scope=tier=mid")]
    [InlineData("scorecard?scope=tier=mid-a")]
    [InlineData("scorecard?scope=line=sales;tier=mid")]
    [InlineData("scorecard?scope=tier=mid&scenario=bold")]
    [InlineData("scorecard/comparison?scope=tier=mid&againstScenario=bold")]
    [InlineData("scorecard/comparison?scope=line=sales;tier=mid&againstScope=line=brand;tier=mid")]
    public async Task Scorecard_OfWhatIsSeen_IsThatOfThePlanWithoutTheRest(string path)
    {
        var plan = await CutPlan.Begin(service);

        await plan.IsThatOfTheCut($"{path}&date=2024-02-29");
        var (resource, query) = (path.Split('?')[0], path.Split('?')[1]);
        await plan.IsThatOfTheCut(
            path.Contains("comparison", StringComparison.Ordinal)
                ? $"{resource}?{query}&date=2024-05-31"
                : $"{resource}/trend?{query}&dates=2024-02-29,2024-06-18"
        );
    }

    [Fact]
    public async Task Scorecard_OfWhatIsHidden_IsAsIfItWereNotThere()
    {
        var plan = await CutPlan.Begin(service);

        foreach (var door in (string[])["scorecard?", "scorecard/trend?dates=2024-06-18&", "scorecard/comparison?"])
        {
            await plan.IsAsIfItWereNotThere(door, "objective=zz-grow", "objective=no-such");
            await plan.IsAsIfItWereNotThere(door, "objective=zz-serve", "objective=no-such");
            await plan.IsAsIfItWereNotThere(door, "keyResult=zz-kr", "keyResult=no-such");
            await plan.IsAsIfItWereNotThere(door, "scope=tier=zz-head", "scope=tier=no-such");
            foreach (var total in (string[])["top", "line=sales"])
                (await plan.Limited.Get($"{plan.Whole}/{door}scope={total}")).HasFaults("not-allowed /scope");
        }
        (await plan.Limited.Get($"{plan.Whole}/scorecard/comparison?scope=tier=mid&againstScope=top")).HasFaults(
            "not-allowed /against/scope"
        );
        (await plan.Other.Get($"{plan.Whole}/scorecard?objective=mid-grow")).IsProblem(404, "not-found");
    }

    /// <summary>A share of what a limited key sees would be another number, and one of all would give the total away.</summary>
    [Fact]
    public async Task Scorecard_OfAShare_HasNoNumber()
    {
        var plan = await CutPlan.Begin(service);
        (
            await plan.Admin.Post(
                $"{plan.Whole}/targets",
                """{"code":"mid-share","indicator":"gmv-share","scope":{"tier":"mid"},"period":"2024","comparator":"atLeast","value":20}"""
            )
        ).Is(201);

        var children = (await plan.Read("scorecard?scope=tier=mid&date=2024-02-29"))["children"]!.AsArray();
        var share = children.Single(child => (string?)child!["child"]!["code"] == "mid-share")!["child"]!;
        Assert.Null(share["score"]);
        Assert.Null(share["attainment"]);
        Assert.NotNull(
            (await plan.Admin.Get($"{plan.Whole}/scorecard?scope=tier=mid&date=2024-02-29")).Is(200).Json["children"]!
                .AsArray()
                .Single(child => (string?)child!["child"]!["code"] == "mid-share")!["child"]!["attainment"]
        );
    }

    [Fact]
    public async Task Scorecard_OverGraphQL_IsThatOfRest()
    {
        var plan = await CutPlan.Begin(service);

        var rest = await plan.Read("scorecard?objective=mid-grow&date=2024-02-29");
        var graph = (
            await plan.Ask(
                """
                scorecard(objective: "mid-grow", date: "2024-02-29") { score { score } children { weight child { code } } }
                hidden: scorecard(objective: "zz-grow") { date } missing: scorecard(objective: "no-such") { date }
                scoreTrend(scope: "tier=mid", dates: ["2024-02-29"]) { score }
                scoreComparison(scope: "tier=mid", againstScenario: "bold", date: "2024-02-29") { sentence }
                """
            )
        )["data"]!["plan"]!;

        Assert.Equal(rest["score"]!["score"]!.ToString(), graph["scorecard"]!["score"]!["score"]!.ToString());
        Assert.Equal(
            ["mid-a-kr", "mid-kr", "mid-serve"],
            graph["scorecard"]!["children"]!.AsArray().Select(child => (string)child!["child"]!["code"]!)
        );
        Assert.Null(graph["hidden"]);
        Assert.Null(graph["missing"]);
        Assert.NotNull(graph["scoreTrend"]);
        Assert.NotNull(graph["scoreComparison"]);
    }
}
