using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;
using static PlanApi.UnitTests.Validation.PlanBuilder;

namespace PlanApi.UnitTests.Cube;

public sealed class SliceAxisTests
{
    [Theory]
    [InlineData("2024-Q1", Parentage.AsWas, "acme,zeta")]
    [InlineData("2024-06", Parentage.AsWas, "acme,zeta")]
    [InlineData("2024-Q3", Parentage.AsWas, "bolt,zeta")]
    [InlineData("2024", Parentage.AsWas, "acme,bolt,zeta")]
    [InlineData("2024-Q1", Parentage.AsIs, "bolt,zeta")]
    public void BelowAMemberStandThoseThatStoodThereInTheSlicesPeriods(string period, Parentage parentage, string members) =>
        Assert.Equal(
            members,
            Rows(
                new Slice
                {
                    Indicators = [C("gmv")],
                    Period = Period.Parse(period),
                    Parentage = parentage,
                    Rows = [Below("mid")],
                }
            )
        );

    [Fact]
    public void PeriodsOnAnAxisCountFromTheFirstToTheLast()
    {
        var slice = new Slice
        {
            Indicators = [C("gmv")],
            Rows = [Below("mid")],
            Columns = [new SliceAxis { Periods = [Period.Parse("2024-Q4"), Period.Parse("2024-Q1")] }],
        };
        Assert.Equal("acme,bolt,zeta", Rows(slice));
        Assert.Equal("bolt,zeta", Rows(slice with { Columns = [new SliceAxis { Grain = Grain.Month, Within = Period.Parse("2024-Q3") }] }));
    }

    [Fact]
    public void EachMemberComesOnceHoweverOftenItMoved() =>
        Assert.Equal(
            "acme,bolt,zeta",
            Rows(new Slice { Indicators = [C("gmv")], Rows = [new SliceAxis { Dimension = C("tier"), Leaves = true }] })
        );

    [Fact]
    public void BelowAGroupStandItsMembers() =>
        Assert.Equal("acme,mid", Rows(new Slice { Indicators = [C("gmv")], Rows = [Below("friends")] }));

    private static SliceAxis Below(string member) => new() { Dimension = C("tier"), Below = C(member) };

    private static string Rows(Slice slice)
    {
        var tier = new TinyDimension("tier");
        (tier.Parents["mid"], tier.Parents["top"], tier.Parents["zeta"], tier.Parents["acme"], tier.Parents["bolt"]) = (
            "",
            "",
            "mid",
            "mid",
            "top"
        );
        tier.Moves.Add(("acme", new DateOnly(2024, 7, 1), "top"));
        tier.Moves.Add(("bolt", new DateOnly(2024, 7, 1), "mid"));
        tier.Groups["friends"] = ["acme", "mid"];
        var plan = new TinyPlan([tier]);
        var faults = new List<string>();
        var layout = SliceLayout.Of(
            plan.Source().Scopes,
            plan.Calendar,
            slice,
            (_, _) => true,
            (code, pointer, message) => faults.Add($"{code} {pointer} {message}")
        );
        Assert.Empty(faults);
        return string.Join(',', Enumerable.Range(0, (int)layout!.RowCount).Select(row => layout.RowAt(row).Scope[Code.Parse("tier")]));
    }
}
