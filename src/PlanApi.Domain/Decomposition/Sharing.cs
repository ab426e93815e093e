using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Spreading.Breakdowns;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Decomposition;

/// <summary>A part's value, or none, with the reason.</summary>
internal readonly record struct Shared(Quantity? Value, LocalText Reason);

/// <summary>How a value is divided along one axis: the method, the steps and their limits.</summary>
/// <param name="Indicator">The indicator of the value.</param>
/// <param name="Behaviour">How it goes over the axis.</param>
/// <param name="Method">The method.</param>
/// <param name="Steps">The members or periods.</param>
/// <param name="Kept">By step, the value that it keeps.</param>
/// <param name="Low">By step, the least that it may get.</param>
/// <param name="High">The most.</param>
/// <param name="Sums">Bounds of periods up to one of them.</param>
/// <param name="Rising">Whether no period may get less than the one before.</param>
internal sealed record Sharing(
    Indicator Indicator,
    Behaviour Behaviour,
    DecompositionMethod Method,
    IReadOnlyList<DecompositionStep> Steps,
    Quantity?[] Kept,
    Quantity?[] Low,
    Quantity?[] High,
    IReadOnlyList<(int Until, Quantity? Low, Quantity? High, string Name)> Sums,
    bool Rising
)
{
    /// <summary>By step, the number to go by.</summary>
    public CubeNumber[]? Like { get; init; }

    /// <summary>The name of those numbers.</summary>
    public string LikeName { get; init; } = "";

    /// <summary>For each step, the weight of the step in a mean.</summary>
    public CubeNumber[]? MeanWeights { get; init; }

    /// <summary>For each step, the given weight or value.</summary>
    public Quantity?[]? Given { get; init; }

    /// <summary>Where a line begins.</summary>
    public Quantity? Start { get; init; }

    /// <summary>The parts of a value, or the obstacle.</summary>
    /// <exception cref="OverflowException">A part does not fit.</exception>
    public (Shared[] Parts, Obstruction? Obstruction) Of(Quantity value) =>
        Method switch
        {
            DecompositionMethod.Entered => (
                [
                    .. Steps.Select(
                        (_, at) =>
                            Kept[at] is null && Given?[at] is { } given ? new Shared(given, DecompositionText.Entered(given)) : KeptAt(at)
                    ),
                ],
                null
            ),
            DecompositionMethod.Same => (
                [.. Steps.Select((_, at) => Kept[at] is null ? new Shared(value, DecompositionText.Same(value)) : KeptAt(at))],
                null
            ),
            DecompositionMethod.Shift => Shifted(value),
            DecompositionMethod.Rising when Behaviour != Behaviour.Adds => Line(value),
            _ => Added(value),
        };

    private Shared KeptAt(int at) => Kept[at] is { } kept ? new Shared(kept, LocalText.Empty) : new Shared(null, LocalText.Empty);

    // Shares that add up, by largest remainder on the indicator's step.
    private (Shared[], Obstruction?) Added(Quantity value)
    {
        var unit = Unit(value);
        var (weights, obstruction) = Weights();
        if (obstruction is not null)
            return ([], obstruction);
        long[] low =
        [
            .. Steps.Select(
                (_, at) =>
                    Kept[at] is { } kept ? kept.Steps / unit
                    : Low[at] is { } least ? Up(least.Steps, unit)
                    : SpreadChildren.NoLow
            ),
        ];
        long[] high =
        [
            .. Steps.Select(
                (_, at) =>
                    Kept[at] is { } kept ? kept.Steps / unit
                    : High[at] is { } most ? -Up(-most.Steps, unit)
                    : SpreadChildren.NoHigh
            ),
        ];
        var limits = Array.Exists(low, least => least != SpreadChildren.NoLow) || Array.Exists(high, most => most != SpreadChildren.NoHigh);
        var overPeriods = Steps[0].Period is not null;
        var answer = BreakdownSolver.Solve(
            new Breakdown(value.Steps / unit, new long[Steps.Count], weights, overPeriods ? Steps.Count : 1)
            {
                Low = limits ? low : null,
                High = limits ? high : null,
                Rising = Rising,
                Sums =
                [
                    .. Sums.Select(sum => new SumLimit(
                        [.. Enumerable.Range(0, sum.Until + 1)],
                        sum.Low is { } least ? Up(least.Steps, unit) : null,
                        sum.High is { } most ? -Up(-most.Steps, unit) : null,
                        sum.Name
                    )),
                ],
            }
        );
        if (answer.Conflict is { } conflict)
        {
            return (
                [],
                conflict.Code == BreakdownSolver.NothingCode
                    ? Obstruction.NothingToGoBy(LikeName)
                    : Obstruction.NoRoom(conflict, steps => new Quantity((long)(steps * unit)).ToString(), value.ToString())
            );
        }
        var kept = new Quantity(Kept.Sum(quantity => quantity?.Steps ?? 0));
        var free = Enumerable.Range(0, Steps.Count).Where(at => Kept[at] is null).Aggregate(Int128.Zero, (sum, at) => sum + weights[at]);
        return (
            [.. Steps.Select((_, at) => Kept[at] is null ? Why(new Quantity(checked(answer.Values[at] * unit)), at) : KeptAt(at))],
            null
        );

        Shared Why(Quantity got, int at)
        {
            var share =
                free == 0
                    ? Fraction.Zero
                    : (Fraction.Of(value) - Fraction.Of(kept))
                        * Fraction.Of(weights[at])
                        / Fraction.Of((System.Numerics.BigInteger)free, 1);
            var isFree =
                !Rising
                && Sums.Count == 0
                && (Fraction.Of(got) - share) is var off
                && (off.Sign < 0 ? -off : off).CompareTo(Fraction.Of(unit, Quantity.StepsPerUnit)) < 0;
            return new Shared(
                got,
                isFree || (Rising && share == Fraction.Of(got))
                    ? DecompositionText.Share(value, Weight(weights[at]), Weight(free), share, got, kept)
                    : DecompositionText.Limited(got)
            );
        }
    }

    // Weights and numbers to go by count steps of 1/10,000.
    private Fraction Weight(Int128 weight) =>
        Fraction.Of(
            (System.Numerics.BigInteger)weight,
            Method is DecompositionMethod.Weighted or DecompositionMethod.Relative ? Quantity.StepsPerUnit : 1
        );

    private (long[] Weights, Obstruction? Obstruction) Weights()
    {
        switch (Method)
        {
            case DecompositionMethod.Weighted:
                return ([.. Steps.Select((_, at) => Given?[at]?.Steps ?? 0)], null);
            case DecompositionMethod.Rising:
                return ([.. Steps.Select((_, at) => at + 1L)], null);
            case DecompositionMethod.Relative:
                var like = Array.ConvertAll(Like!, number => number.HasValue ? number.RoundedSteps(Quantity.MaxDecimals) : 0);
                return (
                    like,
                    Array.Exists(like, steps => steps < 0) ? Obstruction.Negative(LikeName)
                    : Array.TrueForAll(like, steps => steps == 0) ? Obstruction.NothingToGoBy(LikeName)
                    : null
                );
            default:
                return ([.. Steps.Select(_ => 1L)], null);
        }
    }

    // A common step, so that the weighted mean meets the value; the same for each where nothing is to be gone by.
    private (Shared[], Obstruction?) Shifted(Quantity value)
    {
        if (Like is null || Array.Exists(Like, number => !number.HasValue))
            return ([], Obstruction.NothingToGoBy(LikeName));
        var unit = Unit(value);
        long[] start = [.. Like.Select(number => number.RoundedSteps(Indicator.Decimals) / unit)];
        long[] weight =
            MeanWeights is { } numbers && Array.TrueForAll(numbers, number => number.HasValue)
                ? [.. numbers.Select(number => Math.Abs(number.RoundedSteps(Quantity.MaxDecimals)))]
                : [];
        var result = new long[start.Length];
        var low = Bounds(Low, unit, SpreadChildren.NoLow);
        var high = Bounds(High, unit, SpreadChildren.NoHigh);
        return Shift.To(new SpreadChildren(start.Length, start, weight, low, high), value.Steps / unit, result) is ShiftMet
            ? (
                [
                    .. Steps.Select(
                        (_, at) =>
                            new Shared(
                                new Quantity(checked(result[at] * unit)),
                                DecompositionText.Shifted(new Quantity(start[at] * unit), new Quantity(result[at] * unit))
                            )
                    ),
                ],
                null
            )
            : ([], Obstruction.NothingToGoBy(LikeName));
    }

    private long[] Bounds(Quantity?[] bounds, long unit, long none) =>
        [
            .. Steps.Select(
                (_, at) =>
                    Kept[at] is { } kept ? kept.Steps / unit
                    : bounds[at] is { } bound ? bound.Steps / unit
                    : none
            ),
        ];

    private (Shared[], Obstruction?) Line(Quantity value)
    {
        if (Start is not { } start)
            return ([], Obstruction.NoStart(Indicator.Names.In("en", Indicator.Code.ToString())));
        return (
            [
                .. Steps.Select(
                    (_, at) =>
                    {
                        if (Kept[at] is not null)
                            return KeptAt(at);
                        var exact = Fraction.Of(start) + ((Fraction.Of(value) - Fraction.Of(start)) * Fraction.Of(at + 1, Steps.Count));
                        var got = new Quantity(new CubeNumber(CellState.Derived, 0, exact).RoundedSteps(Indicator.Decimals));
                        return new Shared(got, DecompositionText.Line(start, value, at + 1, Steps.Count, got));
                    }
                ),
            ],
            null
        );
    }

    // A value that is finer than its indicator's step is shared as fine as it is.
    private long Unit(Quantity value)
    {
        var step = Quantity.StepsPerUnit;
        for (var at = 0; at < Indicator.Decimals; at++)
            step /= 10;
        return value.Steps % step == 0 && Array.TrueForAll(Kept, kept => kept is not { } own || own.Steps % step == 0) ? step : 1;
    }

    private static long Up(long steps, long unit) => steps >= 0 ? (steps + unit - 1) / unit : -(-steps / unit);
}
