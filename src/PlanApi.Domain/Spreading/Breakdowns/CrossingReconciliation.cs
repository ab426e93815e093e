using PlanApi.Domain.Spreading.Crossing;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Spreading.Breakdowns;

/// <summary>
/// Reconciles numbers, or limits of them, that lie in two hierarchies: see <see cref="CrossingChange"/>. Cells come first, then limits,
/// then the total, then what lies beside cells.
/// </summary>
internal sealed class CrossingReconciliation
{
    private readonly Reconciliation _cells;
    private readonly SumLimit[] _sums;
    private readonly List<(int Cell, long Value)> _beside = [];
    private readonly CrossingProblem _problem;

    private CrossingReconciliation(Reconciliation cells, SumLimit[] sums)
    {
        (_cells, _sums) = (cells, sums);
        for (var cell = 0; cell < cells.Count; cell++)
        {
            if (cells.Beside is { } beside && beside[cell] != 0)
                _beside.Add((cell, beside[cell]));
        }
        _problem = Problem();
    }

    private int TotalAt => _cells.Count + _sums.Length;

    private int BesideAt => TotalAt + (_cells.Total is null ? 0 : 1);

    /// <summary>The answer; null where the limits, or the numbers, lie in more than two hierarchies, or are too many.</summary>
    public static BreakdownAnswer? Solve(Reconciliation cells, SumLimit[] sums)
    {
        if (cells.Count + sums.Length >= CrossingChange.MostNumbers)
            return null;
        var reconciliation = new CrossingReconciliation(cells, sums);
        var answer = CrossingChange.Over(reconciliation._problem);
        if (answer.Conflict is { } conflict)
            return new BreakdownAnswer([], reconciliation.Told(conflict));
        return answer.IsPossible
            ? new BreakdownAnswer(answer.Values[..cells.Count].ToArray(), null, Why: cell => reconciliation.Reason(answer, cell))
            : null;
    }

    private CrossingProblem Problem()
    {
        var parts = Parts();
        var count = parts.Length;
        var (start, weight, low, high) = (new long[count], new long[count], new long[count], new long[count]);
        foreach (var none in (long[][])[start, low, high])
            Array.Fill(none, CrossingProblem.None);
        _cells.Start.CopyTo(start, 0);
        _cells.Weight.CopyTo(weight, 0);
        _cells.Low?.CopyTo(low, 0);
        for (var cell = 0; cell < _cells.Count; cell++)
            high[cell] = _cells.High?[cell] is { } most and not SpreadChildren.NoHigh ? most : CrossingProblem.None;
        for (var at = 0; at < _sums.Length; at++)
            (low[_cells.Count + at], high[_cells.Count + at]) = (
                _sums[at].Low ?? CrossingProblem.None,
                _sums[at].High ?? CrossingProblem.None
            );
        if (_cells.Total is { } total)
            low[TotalAt] = high[TotalAt] = total;
        for (var at = 0; at < _beside.Count; at++)
            start[BesideAt + at] = _beside[at].Value;
        return new CrossingProblem(start, parts)
        {
            Weight = weight,
            Low = low,
            High = high,
        };
    }

    // Each number's parts at the bottom, ascending.
    private int[][] Parts()
    {
        var parts = new List<int>[BesideAt + _beside.Count];
        for (var number = 0; number < parts.Length; number++)
            parts[number] = [.. number < _cells.Count && _cells.Parts is { } given ? given[number] : []];
        if (_cells.Parts is null)
        {
            var isSum = new bool[_cells.Count];
            foreach (var above in _cells.Parent.Where(above => above >= 0).Concat(_beside.Select(beside => beside.Cell)))
                isSum[above] = true;
            for (var cell = 0; cell < _cells.Count; cell++)
            {
                if (!isSum[cell])
                    Add(cell, _cells.Parent[cell]);
            }
            for (var at = 0; at < _beside.Count; at++)
                Add(BesideAt + at, _beside[at].Cell);
        }
        for (var at = 0; at < _sums.Length; at++)
            parts[_cells.Count + at] =
            [
                .. _sums[at].Cells.SelectMany(cell => parts[cell].Count == 0 ? [cell] : parts[cell]).Distinct().Order(),
            ];
        if (_cells.Total is not null)
            parts[TotalAt] =
            [
                .. Enumerable
                    .Range(0, parts.Length)
                    .Where(number => parts[number].Count == 0 && (number < _cells.Count || number >= BesideAt)),
            ];
        return [.. parts.Select(own => own.ToArray())];

        void Add(int part, int above)
        {
            for (; above >= 0; above = _cells.Parent[above])
                parts[above].Add(part);
        }
    }

    private BreakdownReason Reason(CrossingAnswer answer, int cell)
    {
        var (start, weight, price, value) = (_cells.Start[cell], _cells.Weight[cell], answer.PriceOf(cell), answer.Values[cell]);
        var share = Fraction.Of(start) + (price * Fraction.Of(weight));
        var (low, high) = _problem.RangeOf(cell);
        var stop =
            low == high ? SpreadStop.Held
            : value == low && share < Fraction.Of(value) ? SpreadStop.Low
            : value == high && share > Fraction.Of(value) ? SpreadStop.High
            : SpreadStop.None;
        return new BreakdownReason(share, value)
        {
            Start = start,
            Weight = weight,
            Multiplier = price,
            Stop = stop,
            Rounding = stop == SpreadStop.None ? BreakdownReason.RoundingOf(share, value) : SpreadRounding.None,
        };
    }

    private BreakdownConflict Told(CrossingConflict conflict) =>
        new(
            ReconciliationSolver.ConflictCode,
            ReconciliationSolver.ConflictMessage,
            null,
            null,
            [
                .. conflict
                    .Binding.Take(BreakdownConflicts.Named)
                    .Select(bound => new BindingLimit(CellOf(bound.Number), NameOf(bound.Number), bound.IsLow, bound.Value)),
            ],
            [
                .. conflict
                    .Relaxations.Take(BreakdownConflicts.Named)
                    .Select(alternative =>
                        alternative
                            .Take(BreakdownConflicts.Named)
                            .Select(change => new BreakdownRelaxation(
                                CellOf(change.Bound.Number),
                                NameOf(change.Bound.Number),
                                change.Bound.Value,
                                change.To
                            ))
                            .ToArray()
                    ),
            ]
        );

    private int? CellOf(int number) => number < _cells.Count ? number : null;

    private string? NameOf(int number) =>
        number < _cells.Count ? null
        : number < TotalAt ? _sums[number - _cells.Count].Name
        : number < BesideAt ? BreakdownSolver.TotalName
        : ReconciliationSolver.BesideName;
}
