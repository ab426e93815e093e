using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Matrix;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Progress;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Progress;

/// <summary>Whatever the numbers: effects add up to the difference, misses to the whole miss, and shares to one, exactly.</summary>
public sealed class ProgressPropertyTests
{
    private static readonly Indicator Gmv = new()
    {
        Code = Code.Known("gmv"),
        Kind = IndicatorKind.Flow,
        Unit = Unit.Number,
    };

    [Fact]
    public void Effects_AddUpToTheDifference()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var aim = random.Next(2) == 0 ? Aim.Up : Aim.Down;
            var whole = Lit(random, aim, isKnown: random.Next(8) > 0);
            var parts = Enumerable
                .Range(0, random.Next(1, 5))
                .Select(at =>
                    (
                        new ResultStanding(
                            Result($"part-{at}"),
                            Lit(random, aim, isKnown: random.Next(4) > 0),
                            new MatrixPlace(random.Next(2) == 0 ? Code.Known("sales") : null, Code.Known($"t{random.Next(2)}")),
                            null
                        ),
                        random.Next(3) == 0 ? (Quantity?)null : Quantity.Of(random.Next(1, 90))
                    )
                )
                .ToArray();
            var standing = new ResultStanding(Result("whole"), whole, default, PartsStanding.Of(random.Next(3) > 0, parts));
            var gaps = Gap.Of(standing);

            if (standing.Difference is { } difference)
                Assert.Equal(
                    difference,
                    gaps.Select(gap => gap.Effect).OfType<Fraction>().Aggregate(Fraction.Zero, (sum, effect) => sum + effect)
                );
            var missing = standing
                .Parts!.Parts.Select(part => part.Miss)
                .OfType<Fraction>()
                .Aggregate(Fraction.Zero, (sum, miss) => sum + miss);
            if (standing.Parts.Sum is { } together)
                Assert.Equal(together.Miss, missing);
            else if (standing.Parts.Attained is { } mean)
                Assert.Equal(Fraction.One - mean, missing);
            foreach (var members in (IReadOnlyList<MemberMiss>[])[standing.Parts.ByLine, standing.Parts.ByTier])
            {
                Assert.Equal(missing, members.Aggregate(Fraction.Zero, (sum, member) => sum + member.Miss));
                if (missing.Sign > 0)
                    Assert.Equal(Fraction.One, members.Aggregate(Fraction.Zero, (sum, member) => sum + member.ShareOfMiss!.Value));
                else
                    Assert.All(members, member => Assert.Null(member.ShareOfMiss));
            }
        }
    }

    private static KeyResult Result(string code) =>
        new()
        {
            Code = Code.Known(code),
            Objective = Code.Known("objective"),
            Target = Code.Known(code),
        };

    private static LitNumber Lit(Random random, Aim aim, bool isKnown)
    {
        var (goal, due, actual) = (Fraction.Of(random.Next(1, 400)), Fraction.Of(random.Next(1, 200)), Fraction.Of(random.Next(1, 300)));
        var claim = new LightClaim("target", null, Gmv, Scope.Top, Period.OfYear(2024), aim, goal, goal);
        var expected = new Expectation(aim, due, due, null);
        return !isKnown
            ? new LitNumber
            {
                Claim = claim,
                Goal = new ClaimedGoal(new Goal(aim, goal, goal, null)),
                Light = Light.NoData,
                Reason = LightReason.NoActual,
                Thresholds = Lighting.Standard,
            }
            : new LitNumber
            {
                Claim = claim,
                Goal = new ClaimedGoal(new Goal(aim, goal, goal, null)),
                Light = Light.Green,
                Thresholds = Lighting.Standard,
                Actual = actual,
                Pace = new Paced(PaceMethod.StraightLine, expected),
                Attainment = Attainment.Of(expected, actual),
            };
    }
}
