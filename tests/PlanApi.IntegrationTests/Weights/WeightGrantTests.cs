using PlanApi.IntegrationTests.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Weights;

public sealed class WeightGrantTests(KeysService service) : IClassFixture<KeysService>
{
    [Theory]
    [InlineData("2024-03-18")]
    [InlineData("2024-06-10")]
    public async Task WeightsInForce_OfALimitedKey_AreThoseThatItSees(string date)
    {
        var plan = await CutPlan.Begin(service);

        await plan.IsThatOfTheCut($"weights-in-force?date={date}");
        var sets = (await plan.Read($"weights-in-force?date={date}"))["sets"]!.AsArray();
        Assert.Equal(
            ["brand-in-mid sales-in-mid", "mid-share-of", "mid-a-kr-weight mid-kr-weight"],
            sets.Select(set =>
                string.Join(
                    ' ',
                    set!["weights"]!
                        .AsArray()
                        .Select(weight => (string)weight!["weight"]!)
                        .Select(code => code.Replace("in-sale", "in-mid", StringComparison.Ordinal))
                )
            )
        );
        var graph = (await plan.Ask($$"""weightsInForce(date: "{{date}}") { sets { sum } }"""))["data"]!["plan"]!["weightsInForce"]![
            "sets"
        ]!.AsArray();
        Assert.Equal(sets.Select(set => set!["sum"]!.ToString()), graph.Select(set => set!["sum"]!.ToString()));
    }
}
