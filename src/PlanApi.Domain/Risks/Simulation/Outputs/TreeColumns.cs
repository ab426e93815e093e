using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks.Simulation.Outputs;

/// <summary>A tree's numbers in many trials at a time: a row of numbers for each trial.</summary>
internal sealed class TreeColumns(OutputTree tree)
{
    private readonly int _width = tree.Nodes.Count;
    private readonly double[] _bases = [.. tree.Values];
    private readonly Dictionary<Code, int> _places = tree
        .Nodes.Select((node, at) => (node.Indicator, at))
        .Where(pair => pair.Indicator is not null)
        .ToDictionary(pair => pair.Indicator!.Value, pair => pair.at);

    // By row and number: the value after and before changes, the factor and the amount that change it, and the slope of the top.
    private double[] _values = [];
    private double[] _before = [];
    private double[] _factors = [];
    private double[] _amounts = [];
    private double[] _slopes = [];

    public int Rows { get; private set; }

    /// <summary>The output without any change.</summary>
    public double Base => _bases[^1];

    public int PlaceOf(Code indicator) => _places[indicator];

    /// <summary>Begins anew, without changes.</summary>
    public void Clear(int rows)
    {
        Rows = rows;
        var size = rows * _width;
        if (_values.Length < size)
            (_values, _before, _factors, _amounts, _slopes) = (
                new double[size],
                new double[size],
                new double[size],
                new double[size],
                new double[size]
            );
        Array.Fill(_factors, 1, 0, size);
        Array.Clear(_amounts, 0, size);
    }

    /// <summary>Makes a part of a change.</summary>
    public void Apply(in TreeChange change, int row, double part)
    {
        var at = (row * _width) + change.Node;
        if (change.IsPercent)
            _factors[at] *= 1 + (part * Relative(change));
        else
            _amounts[at] += part * change.Size;
    }

    public void Compute()
    {
        for (var row = 0; row < Rows; row++)
        {
            var start = row * _width;
            var values = _values.AsSpan(start, _width);
            for (var at = 0; at < _width; at++)
            {
                _before[start + at] = tree.Nodes[at].Of(values);
                values[at] = (_before[start + at] * _factors[start + at]) + _amounts[start + at];
            }
        }
    }

    public double Result(int row) => _values[((row + 1) * _width) - 1];

    /// <summary>How much the output gains for each unit that a number gains, from the top down.</summary>
    public void Slopes()
    {
        Array.Clear(_slopes, 0, Rows * _width);
        for (var row = 0; row < Rows; row++)
        {
            var start = row * _width;
            var values = _values.AsSpan(start, _width);
            var slopes = _slopes.AsSpan(start, _width);
            slopes[^1] = 1;
            for (var at = _width - 1; at >= 0; at--)
            {
                var (node, slope) = (tree.Nodes[at], slopes[at] * _factors[start + at]);
                for (var operand = 0; operand < node.Operands.Length && slope != 0; operand++)
                    slopes[node.Operands[operand].From] += slope * node.Slope(operand, _before[start + at], values);
            }
        }
    }

    /// <summary>How fast a change moves the output at this part of the way.</summary>
    public double Gain(in TreeChange change, int row, double part)
    {
        var at = (row * _width) + change.Node;
        if (!change.IsPercent)
            return _slopes[at] * change.Size;
        var relative = Relative(change);
        return _slopes[at] * _before[at] * _factors[at] * relative / (1 + (part * relative));
    }

    // A percentage is of the number's size: more is more, whatever the sign.
    private double Relative(in TreeChange change) => _bases[change.Node] < 0 ? -change.Size : change.Size;
}
