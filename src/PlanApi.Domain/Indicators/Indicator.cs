using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Indicators;

/// <summary>
/// The definition of a number. The kind decides how it rolls up. The fields that a kind needs are described at each field.
/// </summary>
public sealed record Indicator : PlanPart, INamed
{
    public LocalText Names { get; init; } = LocalText.Empty;

    public required IndicatorKind Kind { get; init; }

    public required Unit Unit { get; init; }

    /// <summary>The things that are counted, if the unit alone does not say it: stores, sellers, visitors.</summary>
    public LocalText UnitNames { get; init; } = LocalText.Empty;

    /// <summary>The step of its values: 0 to 4 decimals.</summary>
    public int Decimals { get; init; }

    public Direction Direction { get; init; }

    /// <summary>The best range of the value, for the direction "inside a band".</summary>
    public Range? Band { get; init; }

    /// <summary>The range of possible values, such as 0 to 5 for a scale; the unit's own range when absent.</summary>
    public Range? Range { get; init; }

    /// <summary>Ratio: the numerator and the denominator, if both are indicators.</summary>
    public Code? Numerator { get; init; }

    public Code? Denominator { get; init; }

    /// <summary>Ratio without parts, and score: the indicator that weighs the mean.</summary>
    public Code? WeightedBy { get; init; }

    /// <summary>
    /// Growth and share: the indicator whose growth or share this is. With <see cref="EachOf"/>, the indicator of which each one is a
    /// part.
    /// </summary>
    public Code? Base { get; init; }

    /// <summary>Growth: against what.</summary>
    public GrowthBase? Against { get; init; }

    /// <summary>
    /// Share: the dimension of the whole. At a scope, it is the share of that scope in the same scope without this dimension.
    /// </summary>
    public Code? ShareOf { get; init; }

    /// <summary>Formula: an expression over indicator codes with + - * / and brackets.</summary>
    public string? Formula { get; init; }

    /// <summary>Stock: the number that a longer period shows, computed from the shorter ones.</summary>
    public OverTime? OverTime { get; init; }

    /// <summary>
    /// For a stock: the flows that add to it and the flows that take from it. The opening value plus the additions minus the reductions is
    /// the closing value.
    /// </summary>
    public IReadOnlyList<Code> Inflows { get; init; } = [];

    public IReadOnlyList<Code> Outflows { get; init; } = [];

    /// <summary>A size that applies to each thing that this indicator counts, such as the GMV of each shop.</summary>
    public Code? EachOf { get; init; }

    /// <summary>A percentile of the numbers whose mean this indicator is: the time within which 90 % of deliveries arrive.</summary>
    public Code? PercentileOf { get; init; }

    /// <summary>Percentile: the percentage of numbers at or below its value.</summary>
    public Quantity? Rank { get; init; }

    /// <summary>The other way round: the value is the percentage of numbers at or below this limit.</summary>
    public Quantity? Limit { get; init; }

    /// <summary>Flow: whether the plan states it per day; the calendar converts.</summary>
    public bool PerDay { get; init; }

    /// <summary>The dimensions that it sums over; all of them when absent.</summary>
    public IReadOnlyList<Code>? Dimensions { get; init; }

    /// <summary>The attainments from which the light is green, or at least yellow.</summary>
    public Thresholds? Thresholds { get; init; }

    /// <summary>How often an actual is expected; the light is stale if the last one that was due is missing. A month when absent.</summary>
    public Grain? ExpectedEvery { get; init; }

    public Importance? Importance { get; init; }

    /// <summary>The line that answers for it, such as <c>{"line": "sales"}</c>, if no objective names one.</summary>
    public Scope? AnsweredBy { get; init; }

    public LocalText Description { get; init; } = LocalText.Empty;

    public Code? Source { get; init; }

    /// <summary>What its numbers count, in words of a language.</summary>
    /// <param name="language">The language.</param>
    /// <param name="currency">The plan's currency.</param>
    public string UnitIn(string language, Code currency) =>
        UnitNames.In(language, Unit == Unit.Currency ? currency.ToString() : CamelCase.Of(Unit));

    public override IEnumerable<Scope> Scopes() => AnsweredBy is { } line ? [line] : [];

    public override IEnumerable<Reference> Mentions() =>
        [
            .. References.To(PartKind.Indicator, Numerator, "/numerator"),
            .. References.To(PartKind.Indicator, Denominator, "/denominator"),
            .. References.To(PartKind.Indicator, WeightedBy, "/weightedBy"),
            .. References.To(PartKind.Indicator, Base, "/base"),
            .. References.To(PartKind.Dimension, ShareOf, "/shareOf"),
            .. References.To(PartKind.Indicator, Inflows, "/inflows"),
            .. References.To(PartKind.Indicator, Outflows, "/outflows"),
            .. References.To(PartKind.Indicator, EachOf, "/eachOf"),
            .. References.To(PartKind.Indicator, PercentileOf, "/percentileOf"),
            .. References.To(PartKind.Dimension, Dimensions ?? [], "/dimensions"),
            .. References.To(AnsweredBy, "/answeredBy"),
            .. References.To(PartKind.Section, Source, "/source"),
        ];
}

/// <summary>How an indicator rolls up over scope and time.</summary>
public enum IndicatorKind
{
    Flow,
    Stock,
    Ratio,
    Score,
    Growth,
    Share,
    Formula,
    NonAdditive,
}

/// <summary>The meaning of a value of 1. A percentage is written as people write it: 6.2 is 6.2 %.</summary>
public enum Unit
{
    Number,
    Percent,
    Currency,
    Days,
    Hours,
    Minutes,
    Seconds,
    Points,
}

public enum Direction
{
    HigherIsBetter,
    LowerIsBetter,
    InsideBand,
}

public enum OverTime
{
    Last,
    Average,
    Maximum,
}

public enum Importance
{
    Core,
    Supporting,

    /// <summary>The one number by which the plan judges itself.</summary>
    NorthStar,
}

/// <summary>An interval; an absent side is open.</summary>
public sealed record Range
{
    public Quantity? Min { get; init; }

    public Quantity? Max { get; init; }
}

/// <summary>The attainments, as fractions of the expected number: 0.95 and 0.80, with a hysteresis of 0.02, unless given.</summary>
public sealed record Thresholds
{
    public required Quantity Green { get; init; }

    public required Quantity Yellow { get; init; }

    public Quantity? Hysteresis { get; init; }
}
