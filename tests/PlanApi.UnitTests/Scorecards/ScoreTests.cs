using FsCheck.Xunit;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Scorecards;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.UnitTests.Scorecards;

// Seeds are drawn from a wide range, so that hardly any problem is drawn twice.
[Properties(StartSize = 1_000_000, EndSize = 1_000_000_000)]
public sealed class ScoreTests
{
    [Theory]
    [InlineData("60 40", "3/5 2/5", WeightUse.AsGiven)]
    [InlineData("- - -", "1/3 1/3 1/3", WeightUse.Alike)]
    [InlineData("50 - -", "1/2 1/4 1/4", WeightUse.RestAlike)]
    [InlineData("60 50", "6/11 5/11", WeightUse.InProportion)]
    [InlineData("60 60 -", "1/2 1/2 0", WeightUse.InProportion)]
    [InlineData("0 0", "1/2 1/2", WeightUse.Alike)]
    public void WeightsBecomeShares(string weights, string shares, WeightUse use)
    {
        var (found, how) = Score.Shares([
            .. weights
                .Split(' ')
                .Select(text =>
                    text == "-" ? (Quantity?)null : Quantity.Of(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture))
                ),
        ]);

        Assert.Equal((shares, use), (string.Join(' ', found), how));
    }

    [Fact]
    public void AScoreIsOfWhatHasData()
    {
        // 50 % at 1.2, 30 % at 0.8, 20 % without data: (0.6 + 0.24) / 0.8.
        var score = Score.Of([
            [(Quantity.Of(50), Fraction.Of(6, 5)), (Quantity.Of(30), Fraction.Of(4, 5)), (Quantity.Of(20), null)],
        ]);

        Assert.Equal((Fraction.Of(21, 20), Fraction.Of(4, 5)), (score.Value!.Value, score.Coverage));
        Assert.Equal(["1/8", "-3/40", "0"], score.Children.Select(child => child.Difference.ToString()));
        Assert.Null(
            Score
                .Of([
                    [(null, null)],
                ])
                .Value
        );
        Assert.Null(Score.Of([]).Value);
        // Two sets count alike, however many are in each.
        Assert.Equal(
            Fraction.Of(3, 4),
            Score
                .Of([
                    [(null, Fraction.One)],
                    [(null, Fraction.One), (null, Fraction.Zero)],
                    [],
                ])
                .Value
        );
    }

    [Property(MaxTest = 2000)]
    public void ContributionsAddUpExactly(int seed)
    {
        var random = new System.Random(seed);
        var (one, other) = (Node(random), Node(random));
        var score = one.Score!;

        Assert.Equal(Fraction.One, score.Children.Aggregate(Fraction.Zero, (sum, child) => sum + child.Share));
        if (score.Value is { } value)
        {
            Assert.Equal(value, score.Children.Aggregate(Fraction.Zero, (sum, child) => sum + child.Contribution));
            Assert.Equal(value - Fraction.One, score.Children.Aggregate(Fraction.Zero, (sum, child) => sum + child.Difference));
            Assert.True(value >= Fraction.Zero && value <= Attainment.Most);
        }
        var difference = ScoreDifference.Of(one, other, node => node.Key);
        if (difference.Difference is { } apart)
            Assert.Equal(apart, difference.Children.Aggregate(Fraction.Zero, (sum, child) => sum + child.Contribution));
    }

    [Fact]
    public void WeightsOfObjectivesAndKeyResultsFollowWindows()
    {
        Weight Of(string code, string result, int value, string? window = null) =>
            new()
            {
                Code = Code.Parse(code),
                KeyResult = Code.Parse(result),
                Value = Quantity.Of(value),
                Window = window is null ? null : Code.Parse(window),
            };
        Weight[] weights =
        [
            Of("a", "one", 60),
            Of("b", "two", 40),
            Of("c", "one", 80, "sale"),
            new()
            {
                Code = Code.Parse("d"),
                Objective = Code.Parse("one"),
                Value = Quantity.Of(7),
            },
        ];
        WeightWindow[] windows =
        [
            new()
            {
                Code = Code.Parse("sale"),
                From = new DateOnly(2024, 6, 1),
                To = new DateOnly(2024, 6, 18),
            },
        ];
        Code[] siblings = [Code.Parse("one"), Code.Parse("two"), Code.Parse("three")];

        Assert.Equal(
            [Quantity.Of(60), Quantity.Of(40), null],
            new WeightsInForce(weights, windows, new DateOnly(2024, 5, 31)).OfKeyResults(siblings).Select(weight => weight?.Value)
        );
        Assert.Equal(
            [Quantity.Of(80), Quantity.Of(20), null],
            new WeightsInForce(weights, windows, new DateOnly(2024, 6, 1)).OfKeyResults(siblings).Select(weight => weight?.Value)
        );
        Assert.Equal(
            [Quantity.Of(7), null, null],
            new WeightsInForce(weights, windows, new DateOnly(2024, 6, 1)).OfObjectives(siblings).Select(weight => weight?.Value)
        );
    }

    private static ScoredNode Node(System.Random random)
    {
        var lights = new Dictionary<string, LitNumber>();
        var indicator = new Indicator
        {
            Code = Code.Parse("gmv"),
            Kind = IndicatorKind.Flow,
            Unit = Unit.Number,
        };
        ScoreChild Child(int at)
        {
            var claim = new LightClaim($"claim{at}", null, indicator, Scope.Top, Period.OfYear(2024), Aim.Up, Fraction.One, Fraction.One);
            var attainment = new Attainment(Fraction.Of(random.Next(-5, 20), random.Next(1, 9)), AttainmentRule.ActualByExpected);
            lights[claim.Key] = new LitNumber
            {
                Claim = claim,
                Light = (Light)random.Next(6),
                Attainment = attainment,
                Thresholds = Lighting.Standard,
            };
            return new ScoreChild(
                new ScoreNode(ScoreKind.Target, claim.Key, "alike") { Claim = claim },
                random.Next(3) == 0 ? null : new Quantity(random.Next(0, 700_000))
            );
        }
        var (first, second) = (random.Next(0, 4), random.Next(1, 4));
        var node = new ScoreNode(ScoreKind.Objective, "o", "o")
        {
            Sets =
            [
                [.. Enumerable.Range(random.Next(3), first).Select(Child)],
                [.. Enumerable.Range(10, second).Select(Child)],
            ],
        };
        return ScoredNode.Of([node], lights)[0];
    }
}
