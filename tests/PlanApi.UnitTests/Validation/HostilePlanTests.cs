using PlanApi.Domain.Calendars;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;
using static PlanApi.UnitTests.Validation.PlanBuilder;

namespace PlanApi.UnitTests.Validation;

/// <summary>
/// Plans at the edge of what a document can hold, each made to hurt a careless algorithm. They are not timed: one that is quadratic or
/// recursive would not come to an end here, with all that the slow suite has.
/// </summary>
[Trait("Suite", Suites.Both)]
public sealed class HostilePlanTests
{
    private static readonly int Many = Suites.Of(20_000, 100_000);

    [Fact]
    public void VeryManyClaimsOfOnePlaceAreOneFindingOfBoundedSize()
    {
        var plan = new PlanBuilder()
            .Indicator("rate", IndicatorKind.Score)
            .With(document =>
                document with
                {
                    Targets =
                    [
                        .. Numbers()
                            .Select(i =>
                                Target(i, "rate") with
                                {
                                    Value = new Quantity(i),
                                    Comparator = i % 2 == 0 ? Comparator.Equal : Comparator.AtLeast,
                                    Baseline = new Baseline { Value = new Quantity(i) },
                                }
                            ),
                    ],
                }
            );
        var finding = Assert.Single(plan.Find("target-contradiction"));
        Assert.Equal(Places.Most, finding.Places.Count);
    }

    [Fact]
    public void ManyPeriodsWithLevelsChangesAndBaselinesAreMatchedByPeriod()
    {
        var days = Enumerable.Range(0, 30_000).Select(day => Period.OfDay(new DateOnly(1950, 1, 1).AddDays(day))).ToArray();
        var plan = new PlanBuilder()
            .Indicator("gmv")
            .With(document =>
                document with
                {
                    Targets =
                    [
                        .. days.Select(
                            (day, i) =>
                                Target(i, "gmv") with
                                {
                                    Period = day,
                                    Baseline = new Baseline { Value = new Quantity(i), Period = day },
                                    RisesBy = Grain.Day,
                                }
                        ),
                        .. days.Select((day, i) => Target(i + days.Length, "gmv") with { Period = day, Basis = Basis.Percent }),
                    ],
                }
            );
        Assert.NotEmpty(plan.Validate().Judgements);
    }

    [Fact]
    public void ATreeAsDeepAsItIsLargeIsWalkedWithoutRecursion()
    {
        var plan = new PlanBuilder()
            .Indicator("gmv")
            .With(document =>
                document with
                {
                    Members =
                    [
                        .. Numbers()
                            .Select(i => new Member
                            {
                                Dimension = C("market"),
                                Code = C($"m{i}"),
                                Parent = i == 0 ? null : C($"m{i - 1}"),
                            }),
                    ],
                    Targets =
                    [
                        .. Numbers()
                            .Select(i =>
                                Target(i, "gmv") with
                                {
                                    Scope = Market($"m{i}"),
                                    Value = new Quantity(10_000 + i),
                                    Comparator = Comparator.Equal,
                                }
                            ),
                    ],
                }
            );
        // Each member claims more than the one above it.
        Assert.Equal(Many - 1, plan.Find("parts-exceed-whole").Count);
    }

    [Fact]
    public void ACircleOfAllMembersIsOneFinding() =>
        Assert.Single(
            new PlanBuilder()
                .With(document =>
                    document with
                    {
                        Members =
                        [
                            .. Numbers()
                                .Select(i => new Member
                                {
                                    Dimension = C("market"),
                                    Code = C($"m{i}"),
                                    Parent = C($"m{(i + 1) % Many}"),
                                }),
                        ],
                        Objectives = [.. Numbers().Select(i => new Objective { Code = C($"o{i}"), Parents = [C($"o{i - 1}")] })],
                        Indicators =
                        [
                            .. Numbers()
                                .Select(i => new Indicator
                                {
                                    Code = C($"i{i}"),
                                    Kind = IndicatorKind.Ratio,
                                    Unit = Unit.Percent,
                                    Numerator = C($"i{i + 1}"),
                                    Denominator = C("i0"),
                                }),
                        ],
                    }
                )
                .Find("circular-structure")
        );

    [Fact]
    public void LargeGroupsAndManyOfThemAreSummedByTheSmallerSide()
    {
        var plan = new PlanBuilder()
            .Indicator("sellers")
            .With(document =>
                document with
                {
                    Members = [.. Enumerable.Range(0, 1_000).Select(i => new Member { Dimension = C("market"), Code = C($"m{i}") })],
                    Groups =
                    [
                        .. Enumerable
                            .Range(0, 300)
                            .Select(i => new Group
                            {
                                Dimension = C("market"),
                                Code = C($"g{i}"),
                                Definitions = [new GroupDefinition { Members = [.. Enumerable.Range(0, 300).Select(m => C($"m{m}"))] }],
                            }),
                    ],
                    Targets =
                    [
                        .. Enumerable
                            .Range(0, 300)
                            .Select(i => Target(i, "sellers") with { Scope = Market($"g{i}"), Comparator = Comparator.Equal }),
                        .. Enumerable.Range(0, 1_000).Select(i => Target(1_000 + i, "sellers") with { Scope = Market($"m{i}") }),
                    ],
                }
            );
        Assert.Equal(300, plan.Find("parts-exceed-whole").Count);
    }

    [Fact]
    public void ThousandsOfWeightsAndWindowsAreSweptOverBoundaries()
    {
        var first = new DateOnly(2024, 1, 1);
        var plan = new PlanBuilder().With(document =>
            document with
            {
                WeightWindows =
                [
                    .. Enumerable
                        .Range(0, 1_000)
                        .Select(i => new WeightWindow
                        {
                            Code = C($"w{i}"),
                            From = first.AddDays(i % 366),
                            To = first.AddDays(i % 366),
                            Precedence = i,
                            Others = OtherWeights.Unchanged,
                        }),
                ],
                Weights =
                [
                    .. Enumerable
                        .Range(0, 5_000)
                        .Select(i => new Weight
                        {
                            Code = C($"a{i}"),
                            Of = Market($"m{i}"),
                            Value = new Quantity(long.MaxValue),
                            From = first.AddDays(i % 366),
                        }),
                    .. Enumerable
                        .Range(0, 5_000)
                        .Select(i => new Weight
                        {
                            Code = C($"b{i}"),
                            Of = Market($"m{i}"),
                            Value = new Quantity(1),
                            Window = C($"w{i % 1_000}"),
                        }),
                ],
            }
        );
        Assert.Single(plan.Find("weights-not-whole"));
        Assert.Single(plan.Find("weight-out-of-range"));
    }

    [Fact]
    public void ThousandsOfLongFormulasAreEvaluated()
    {
        var factors = Enumerable.Range(0, 16).Select(i => $"f{i}").ToArray();
        var plan = factors
            .Aggregate(new PlanBuilder(), (builder, factor) => builder.Indicator(factor))
            .With(document =>
                document with
                {
                    Indicators =
                    [
                        .. document.Indicators,
                        .. Enumerable
                            .Range(0, 2_000)
                            .Select(i => new Indicator
                            {
                                Code = C($"formula{i}"),
                                Kind = IndicatorKind.Formula,
                                Unit = Unit.Number,
                                Formula =
                                    $"2 * {string.Join("*", Enumerable.Repeat("[" + factors[i % 16] + "]", 8))} / "
                                    + $"[{factors[(i + 1) % 16]}]",
                            }),
                    ],
                    Targets =
                    [
                        .. Enumerable
                            .Range(0, 2_016)
                            .Select(i => Target(i, i < 2_000 ? $"formula{i}" : factors[i - 2_000]) with { Comparator = Comparator.Equal }),
                    ],
                }
            );
        Assert.Equal(2_000, plan.Find("identity-broken").Count);
    }

    [Fact]
    public void HundredThousandOrdinaryTargetsAreValidated()
    {
        var plan = new PlanBuilder()
            .Dimension("market", [.. Enumerable.Range(0, 100).Select(i => $"m{i}")])
            .Dimension("line", [.. Enumerable.Range(0, 10).Select(i => $"l{i}")]);
        for (var i = 0; i < 100; i++)
            plan.Indicator($"i{i}", i % 2 == 0 ? IndicatorKind.Flow : IndicatorKind.Score);
        plan.With(document =>
            document with
            {
                Targets =
                [
                    .. Numbers()
                        .Select(i =>
                            Target(i, $"i{i % 100}") with
                            {
                                Scope = new Scope([new(C("line"), C($"l{i / 100 % 10}")), new(C("market"), C($"m{i / 1000 % 100}"))]),
                            }
                        ),
                ],
            }
        );
        Assert.Empty(plan.Validate().Blocking);
    }

    [Fact]
    public void ExtremeValuesNeitherOverflowNorThrow()
    {
        var plan = new PlanBuilder()
            .Indicator("gmv", unit: Unit.Currency)
            .Rate("USD", 8_999_999m)
            .With(document =>
                document with
                {
                    Targets =
                    [
                        .. from basis in Enum.GetValues<Basis>()
                        from comparator in Enum.GetValues<Comparator>()
                        from value in new[] { long.MinValue + 1, -1, 0, 1, long.MaxValue }
                        select new Target
                        {
                            Code = C($"{basis}-{comparator}-{Math.Abs(value)}-{value < 0}"),
                            Indicator = C("gmv"),
                            Basis = basis,
                            Comparator = comparator,
                            Value = new Quantity(value),
                            UpperValue = new Quantity(value),
                            Currency = C("USD"),
                            RisesBy = Grain.Day,
                            Against = basis == Basis.Growth ? GrowthBase.Parse("previousWeek") : null,
                            Baseline = new Baseline { Value = new Quantity(value) },
                        },
                    ],
                }
            );
        Assert.NotEmpty(plan.Validate().Judgements);
    }

    private static IEnumerable<int> Numbers() => Enumerable.Range(0, Many);

    private static Scope Market(string member) => new([new(C("market"), C(member))]);

    private static Target Target(int number, string indicator) =>
        new()
        {
            Code = C($"t{number:D6}"),
            Indicator = C(indicator),
            Period = Period.OfYear(2024),
            Comparator = Comparator.AtLeast,
            Value = new Quantity(10_000),
        };
}
