using PlanApi.Application.Errors;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Spreading.Breakdowns;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>Runs a method over cells.</summary>
internal sealed class SpreadRun(SpreadCells cells, Indicator asked, SpreadLimits limits, SpreadProfile? profile)
{
    /// <summary>The result: see <see cref="PreparedSpread"/>.</summary>
    public sealed record Result(
        long?[] Values,
        long[]? Start,
        long[]? Weight,
        SpreadOutcome? Met,
        long? Total,
        long[]? Low = null,
        long[]? High = null
    )
    {
        public Func<int, BreakdownReason>? Why { get; init; }

        /// <summary>The cell that is asked to have a value by itself.</summary>
        public int? Fixed { get; init; }

        public Fraction WeightUnit { get; init; } = Fraction.One;
    }

    private readonly SpreadRefusals _refusals = new(cells, limits);

    private SpreadRequest Request => cells.Request;

    private bool IsMean =>
        asked.Kind == IndicatorKind.Score
        || (asked.Kind == IndicatorKind.Ratio && asked.Numerator is null)
        || (asked is { Kind: IndicatorKind.Flow, PerDay: true } && cells.HasPeriodAxis);

    public static Outcome<Result> Of(SpreadCells cells, Indicator asked, SpreadLimits limits, SpreadProfile? profile) =>
        new SpreadRun(cells, asked, limits, profile).Run();

    private Outcome<Result> Run()
    {
        switch (Request.Method)
        {
            case SpreadMethod.Clear:
                return new Result(new long?[cells.Count], null, null, null, null);
            case SpreadMethod.PercentChange:
                if (Request.Rate is not { } rate)
                    return Invalid.One(FaultCodes.MissingField, "/rate", "Say by how many percent.");
                var changed = new long[cells.Count];
                var factor = Fraction.One + (Fraction.Of(rate) / Fraction.Hundred);
                var outside = EachChild.Times(Children(cells.Old, []), factor, changed);
                return outside >= 0
                    ? _refusals.Stopped(outside)
                    : new Result(Where(cells.HasOld, changed), cells.Old, null, new TimesFactor(factor), null) { WeightUnit = cells.Step };
        }
        var present = cells.Engine.Over(asked.Code, Request.Measure, Place()).At(0);
        if (!(SpreadLine.TotalOf(cells) ?? SpreadTotals.Of(Request, present)).IsSuccess(out var wanted, out var failure))
            return failure;
        if (wanted.Value is not { } value)
            return Invalid.One(FaultCodes.MissingField, "/value", "The place has no number to break down; give its new number.");
        if (IsMean)
            return Mean(cells.Steps(value));
        if (Request.Method == SpreadMethod.Biproportional)
            return TwoWay();
        if (!Total(value).IsSuccess(out var total, out failure))
            return failure;
        return IsLastOfPeriods ? Last(total.Steps) : Sum(total);
    }

    private bool IsLastOfPeriods => asked.Kind == IndicatorKind.Stock && cells.HasPeriodAxis && asked.OverTime != OverTime.Average;

    /// <summary>
    /// The sum of the cells and of the cells beside them; the shown number of the place where that differs; for a cell that gets a value
    /// by itself, that value.
    /// </summary>
    private sealed record TotalSteps(long Steps, long? Shown = null, int? Fixed = null, long FixedAt = 0);

    private Outcome<TotalSteps> Total(Fraction value)
    {
        if (asked.Code == cells.Indicator.Code)
        {
            return asked is { Kind: IndicatorKind.Stock, OverTime: OverTime.Average } && cells.HasPeriodAxis
                ? new TotalSteps(cells.Steps(value * Fraction.Of(cells.Columns)), cells.Steps(value))
                : new TotalSteps(cells.Steps(value));
        }
        if (!SpreadCheck.IsRoomMaking(Request, asked))
            return SpreadTotals
                .Solve(cells.Engine, asked, cells.Indicator, Request.Measure, Place(), value)
                .IsSuccess(out var solved, out var failure)
                ? new TotalSteps(cells.Steps(solved.Value!.Value))
                : failure;
        // The part is set and held; all parts together come to the whole that there is.
        if (
            !SpreadTotals
                .OfWhole(cells.Engine, asked, cells.Indicator, Request.Measure, Place(), value)
                .IsSuccess(out var part, out var missing)
        )
            return missing;
        var dimension = cells.Structure.Scopes.DimensionNumber(asked.ShareOf!.Value);
        if (!Request.Scope.TryGetValue(asked.ShareOf.Value, out var member))
            return Invalid.One(FaultCodes.MissingField, "/scope", $"Name the member of '{asked.ShareOf}' that has the share.");
        var number = cells.Structure.Scopes.Dimensions[dimension].Number(member);
        var held = Enumerable
            .Range(0, cells.Count)
            .Where(cell => cells.Frame.MemberAt(cells.Frame.Axes.Single(axis => axis.Dimension == dimension), cell) == number)
            .ToArray();
        if (held.Length != 1)
            return Invalid.One(
                FaultCodes.NotAllowed,
                "/over",
                $"'{member}' must be one of the cells; break a share down over '{asked.ShareOf}' alone."
            );
        var whole = cells.Engine.Over(cells.Indicator.Code, Request.Measure, Place().Without(dimension).Frame).At(0);
        return new TotalSteps(cells.Steps(whole), null, held[0], cells.Steps(part.Value!.Value));
    }

    private Outcome<Result> Sum(TotalSteps total)
    {
        var own = checked(total.Steps - Beside());
        if (!new SpreadChoice(cells, asked, own, limits, profile).Breakdown().IsSuccess(out var chosen, out var failure))
            return failure;
        var breakdown = chosen.Breakdown;
        if (total.Fixed is { } cell)
            breakdown = Fixing(breakdown, cell, total.FixedAt);
        var answer = BreakdownSolver.Solve(breakdown);
        return answer.Conflict is { } conflict
            ? _refusals.Told(
                profile is { } went && conflict.Code == BreakdownSolver.NothingCode
                    ? conflict with
                    {
                        Message = NothingIn(went),
                    }
                    : conflict,
                own
            )
            : new Result(
                [.. answer.Values.Select((steps, at) => limits.Held.Contains(at) && !cells.HasOld[at] ? (long?)null : steps)],
                breakdown.Start,
                breakdown.Weight,
                answer.Met,
                total.Shown ?? total.Steps,
                breakdown.Low,
                breakdown.High
            )
            {
                WeightUnit = chosen.WeightUnit,
                Why = answer.Why,
                Fixed = total.Fixed,
            };
    }

    // What lies below the place but in none of the cells stays as it is.
    private long Beside()
    {
        var below = cells.Parent.BelowAt(0);
        if (!below.HasValue || cells.HoldPlace || (cells.Indicator.Kind == IndicatorKind.Stock && cells.HasPeriodAxis))
            return 0;
        return checked(cells.Steps(below) - cells.Old.Sum());
    }

    private static Breakdown Fixing(Breakdown breakdown, int cell, long value)
    {
        var (low, high) = (
            (long[]?)breakdown.Low?.Clone() ?? new long[breakdown.Count],
            (long[]?)breakdown.High?.Clone() ?? new long[breakdown.Count]
        );
        if (breakdown.Low is null)
        {
            Array.Fill(low, SpreadChildren.NoLow);
            Array.Fill(high, SpreadChildren.NoHigh);
        }
        low[cell] = high[cell] = value;
        return breakdown with { Low = low, High = high };
    }

    private Outcome<Result> Last(long value)
    {
        var result = new long[cells.Count];
        if (Request.Method == SpreadMethod.Same)
            Array.Fill(result, value);
        else if (new SpreadChoice(cells, asked, value, limits, profile).Breakdown().IsSuccess(out var line, out var failure))
            result = line.Breakdown.Start;
        else
            return failure;
        for (var cell = 0; cell < result.Length; cell++)
        {
            if (limits.Low is { } low && (result[cell] < low[cell] || result[cell] > limits.High![cell]))
                return _refusals.Stopped(cell);
        }
        return new Result(Array.ConvertAll(result, steps => (long?)steps), null, null, null, value)
        {
            Why = cell => new BreakdownReason(Fraction.Of(result[cell]), result[cell]),
        };
    }

    private Outcome<Result> Mean(long value)
    {
        var result = new long[cells.Count];
        if (Request.Method == SpreadMethod.Same)
        {
            var outside = EachChild.Same(Children([], []), value, result);
            return outside >= 0
                ? _refusals.Stopped(outside)
                : new Result(Array.ConvertAll(result, steps => (long?)steps), null, null, new AllTheSame(value), value);
        }
        if (Request.Method == SpreadMethod.Relative)
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
    private Outcome<Result> Shaped(long value)
    {
        if (cells.Count != cells.Columns)
            return Invalid.One(
                FaultCodes.NotAllowed,
                "/over",
                "A number that is stated per day can follow others only along a single axis of periods; break it down over members by itself."
            );
        if (!profile!.Weights().IsSuccess(out var shape, out var failure))
            return failure;
        var days = Days();
        if (Array.TrueForAll(shape.Values, weight => weight == 0))
        {
            if (!Request.EqualIfEmpty)
                return _refusals.Told(BreakdownSolver.NothingToGoBy(value) with { Message = NothingIn(profile) }, value);
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

    private Outcome<Result> Shifted(long[] start, SpreadWeights weights, long value)
    {
        var result = new long[cells.Count];
        return Shift.To(Children(start, weights.Values), value, result) switch
        {
            ShiftMet met => new Result(
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
        var numbers = cells.Others(by, Request.Measure);
        return SpreadWeights.InSteps([
            .. Enumerable
                .Range(0, cells.Count)
                .Select(cell => numbers.At(cell) is { HasValue: true } number ? Math.Abs(number.RoundedSteps(Quantity.MaxDecimals)) : 0),
        ]);
    }

    private SpreadWeights Days() => new([.. Enumerable.Range(0, cells.Count).Select(cell => (long)cells.DaysOf(cell))], Fraction.One);

    private static Fraction Sum(long[] values) => values.Aggregate(Fraction.Zero, (sum, value) => sum + Fraction.Of(value));

    private static string NothingIn(SpreadProfile profile) =>
        $"The numbers to go by, {profile}, are zero or missing at all cells that may move, so that nothing says who gets what; go "
        + "by others, or ask for equal shares.";

    private Outcome<Result> TwoWay()
    {
        var seed = Request.EqualIfEmpty && Array.TrueForAll(cells.Old, old => old == 0) ? null : cells.Old;
        if (!SpreadMargins.Of(cells, limits, seed).IsSuccess(out var margins, out var failure))
            return failure;
        var answer = TwoWayBreakdown.Solve(
            margins.Rows,
            margins.Columns,
            seed,
            limits.Low,
            limits.High,
            row => margins.RowName(cells, row),
            column => margins.ColumnName(cells, column)
        );
        return answer.Conflict is { } conflict
            ? _refusals.Told(conflict, margins.Rows.Sum())
            : new Result(Array.ConvertAll(answer.Values, steps => (long?)steps), cells.Old, null, null, margins.Rows.Sum())
            {
                WeightUnit = cells.Step,
                Why = answer.Why,
            };
    }

    // Where the number that is asked for stands.
    private Frame Place() => Frames.At(cells.Structure.Scopes, Request.Scope, [Request.Period]);

    private SpreadChildren Children(long[] start, long[] weight) => new(cells.Count, start, weight, limits.Low, limits.High);

    private static long?[] Where(bool[] has, long[] values) => [.. values.Select((value, at) => has[at] ? value : (long?)null)];
}
