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

        /// <summary>The cell that must get a value by itself.</summary>
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
            return new SpreadMean(cells, asked, limits, profile).To(cells.Steps(value));
        if (Request.Method == SpreadMethod.Biproportional)
            return TwoWay();
        if (!Total(value).IsSuccess(out var total, out failure))
            return failure;
        return IsLastOfPeriods ? Last(total.Steps) : Sum(total);
    }

    private bool IsLastOfPeriods => asked.Kind == IndicatorKind.Stock && cells.HasPeriodAxis && asked.OverTime != OverTime.Average;

    /// <summary>
    /// The sum of the cells and of the cells beside them; the shown number of the place if that differs; for a cell that gets a value by
    /// itself, that value.
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
                        Message = went.NothingToGoBy,
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
