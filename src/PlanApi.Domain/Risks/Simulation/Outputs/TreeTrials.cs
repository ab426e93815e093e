using PlanApi.Domain.Risks.Simulation.Trials;

namespace PlanApi.Domain.Risks.Simulation.Outputs;

/// <summary>
/// The losses of an indicator: the tree is computed for each trial in which a risk changes one of its numbers. Each risk's part is the
/// gradient of the tree along the straight way from no change to all of them (Aumann and Shapley 1974). In products that is Shapley's mean
/// over all orders of the changes (Owen 1972).
/// </summary>
internal sealed class TreeTrials(SimulatedOutput output, int columns) : OutputTrials(output, columns)
{
    // Gauss and Legendre's rule with four points, on 0 to 1: exact for products of up to eight changes.
    private static readonly (double Point, double Weight)[] _rule =
    [
        (0.0694318442029737, 0.1739274225687269),
        (0.3300094782075719, 0.3260725774312731),
        (0.6699905217924281, 0.3260725774312731),
        (0.9305681557970263, 0.1739274225687269),
    ];

    private readonly TreeColumns _tree = new(output.Tree!);
    private readonly double _sign = output.LowerIsBetter ? 1 : -1;
    private readonly int[] _changesOf = new int[columns];
    private readonly int[] _rowOf = new int[columns];
    private readonly List<TreeChange> _changes = [];
    private readonly List<(int Risk, int Start)> _risks = [];

    public override void Clear()
    {
        base.Clear();
        _changes.Clear();
        _risks.Clear();
        Array.Clear(_changesOf);
    }

    public override void Add(int risk, DrawnImpact impact, ReadOnlySpan<int> columns, ReadOnlySpan<double> sizes)
    {
        var node = _tree.PlaceOf(impact.Impact.Indicator!.Value);
        _risks.Add((risk, _changes.Count));
        var isPercent = impact.Impact.Mode == ImpactMode.PercentChange;
        for (var at = 0; at < columns.Length; at++)
        {
            // Nothing falls by more than the whole of it.
            _changes.Add(new TreeChange(columns[at], node, isPercent, isPercent ? Math.Max(-1, sizes[at] / 100) : sizes[at]));
            _changesOf[columns[at]]++;
        }
    }

    public override void Finish()
    {
        if (Rows(1) > 0)
            Apply(1, 1);
        for (var column = 0; column < _changesOf.Length; column++)
        {
            if (_changesOf[column] > 0)
                Losses[column] = Units(_sign * (_tree.Result(_rowOf[column]) - _tree.Base));
        }
        Share(Gains());
        base.Finish();
    }

    // A single change of a trial brings all of its loss, and needs no gradient.
    private double[] Gains()
    {
        var gains = new double[_changes.Count];
        if (Rows(2) == 0)
            return gains;
        foreach (var (point, weight) in _rule)
        {
            Apply(point, 2);
            _tree.Slopes();
            for (var at = 0; at < gains.Length; at++)
            {
                if (_changesOf[_changes[at].Column] >= 2)
                    gains[at] += weight * _tree.Gain(_changes[at], _rowOf[_changes[at].Column], point);
            }
        }
        return gains;
    }

    // The trials with so many changes at least are computed, each in a row of its own.
    private int Rows(int least)
    {
        var rows = 0;
        for (var column = 0; column < _changesOf.Length; column++)
        {
            if (_changesOf[column] >= least)
                _rowOf[column] = rows++;
        }
        _tree.Clear(rows);
        return rows;
    }

    private void Apply(double part, int least)
    {
        _tree.Clear(_tree.Rows);
        foreach (var change in _changes)
        {
            if (_changesOf[change.Column] >= least)
                _tree.Apply(change, _rowOf[change.Column], part);
        }
        _tree.Compute();
    }

    // Rounded parts, and what is left over goes to the largest.
    private void Share(double[] gains)
    {
        var (left, largest) = ((long[])Losses.Clone(), new int[Losses.Length]);
        var units = new long[gains.Length];
        Array.Fill(largest, -1);
        for (var at = 0; at < gains.Length; at++)
        {
            var column = _changes[at].Column;
            units[at] = Units(_sign * gains[at]);
            left[column] -= units[at];
            if (largest[column] < 0 || Math.Abs(gains[at]) > Math.Abs(gains[largest[column]]))
                largest[column] = at;
        }
        for (var column = 0; column < left.Length; column++)
        {
            if (largest[column] >= 0)
                units[largest[column]] += left[column];
        }
        for (var at = 0; at < _risks.Count; at++)
        {
            var (from, to) = (_risks[at].Start, at + 1 < _risks.Count ? _risks[at + 1].Start : units.Length);
            var parts = Parts.For(_risks[at].Risk, to - from);
            for (var change = from; change < to; change++)
                parts[change - from] = new LossPart(_changes[change].Column, units[change]);
        }
    }
}

/// <summary>A change of a tree's number in one trial.</summary>
/// <param name="Column">The trial's place in the block.</param>
/// <param name="Node">The number.</param>
/// <param name="IsPercent">Whether it is a part of the number, rather than an amount.</param>
/// <param name="Size">The part or the amount.</param>
internal readonly record struct TreeChange(int Column, int Node, bool IsPercent, double Size);
