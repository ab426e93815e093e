using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>
/// A target in a common form, so that claims in different forms can be compared. 18 on the indicator "GMV growth" is growth of GMV. A
/// target without a period is for the plan's year. Growth against the previous year is growth against that year. An amount in a currency
/// with a planning rate is in the plan's currency. The assumptions are remembered.
/// </summary>
public sealed class Claim
{
    internal Claim(Target target, Indicator stated, PlaceKey key, Period period)
    {
        Target = target;
        Stated = stated;
        Key = key;
        Period = period;
    }

    public Target Target { get; }

    /// <summary>The indicator that the target names.</summary>
    public Indicator Stated { get; }

    /// <summary>The place that the claim is about, after normalisation.</summary>
    public PlaceKey Key { get; }

    /// <summary>The target's period, or the plan's year.</summary>
    public Period Period { get; }

    /// <summary>The base of a change; null for levels, and if the plan does not state it.</summary>
    public GrowthBase? Against { get; init; }

    public ClaimKind Kind => Key.Kind;

    /// <summary>
    /// Assumptions about things that the plan leaves open. Claims with the same assumptions are compared with each other.
    /// </summary>
    public Assumption Assumed { get; init; }

    /// <summary>The currency of the target's amount; the plan's if it names none.</summary>
    public Code Currency { get; init; }

    /// <summary>The factor that converts the value to the plan's currency.</summary>
    public Fraction? Rate { get; init; }

    /// <summary>The purpose of the section that makes the claim.</summary>
    public SectionPurpose? Purpose { get; init; }

    /// <summary>The values that fulfil the claim, in the place's unit.</summary>
    public Interval Interval => Read();

    /// <summary>Whether it limits the aim of other claims: "at most" where higher is better. Every other claim is an aim.</summary>
    public bool IsLimit =>
        (Stated.Direction, Target.Comparator)
            is
                (Direction.HigherIsBetter, Comparator.AtMost or Comparator.LessThan)
                or
                (Direction.LowerIsBetter, Comparator.AtLeast or Comparator.MoreThan);

    /// <summary>
    /// The values for comparisons with derived numbers: <see cref="Written"/> defines how far a number may be from its written form.
    /// </summary>
    public Interval Tolerated =>
        Target.Comparator != Comparator.Equal
            ? Interval
            : Written.Converted(
                Kind == ClaimKind.Level
                    ? Written.Multiplied(Stated, Target.Comparator, Target.Value)
                    : Written.Change(Target.Comparator, Target.Value),
                Rate
            );

    /// <summary>The values to hold sums against.</summary>
    public Interval Added =>
        Target.Comparator != Comparator.Equal || Kind != ClaimKind.Level
            ? Interval
            : Written.Converted(Written.Added(Stated, Target.Comparator, Target.Value), Rate);

    /// <summary>The factors of a change, with the percentage as rounded: +18 % is 1.175 to 1.185.</summary>
    public Interval Factors => Tolerated.Times(Fraction.Of(1, 100)).Plus(Fraction.One);

    /// <summary>The factor for the claim's own number.</summary>
    public Fraction Factor => Fraction.One + (Fraction.Of(Target.Value) / Fraction.Hundred);

    private Interval Read() =>
        Written.Converted(
            Target is { Comparator: Comparator.Between, UpperValue: var upper }
                ? upper is { } high
                    ? Interval.Between(Fraction.Of(Target.Value), Fraction.Of(high))
                    : Interval.AtLeast(Fraction.Of(Target.Value))
                : Written.Exactly(Target.Comparator, Target.Value),
            Rate
        );
}

/// <summary>The meaning of a claim's value: the number itself, a change in percent, or a change in points.</summary>
public enum ClaimKind
{
    Level,
    Change,
    Points,
}

[Flags]
public enum Assumption
{
    None = 0,

    /// <summary>No period is given, so the plan's year is assumed.</summary>
    Period = 1,

    /// <summary>A change has no base, so the year before is assumed.</summary>
    Against = 2,
}
