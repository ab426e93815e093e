using PlanApi.Domain.Spreading.Series;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Spreading.Breakdowns;

/// <summary>
/// Breakdowns whose periods rise, or are limited to date, or whose limits of rows and columns cross. The sums of the periods come first, as
/// a series; then the cells of each period, or, where rows have limits of their own, the sums of the rows and a two-way fit to both.
/// </summary>
internal static class PeriodSolver
{
    public static BreakdownAnswer Solve(Breakdown breakdown, IReadOnlyList<SumLimit> limits)
    {
        var (columns, rows) = (breakdown.Columns, breakdown.Rows);
        var byColumns = limits.Where(limit => IsPrefix(limit, rows, columns) || IsColumn(limit, rows, columns)).ToArray();
        var byRows = limits.Where(limit => !byColumns.Contains(limit) && IsRows(limit, columns)).ToArray();
        if (byColumns.Length + byRows.Length < limits.Count)
            return new BreakdownAnswer(
                [],
                new BreakdownConflict(
                    "limits-cross",
                    "Some holds or bounds are about parts of several members and periods at once, which cross; spread members "
                        + "and periods one after the other.",
                    null,
                    null,
                    [
                        .. limits
                            .Except(byColumns)
                            .Except(byRows)
                            .Select(limit => new BindingLimit(null, limit.Name, limit.Low is not null, limit.Low ?? limit.High!.Value)),
                    ],
                    []
                )
            );
        var series = Series(breakdown, byColumns);
        if (series.Conflict is { } conflict)
            return new BreakdownAnswer([], Told(conflict, byColumns, rows, columns));
        if (byRows.Length > 0)
            return Fit(breakdown, byRows, [.. series.Values]);
        BreakdownReason Why(int period) => Reason(series.Why!(period), byColumns, columns);
        return rows == 1 ? new BreakdownAnswer([.. series.Values], null, Why: Why) : EachPeriod(breakdown, series.Values, Why);
    }

    private static BreakdownReason Reason(SeriesReason reason, IReadOnlyList<SumLimit> limits, int columns)
    {
        var stop = reason switch
        {
            { IsMovedByRising: true } => SpreadStop.Rising,
            { StoppedBy: null } => SpreadStop.None,
            { StoppedBy.Kind: SeriesBoundKind.CumulativeLow or SeriesBoundKind.CumulativeHigh } => SpreadStop.Sum,
            { StoppedBy.Kind: SeriesBoundKind.Fixed } => SpreadStop.Held,
            { StoppedBy.Kind: SeriesBoundKind.Low } => SpreadStop.Low,
            _ => SpreadStop.High,
        };
        return new BreakdownReason(Fraction.Of(reason.Start) + (reason.Price * Fraction.Of(reason.Weight)), reason.Value)
        {
            Start = reason.Start,
            Weight = reason.Weight,
            Multiplier = reason.Price,
            Stop = stop,
            StopBy = reason.StoppedBy is { } bound ? LimitOf(limits, bound, columns)?.Name : null,
            Rounding = reason.IsMovedByRising ? SpreadRounding.None : BreakdownReason.RoundingOf(reason.Exact, reason.Value),
        };
    }

    private static SeriesAnswer Series(Breakdown breakdown, IReadOnlyList<SumLimit> limits)
    {
        var (rows, columns) = (breakdown.Rows, breakdown.Columns);
        var (start, weight) = (new long[columns], new long[columns]);
        var (low, high) = (None(columns), None(columns));
        for (var column = 0; column < columns; column++)
        {
            (long Low, bool HasLow, long High, bool HasHigh) sum = (0, true, 0, true);
            for (var row = 0; row < rows; row++)
            {
                var cell = (row * columns) + column;
                start[column] = checked(start[column] + breakdown.Start[cell]);
                weight[column] = checked(weight[column] + breakdown.Weight[cell]);
                var (least, most) = (breakdown.Low?[cell] ?? SpreadChildren.NoLow, breakdown.High?[cell] ?? SpreadChildren.NoHigh);
                // A cell that weighs nothing stays.
                if (breakdown.Weight[cell] == 0)
                    (least, most) = (Math.Max(least, breakdown.Start[cell]), Math.Min(most, breakdown.Start[cell]));
                sum = (
                    least == SpreadChildren.NoLow ? 0 : checked(sum.Low + least),
                    sum.HasLow && least != SpreadChildren.NoLow,
                    most == SpreadChildren.NoHigh ? 0 : checked(sum.High + most),
                    sum.HasHigh && most != SpreadChildren.NoHigh
                );
            }
            if (sum.HasLow)
                low[column] = sum.Low;
            if (sum.HasHigh)
                high[column] = sum.High;
        }
        var (cumulativeLow, cumulativeHigh) = (None(columns), None(columns));
        foreach (var limit in limits)
        {
            var last = limit.Cells[^1] % columns;
            var (lows, highs) = IsPrefix(limit, rows, columns) ? (cumulativeLow, cumulativeHigh) : (low, high);
            if (limit.Low is { } least)
                lows[last] = lows[last] == SeriesProblem.None ? least : Math.Max(lows[last], least);
            if (limit.High is { } most)
                highs[last] = highs[last] == SeriesProblem.None ? most : Math.Min(highs[last], most);
        }
        return SeriesChange.Over(
            new SeriesProblem(breakdown.Total, start)
            {
                Weight = weight,
                Low = low,
                High = high,
                CumulativeLow = cumulativeLow,
                CumulativeHigh = cumulativeHigh,
                Rising = breakdown.Rising,
            }
        );
    }

    private static BreakdownAnswer EachPeriod(Breakdown breakdown, IReadOnlyList<long> totals, Func<int, BreakdownReason> why)
    {
        var (rows, columns) = (breakdown.Rows, breakdown.Columns);
        var (values, periods) = (new long[breakdown.Count], new (Breakdown Cells, SpreadMet Met)[columns]);
        for (var column = 0; column < columns; column++)
        {
            var at = column;
            long[] Column(long[] cells) => [.. Enumerable.Range(0, rows).Select(row => cells[(row * columns) + at])];
            var cells = new Breakdown(totals[column], Column(breakdown.Start), Column(breakdown.Weight), 1)
            {
                Low = breakdown.Low is { } lows ? Column(lows) : null,
                High = breakdown.High is { } highs ? Column(highs) : null,
            };
            var answer = BreakdownSolver.Solve(cells);
            if (answer.Conflict is { } conflict)
                return new BreakdownAnswer(
                    [],
                    conflict with
                    {
                        Binding = [.. conflict.Binding.Select(limit => limit with { Cell = (limit.Cell * columns) + at })],
                        Relaxations =
                        [
                            .. conflict.Relaxations.Select(alternative =>
                                alternative.Select(relaxation => relaxation with { Cell = (relaxation.Cell * columns) + at }).ToArray()
                            ),
                        ],
                    }
                );
            periods[column] = (cells, answer.Met!);
            for (var row = 0; row < rows; row++)
                values[(row * columns) + column] = answer.Values[row];
        }
        return new BreakdownAnswer(
            values,
            null,
            Why: cell =>
                BreakdownReason.Of(
                    periods[cell % columns].Met,
                    BreakdownSolver.Children(periods[cell % columns].Cells),
                    cell / columns
                ) with
                {
                    Total = why(cell % columns),
                }
        );
    }

    private static BreakdownAnswer Fit(Breakdown breakdown, IReadOnlyList<SumLimit> byRows, long[] columnTotals)
    {
        var (rows, columns) = (breakdown.Rows, breakdown.Columns);
        long[] Sums(long[] cells) =>
            [
                .. Enumerable
                    .Range(0, rows)
                    .Select(row => cells.Skip(row * columns).Take(columns).Aggregate(0L, (sum, cell) => checked(sum + cell))),
            ];
        var totals = BreakdownSolver.Solve(
            new Breakdown(breakdown.Total, Sums(breakdown.Start), Sums(breakdown.Weight), 1)
            {
                Sums = [.. byRows.Select(limit => limit with { Cells = [.. limit.Cells.Select(cell => cell / columns).Distinct()] })],
            }
        );
        if (totals.Conflict is not null)
            return totals;
        return TwoWayBreakdown.Solve(totals.Values, columnTotals, breakdown.Weight, breakdown.Low, breakdown.High);
    }

    private static BreakdownConflict Told(SeriesConflict conflict, IReadOnlyList<SumLimit> limits, int rows, int columns)
    {
        string Name(SeriesBound bound) =>
            bound.Kind == SeriesBoundKind.Total
                ? BreakdownSolver.TotalName
                : LimitOf(limits, bound, columns)?.Name ?? $"period {bound.Period + 1}";
        return new BreakdownConflict(
            "spread-infeasible",
            "Holds and bounds of the periods contradict each other, the total, or that they rise.",
            null,
            null,
            [
                .. conflict.Binding.Select(bound => new BindingLimit(
                    rows == 1 ? bound.Period : null,
                    Name(bound),
                    bound.Kind is SeriesBoundKind.Low or SeriesBoundKind.CumulativeLow,
                    bound.Value
                )),
            ],
            [
                .. conflict.Relaxations.Select(relaxation =>
                    (BreakdownRelaxation[])[new BreakdownRelaxation(null, Name(relaxation.Bound), relaxation.Bound.Value, relaxation.To)]
                ),
            ]
        );
    }

    private static SumLimit? LimitOf(IReadOnlyList<SumLimit> limits, SeriesBound bound, int columns) =>
        limits.FirstOrDefault(limit =>
            limit.Cells[^1] % columns == bound.Period && (limit.Low == bound.Value || limit.High == bound.Value)
        );

    private static long[] None(int count)
    {
        var none = new long[count];
        Array.Fill(none, SeriesProblem.None);
        return none;
    }

    // Every cell of the periods up to one.
    private static bool IsPrefix(SumLimit limit, int rows, int columns)
    {
        var last = limit.Cells.Max(cell => cell % columns);
        return limit.Cells.Length == rows * (last + 1);
    }

    private static bool IsColumn(SumLimit limit, int rows, int columns) =>
        limit.Cells.Length == rows && limit.Cells.All(cell => cell % columns == limit.Cells[0] % columns);

    private static bool IsRows(SumLimit limit, int columns) =>
        limit.Cells.GroupBy(cell => cell / columns).All(row => row.Count() == columns);
}
