using FsCheck.Xunit;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Budgets;

public sealed class BudgetTests
{
    private static readonly Calendar _calendar = new() { Year = 2024 };

    [Fact]
    public void AmountsComeFromWhatIsStatedThePriceTheShareOrTheParts()
    {
        var tree = new BudgetTree([
            Item("total", 230),
            Item("market", parent: "total", share: 65),
            Item("servers", parent: "total") with
            {
                Quantity = Quantity.Of(300),
                UnitPrice = Quantity.Of(0.1m),
            },
            Item("brand", parent: "total"),
            Item("fairs", 10, "brand"),
            Item("films", 5, "brand"),
            Item("nothing", parent: "total"),
        ]);

        Assert.Equal(
            [
                "total 230 Stated",
                "market 149.5 Share",
                "servers 30 QuantityTimesPrice",
                "brand 15 SumOfParts",
                "fairs 10 Stated",
                "films 5 Stated",
                "nothing  None",
            ],
            tree.Walk().Select(at => $"{at.Item.Code} {tree.AmountOf(at.Item)?.ToText(4)} {tree.BasisOf(at.Item)}")
        );
        Assert.Equal("194.5", tree.SumOfParts(tree.Totals[0])?.ToText(4));
    }

    [Fact]
    public void AShareOfASumThatItIsAPartOfIsUnknown()
    {
        var tree = new BudgetTree([Item("total"), Item("half", parent: "total", share: 50), Item("rest", 10, "total")]);

        Assert.Equal("10", tree.AmountOf(tree.Totals[0])?.ToText(4));
    }

    [Property]
    public bool MonthsAddUpToTheWholeAndAreOfHundredths(int cents, byte first, byte length)
    {
        var from = 1 + (first % 12);
        var item = Item("a") with { Period = Period.OfMonth(2024, from) };
        var months = BudgetPhasing.Of(length % 2 == 0 ? item : item with { Period = null }, (long)cents * 100, _calendar);
        return months.Sum(month => month.Steps) == (long)cents * 100 && months.All(month => month.Steps % 100 == 0);
    }

    [Fact]
    public void MonthsAreByDaysOrByWeights()
    {
        Assert.Equal(
            [31L, 29, 31],
            BudgetPhasing.Of(Item("a") with { Period = Period.OfQuarter(2024, 1) }, 91, _calendar).Select(month => month.Steps)
        );
        Assert.Equal(
            [300L, 0, 100],
            BudgetPhasing
                .Of(
                    Item("a") with
                    {
                        Period = Period.OfQuarter(2024, 1),
                        Weights = [Quantity.Of(3), Quantity.Of(0), Quantity.Of(1)],
                    },
                    400,
                    _calendar
                )
                .Select(month => month.Steps)
        );
    }

    [Theory]
    [InlineData(100, 100, Light.Green)]
    [InlineData(100, 101, Light.Yellow)]
    [InlineData(100, 119, Light.Yellow)]
    [InlineData(100, 120, Light.Red)]
    [InlineData(0, 1, Light.Red)]
    [InlineData(0, 0, Light.Green)]
    public void AnOverrunOfTwentyPercentIsRed(long planned, long spent, Light light) =>
        Assert.Equal(light, BudgetControl.LightOf(planned, spent));

    [Fact]
    public void ReportFollowsSpendingCommitmentsAndTheYearsEnd()
    {
        var report = BudgetControl.Report(
            [Item("total", 1200), Item("part", 360, "total") with { Weights = [.. Enumerable.Repeat(Quantity.Of(1), 12)] }],
            [
                Entry("part", "2024-01", 30),
                Entry("part", "2024-02-10", 50),
                Entry("part", "2024-09", 400, EntryType.Committed),
                Entry("part", "2024-04", 1),
            ],
            [Source(1000), Source(150)],
            [],
            _calendar,
            Code.Known("CNY"),
            new DateOnly(2024, 3, 15)
        );

        var part = report.Items[1];
        Assert.Equal(("1200", "1150", "-50"), (report.Uses.ToString(), report.Sources.ToString(), report.Difference.ToString()));
        Assert.Equal(
            ("360", "90", "80", "400", "-120", "-10", "-11.1"),
            (
                part.Planned.ToString(),
                part.PlannedToDate.ToString(),
                part.Spent.ToString(),
                part.Committed.ToString(),
                part.Remaining.ToString(),
                part.Variance.ToString(),
                part.VariancePercent.ToString()
            )
        );
        // February has 50 of 30: red, though less than planned was spent in all. 80 spent, and 400 committed are more than the 270 to come.
        Assert.Equal((Light.Red, "480"), (part.Light, part.Forecast.ToString()));
        Assert.Equal([Light.Green, Light.Red, Light.Green, null], part.Months.Take(4).Select(month => month.Light));
        Assert.Equal("80", report.Items[0].Spent.ToString());
    }

    [Fact]
    public void TheCutOffLineStandsWhereTheMoneyDoesNotReach()
    {
        DecisionPackage[] packages = [Package("c", 30, 3), Package("a", 60, 1), Package("b", 50, 2), Package("late", 1, null)];

        Assert.Equal(
            ["a 60 True", "b 110 False", "c 140 False", "late 141 False"],
            PackageRanking.Of(packages, 100_0000).Select(line => $"{line.Package} {line.Cumulative} {line.IsFunded}")
        );
        Assert.DoesNotContain(PackageRanking.Of(packages, null), line => line.IsFunded);
    }

    private static BudgetItem Item(string code, decimal? amount = null, string? parent = null, decimal? share = null) =>
        new()
        {
            Code = Code.Known(code),
            Parent = parent is null ? null : Code.Known(parent),
            Amount = amount is { } known ? Quantity.Of(known) : null,
            Share = share is { } part ? Quantity.Of(part) : null,
        };

    private static BudgetEntry Entry(string item, string period, decimal amount, EntryType type = EntryType.Spent) =>
        new()
        {
            Code = Code.Known("e"),
            Item = Code.Known(item),
            Period = Period.Parse(period),
            Amount = Quantity.Of(amount),
            Type = type,
        };

    private static FundingSource Source(decimal amount) => new() { Code = Code.Known("s"), Amount = Quantity.Of(amount) };

    private static DecisionPackage Package(string code, decimal amount, int? rank) =>
        new()
        {
            Code = Code.Known(code),
            Item = Code.Known("item"),
            Amount = Quantity.Of(amount),
            Rank = rank,
        };
}
