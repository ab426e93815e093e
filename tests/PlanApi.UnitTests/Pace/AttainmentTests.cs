using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Pace;

public sealed class AttainmentTests
{
    [Theory]
    // Without a baseline: the quotient, turned round where lower is better.
    [InlineData(Aim.Up, 60, 60, null, 45, "3/4", AttainmentRule.ActualByExpected)]
    [InlineData(Aim.Down, 4.5, 4.5, null, 5, "9/10", AttainmentRule.ExpectedByActual)]
    [InlineData(Aim.Down, 4.5, 4.5, null, 3, "3/2", AttainmentRule.ExpectedByActual)]
    [InlineData(Aim.Up, 60, 60, null, -6, "-1/10", AttainmentRule.ActualByExpected)]
    // A loss of 5 at most; a loss that must be 5 at least, to the other side.
    [InlineData(Aim.Up, -5, -5, null, -10, "1/2", AttainmentRule.ExpectedByActual)]
    [InlineData(Aim.Up, -5, -5, null, -4, "5/4", AttainmentRule.ExpectedByActual)]
    [InlineData(Aim.Up, -5, -5, null, 0, "", AttainmentRule.BeyondMeasure)]
    [InlineData(Aim.Down, -5, -5, null, -10, "2", AttainmentRule.ActualByExpected)]
    [InlineData(Aim.Down, -5, -5, null, 5, "-1", AttainmentRule.ActualByExpected)]
    // Zero.
    [InlineData(Aim.Up, 0, 0, null, 0, "1", AttainmentRule.ExactlyZero)]
    [InlineData(Aim.Up, 0, 0, null, 3, "", AttainmentRule.BeyondMeasure)]
    [InlineData(Aim.Up, 0, 0, null, -3, "0", AttainmentRule.ShortOfZero)]
    [InlineData(Aim.Down, 0, 0, null, 0, "1", AttainmentRule.ExactlyZero)]
    [InlineData(Aim.Down, 0, 0, null, 3, "0", AttainmentRule.ShortOfZero)]
    [InlineData(Aim.Down, 4.5, 4.5, null, 0, "", AttainmentRule.BeyondMeasure)]
    // From a baseline, and below it.
    [InlineData(Aim.Up, 4.5, 4.5, 4.4, 4.48, "4/5", AttainmentRule.FromBaseline)]
    [InlineData(Aim.Up, 4.5, 4.5, 4.4, 4.3, "-1", AttainmentRule.FromBaseline)]
    [InlineData(Aim.Down, 5, 5, 6d, 5.5, "1/2", AttainmentRule.FromBaseline)]
    [InlineData(Aim.Down, 5, 5, 6d, 7, "-1", AttainmentRule.FromBaseline)]
    // A band: 1 inside; the distance by the edge's size, or by the baseline's distance.
    [InlineData(Aim.Within, 20, 30, null, 25, "1", AttainmentRule.InsideBand)]
    [InlineData(Aim.Within, 20, 30, null, 30, "1", AttainmentRule.InsideBand)]
    [InlineData(Aim.Within, 20, 30, null, 18, "9/10", AttainmentRule.ByDistance)]
    [InlineData(Aim.Within, 20, 30, null, 33, "9/10", AttainmentRule.ByDistance)]
    [InlineData(Aim.Within, 20, 30, 10d, 15, "1/2", AttainmentRule.ByDistance)]
    [InlineData(Aim.Within, 0, 0, null, 2, "0", AttainmentRule.ShortOfZero)]
    public void AttainmentOfWhatIsDue(Aim aim, double low, double high, double? baseline, double actual, string value, AttainmentRule rule)
    {
        var attainment = Attainment.Of(new Expectation(aim, F(low), F(high), baseline is { } from ? F(from) : null), F(actual));

        Assert.Equal((value, rule), (attainment.Value?.ToString() ?? "", attainment.Rule));
        Assert.Equal(value.Length == 0 ? "6/5" : null, value.Length == 0 ? attainment.Counted.ToString() : null);
    }

    [Fact]
    public void NothingDueHasNoAttainment()
    {
        Assert.False(Attainment.Of(Expectation.Of(new Goal(Aim.Up, F(50), F(50), null), Fraction.Zero, isFlow: true), F(3)).IsKnown);
        Assert.False(Attainment.Of(Expectation.Of(new Goal(Aim.Up, F(50), F(50), F(10)), Fraction.Zero, isFlow: false), F(3)).IsKnown);
        Assert.Null(Attainment.Of(new Expectation(Aim.Up, F(0), F(0), F(0)), F(3)).Counted);
    }

    [Fact]
    public void ABaselinePastItsTargetMeasuresNoProgress()
    {
        Assert.Null(new Goal(Aim.Up, F(50), F(50), F(60)).UsableBaseline);
        Assert.Null(new Goal(Aim.Down, F(50), F(50), F(50)).UsableBaseline);
        Assert.Null(new Goal(Aim.Within, F(20), F(30), F(25)).UsableBaseline);
        Assert.Equal(F(40), new Goal(Aim.Up, F(50), F(50), F(40)).UsableBaseline);
    }

    [Property(MaxTest = 3000)]
    public Property More_is_never_worse_where_more_is_better() =>
        Prop.ForAll(
            Expected(),
            Numbers(),
            Numbers(),
            (expected, one, other) =>
            {
                var (less, more) = one < other ? (one, other) : (other, one);
                var (below, above) = (Attainment.Of(expected, less), Attainment.Of(expected, more));
                if (!below.IsKnown || !above.IsKnown)
                    return below.IsKnown == above.IsKnown;
                return expected.Aim switch
                {
                    Aim.Up => Rank(below) <= Rank(above),
                    Aim.Down => Rank(below) >= Rank(above),
                    // Towards the band is better from either side.
                    _ => more <= expected.Low ? Rank(below) <= Rank(above)
                    : less >= expected.High ? Rank(below) >= Rank(above)
                    : true,
                };
            }
        );

    [Property(MaxTest = 3000)]
    public Property What_counts_lies_between_zero_and_the_most() =>
        Prop.ForAll(
            Expected(),
            Numbers(),
            (expected, actual) =>
            {
                var attainment = Attainment.Of(expected, actual);
                return attainment.Counted is not { } counted
                    ? !attainment.IsKnown
                    : counted >= Fraction.Zero
                        && counted <= Attainment.Most
                        && (attainment.Value is not { } value || value < Fraction.Zero || value > Attainment.Most || value == counted);
            }
        );

    [Property(MaxTest = 1000)]
    public Property What_is_just_due_attains_one() =>
        Prop.ForAll(
            Expected(),
            expected => Attainment.Of(expected, expected.Low) is var attainment && (!attainment.IsKnown || attainment.Value == Fraction.One)
        );

    private static Fraction Rank(Attainment attainment) => attainment.Value ?? Fraction.Of(1_000_000);

    private static Arbitrary<Fraction> Numbers() =>
        Gen.Choose(int.MinValue, int.MaxValue).Select(seed => Number(new System.Random(seed))).ToArbitrary();

    private static Arbitrary<Expectation> Expected() =>
        Gen.Choose(int.MinValue, int.MaxValue)
            .Select(seed =>
            {
                var random = new System.Random(seed);
                var (aim, one, other) = ((Aim)random.Next(3), Number(random), Number(random));
                var (low, high) =
                    aim != Aim.Within ? (one, one)
                    : one < other ? (one, other)
                    : (other, one);
                return Expectation.Of(
                    new Goal(aim, low, high, random.Next(2) == 0 ? Number(random) : null),
                    Fraction.Of(random.Next(5), 4),
                    random.Next(2) == 0
                );
            })
            .ToArbitrary();

    private static Fraction Number(System.Random random) => Fraction.Of(random.Next(-12, 13), random.Next(1, 4));

    private static Fraction F(double value) => Fraction.Of(Quantity.Of((decimal)value));
}
