using PlanApi.Application.Errors;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Spreading.Breakdowns;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>Runs a method over cells whose place shows their mean: scores, ratios without parts, numbers stated per day.</summary>
internal sealed class SpreadMean(SpreadCells cells, Indicator asked, SpreadLimits limits, SpreadProfile? profile)
{
    private readonly SpreadRefusals _refusals = new(cells, limits);

    /// <summary>Gives each cell a value so that the mean is this one, in steps.</summary>
    public Outcome<SpreadRun.Result> To(long value)
    {
        var result = new long[cells.Count];
        if (cells.Request.Method == SpreadMethod.Same)
        {
            var outside = EachChild.Same(Children([], []), value, result);
            return outside >= 0
                ? _refusals.Stopped(outside)
                : new SpreadRun.Result(Array.ConvertAll(result, steps => (long?)steps), null, null, new AllTheSame(value), value);
        }
        if (cells.Request.Method == SpreadMethod.Relative)
            return Shaped(value);
        if (Array.IndexOf(cells.HasOld, false) is >= 0 and var missing)
            return Invalid.One(
                FaultCodes.NotAllowed,
                "/method",
                $"{_refusals.Name(missing)} has no number to shift; write one first, or use 'same'."
            );
        return Weights().IsSuccess(out var weights, out var failure) ? Shifted(cells.Old, weights, value) : failure;
    }

    // A mean a day in the shape of other numbers: each period's share of the total, over its days; rounding moves no mean by a step.
    private Outcome<SpreadRun.Result> Shaped(long value)
    {
        if (cells.Count != cells.Columns)
            return Invalid.One(
                FaultCodes.NotAllowed,
                "/over",
                "A number that is stated per day follows others only along a single axis of periods; break it down over members by itself."
            );
        if (!profile!.Weights().IsSuccess(out var shape, out var failure))
            return failure;
        var days = Days();
        if (Array.TrueForAll(shape.Values, weight => weight == 0))
        {
            if (!cells.Request.EqualIfEmpty)
                return _refusals.Told(BreakdownSolver.NothingToGoBy(value) with { Message = profile.NothingToGoBy }, value);
            shape = days;
        }
        var rate = Fraction.Of(value) * Sum(days.Values) / Sum(shape.Values);
        var start = shape
            .Values.Select((weight, at) => checked((long)(rate * Fraction.Of(weight) / Fraction.Of(days.Values[at])).Rounded(0)))
            .ToArray();
        return Shifted(start, days, value).IsSuccess(out var result, out failure)
            ? result with
            {
                Weight = shape.Values,
                WeightUnit = shape.Unit,
                Met = null,
                Low = null,
                High = null,
                Why = cell => BreakdownReason.Of(result.Met!, Children(start, days.Values), cell),
            }
            : failure;
    }

    private Outcome<SpreadRun.Result> Shifted(long[] start, SpreadWeights weights, long value)
    {
        var result = new long[cells.Count];
        return Shift.To(Children(start, weights.Values), value, result) switch
        {
            ShiftMet met => new SpreadRun.Result(
                Array.ConvertAll(result, steps => (long?)steps),
                start,
                weights.Values,
                met,
                value,
                limits.Low,
                limits.High
            )
            {
                WeightUnit = weights.Unit,
            },
            MeanUndefined => Invalid.One(FaultCodes.NotAllowed, "/indicator", "All weights are zero there, so that there is no mean."),
            MeanOutOfReach reach => new SpreadRefused(
                "spread-infeasible",
                "Holds and bounds keep the weighted mean from the value.",
                _refusals.Decimal(value),
                _refusals.Decimal(reach.Lowest),
                _refusals.Decimal(reach.Highest),
                [],
                [new SpreadRelaxation("total", _refusals.Decimal(value), _refusals.Decimal(reach.Nearest)!.Value, 1)]
            ),
            CrossingBounds crossing => _refusals.Told(BreakdownSolver.Crossing(crossing.Index, crossing.Low, crossing.High), value),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private Outcome<SpreadWeights> Weights()
    {
        if (asked.PerDay)
            return Days();
        if (asked.WeightedBy is not { } by)
            return Invalid.One(
                FaultCodes.NotAllowed,
                "/method",
                $"'{asked.Code}' says by nothing how it is weighted; set its 'weightedBy', or use 'same'."
            );
        var numbers = cells.Others(by, cells.Request.Measure);
        return SpreadWeights.InSteps([
            .. Enumerable
                .Range(0, cells.Count)
                .Select(cell => numbers.At(cell) is { HasValue: true } number ? Math.Abs(number.RoundedSteps(Quantity.MaxDecimals)) : 0),
        ]);
    }

    private SpreadWeights Days() => new([.. Enumerable.Range(0, cells.Count).Select(cell => (long)cells.DaysOf(cell))], Fraction.One);

    private static Fraction Sum(long[] values) => values.Aggregate(Fraction.Zero, (sum, value) => sum + Fraction.Of(value));

    private SpreadChildren Children(long[] start, long[] weight) => new(cells.Count, start, weight, limits.Low, limits.High);
}
