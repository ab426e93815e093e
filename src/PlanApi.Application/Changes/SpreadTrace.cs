using System.Globalization;
using System.Numerics;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Spreading.Breakdowns;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Changes;

/// <summary>
/// The input of a spread's arithmetic for the cells of a history block. With it, the reason of each cell can be computed again later,
/// even after changes. Where no single multiplier explains the cells, the reasons themselves are stored.
/// </summary>
internal sealed record SpreadTrace
{
    public const long Missing = long.MinValue;

    /// <summary>How many steps of 1/10,000 one step of the indicator was.</summary>
    public required long Scale { get; init; }

    /// <summary>The amount that a weight of 1 meant, as a quotient.</summary>
    public required string WeightUnit { get; init; }

    /// <summary>By cell, its number in the spread; -1 for a stored total that changed with it.</summary>
    public required TraceColumn Cells { get; init; }

    /// <summary>The explanation of every cell, as it is written in <see cref="TraceOutcome"/>.</summary>
    public TraceOutcome? Outcome { get; init; }

    public TraceColumn? Start { get; init; }

    public TraceColumn? Weight { get; init; }

    public TraceColumn? Low { get; init; }

    public TraceColumn? High { get; init; }

    /// <summary>The names of the limits.</summary>
    public IReadOnlyList<string>? Limits { get; init; }

    /// <summary>By cell, which of them makes its least value, and which its greatest; -1 for none.</summary>
    public TraceColumn? LowBy { get; init; }

    public TraceColumn? HighBy { get; init; }

    /// <summary>By cell, the days of its period, where they counted.</summary>
    public TraceColumn? Days { get; init; }

    public TraceSource? Source { get; init; }

    /// <summary>By cell, its reason, where it does not follow from the columns.</summary>
    public IReadOnlyList<CellReason?>? Reasons { get; init; }

    /// <summary>Whether a cell is a stored total that changed with the cells of the spread.</summary>
    public bool IsAbove(int cell) => Cells.At(cell) < 0;

    /// <summary>Why a cell has what it has; null for a total above.</summary>
    public CellReason? ReasonOf(int cell, Scope scope)
    {
        if (IsAbove(cell))
            return null;
        if (Reasons is { } reasons)
            return reasons[cell];
        var children = new SpreadChildren(1, One(Start), One(Weight), One(Low), One(High));
        var reason = BreakdownReason.Of(Outcome!.For(Cells.At(cell)), children, 0);
        var by = reason.Stop switch
        {
            SpreadStop.Low => LowBy!.At(cell),
            SpreadStop.High => HighBy!.At(cell),
            SpreadStop.Held => Math.Max(LowBy!.At(cell), HighBy!.At(cell)),
            _ => -1,
        };
        return new ReasonUnits(Scale, TraceOutcome.Number(WeightUnit)).Of(
            reason with
            {
                Weight = reason.Weight ?? Weight?.At(cell),
            },
            by < 0 ? null : Limits![(int)by],
            Source?.At(cell, scope),
            Days is { } days ? (int)days.At(cell) : null
        );

        long[] One(TraceColumn? column) => column is null ? [] : [column.At(cell)];
    }

    /// <summary>The numbers that weights come from.</summary>
    /// <param name="Scenario">Their scenario.</param>
    /// <param name="Indicator">The indicator of the cells.</param>
    /// <param name="Measure">Which of its numbers.</param>
    /// <param name="Scope">Their members, where they are not those of the cells.</param>
    /// <param name="Periods">By cell, the number's period.</param>
    /// <param name="Values">By cell, the number.</param>
    /// <param name="Days">By cell, the days of that period, where they counted.</param>
    internal sealed record TraceSource(
        Code Scenario,
        Code Indicator,
        Measure Measure,
        Scope? Scope,
        TraceColumn Periods,
        TraceColumn Values,
        TraceColumn? Days
    )
    {
        /// <summary>The dimensions of which each cell went by its own member, where members are named.</summary>
        public IReadOnlyList<Code>? Own { get; init; }

        public WeightSource At(int cell, Scope scope) =>
            new(
                Scenario,
                Indicator,
                Measure,
                Scope is { } named ? (Own ?? []).Aggregate(named, (at, dimension) => at.With(dimension, scope[dimension])) : scope,
                Period.FromKey((int)Periods.At(cell)),
                Values.At(cell) is var steps && steps != Missing ? new Quantity(steps) : null,
                Days is { } days ? (int)days.At(cell) : null
            );
    }
}

/// <summary>A whole number for each of some cells, once where all have the same.</summary>
internal sealed record TraceColumn(long Same, long[]? Values)
{
    public static TraceColumn Of<T>(IReadOnlyList<T> cells, Func<T, long> value)
    {
        var values = new long[cells.Count];
        for (var at = 0; at < values.Length; at++)
            values[at] = value(cells[at]);
        return values.AsSpan().ContainsAnyExcept(values[0]) ? new TraceColumn(0, values) : new TraceColumn(values[0], null);
    }

    public long At(int cell) => Values is { } values ? values[cell] : Same;
}

/// <summary>The stored explanation of every cell of a spread: one of the four.</summary>
/// <param name="LastUp">The number of the last cell that got a step more because its turn came.</param>
internal sealed record TraceOutcome(int LastUp = -1)
{
    /// <summary>A multiplier and the remainder from which on shares were rounded up, as quotients.</summary>
    public string? Multiplier { get; init; }

    public string? CutOff { get; init; }

    /// <summary>A step for all, and the direction of it.</summary>
    public string? Step { get; init; }

    public int Direction { get; init; }

    public string? Factor { get; init; }

    public long? Value { get; init; }

    public static TraceOutcome Of(SpreadOutcome outcome) =>
        outcome switch
        {
            SpreadMet met => new(met.CutOff.LastIndex) { Multiplier = met.Multiplier.ToString(), CutOff = met.CutOff.Remainder.ToString() },
            ShiftMet shift => new(shift.LastFurther)
            {
                Step = shift.Step.ToString(CultureInfo.InvariantCulture),
                Direction = shift.Direction,
            },
            TimesFactor times => new() { Factor = times.Factor.ToString() },
            AllTheSame same => new() { Value = same.Value },
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>The same for one cell alone, which comes before or after the last that got more as it did among all.</summary>
    public SpreadOutcome For(long cell)
    {
        var lastUp =
            LastUp == Domain.Spreading.CutOff.All ? LastUp
            : cell <= LastUp ? 0
            : -1;
        return this switch
        {
            { Multiplier: { } multiplier } => new SpreadMet(Number(multiplier), new CutOff(Number(CutOff!), lastUp)),
            { Step: { } step } => new ShiftMet(Int128.Parse(step, CultureInfo.InvariantCulture), Direction, lastUp, Fraction.Zero),
            { Factor: { } factor } => new TimesFactor(Number(factor)),
            _ => new AllTheSame(Value!.Value),
        };
    }

    /// <summary>A quotient as it was written.</summary>
    public static Fraction Number(string quotient)
    {
        var parts = quotient.Split('/');
        return Fraction.Of(BigInteger.Parse(parts[0]), parts.Length > 1 ? BigInteger.Parse(parts[1]) : 1);
    }
}
