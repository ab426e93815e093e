namespace PlanApi.Domain.Spreading.Crossing;

/// <summary>
/// A guess of the prices, in doubles, from which few paths are left to the optimum: Newton's method for the price of each node at which
/// what flows in flows out, numbers standing at start + weight x price within their bounds. A poor guess costs time and changes nothing
/// else.
/// </summary>
internal sealed class RoughPrices
{
    private const int MostSteps = 60;
    private const int MostTurns = 300;

    private readonly Network _network;
    private readonly double[] _start;
    private readonly double[] _weight;
    private readonly long[] _low;
    private readonly long[] _high;
    private readonly int[] _group;
    private readonly double[] _prices;
    private readonly double[] _excess;
    private readonly double[] _bends;

    private RoughPrices(Network network, CrossingProblem problem, long[] low, long[] high)
    {
        (_network, _low, _high) = (network, low, high);
        (_start, _weight, _bends) = (new double[low.Length], new double[low.Length], new double[low.Length]);
        (_prices, _excess) = (new double[network.Nodes], new double[network.Nodes]);
        for (var arc = 0; arc < low.Length; arc++)
            (_start[arc], _weight[arc]) = (problem.HasStart(arc) ? problem.Start[arc] : 0, problem.WeightOf(arc));
        // A sum without a start lets prices through: the nodes at its ends have one price, unless it is held.
        _group = [.. Enumerable.Range(0, network.Nodes)];
        for (var arc = 0; arc < low.Length; arc++)
        {
            if (_weight[arc] == 0 && low[arc] < high[arc])
                _group[Group(network.From[arc])] = Group(network.To[arc]);
        }
        for (var node = 0; node < network.Nodes; node++)
            _group[node] = Group(node);
    }

    /// <summary>By node, in halves of the cost's slope; all 0 where no guess could be made.</summary>
    public static double[] Of(Network network, CrossingProblem problem, long[] low, long[] high)
    {
        var rough = new RoughPrices(network, problem, low, high);
        rough.Find();
        return Array.TrueForAll(rough._prices, double.IsFinite)
            ? Array.ConvertAll(rough._group, group => rough._prices[group])
            : new double[network.Nodes];
    }

    private int Group(int node)
    {
        while (_group[node] != node)
            node = _group[node] = _group[_group[node]];
        return node;
    }

    private void Find()
    {
        var cost = Flow();
        for (var step = 0; step < MostSteps && _excess.Max(Math.Abs) > 0.5; step++)
        {
            var direction = Direction();
            var fall = _excess.Zip(direction, (excess, move) => excess * move).Sum();
            var before = _prices.ToArray();
            var (length, next) = (1.0, 0.0);
            for (; ; length /= 2)
            {
                for (var node = 0; node < _prices.Length; node++)
                    _prices[node] = before[node] + (length * direction[node]);
                next = Flow();
                if (next <= cost + (1e-4 * length * fall))
                    break;
                if (length < 1e-6)
                {
                    before.CopyTo(_prices, 0);
                    return;
                }
            }
            cost = next;
        }
    }

    /// <summary>Where numbers stand at the prices, what is left over, and the dual cost, which is least where nothing is.</summary>
    private double Flow()
    {
        Array.Clear(_excess);
        var cost = 0.0;
        for (var arc = 0; arc < _weight.Length; arc++)
        {
            var (from, to) = (_group[_network.From[arc]], _group[_network.To[arc]]);
            if (from == to)
                continue;
            var price = _prices[to] - _prices[from];
            var wish = _start[arc] + (_weight[arc] * price);
            var value = Math.Max(
                _low[arc] == CrossingProblem.None ? wish : _low[arc],
                Math.Min(_high[arc] == CrossingProblem.NoHigh ? wish : _high[arc], wish)
            );
            _bends[arc] = value == wish ? _weight[arc] : 0;
            cost += (value * price) - (_weight[arc] > 0 ? (value - _start[arc]) * (value - _start[arc]) / (2 * _weight[arc]) : 0);
            _excess[to] += value;
            _excess[from] -= value;
        }
        return cost;
    }

    /// <summary>Newton's direction by conjugate gradients, scaled by the curvature at each node (Hestenes and Stiefel 1952).</summary>
    private double[] Direction()
    {
        var count = _prices.Length;
        var (scale, total) = (new double[count], new double[count]);
        for (var arc = 0; arc < _weight.Length; arc++)
        {
            foreach (var node in (ReadOnlySpan<int>)[_group[_network.From[arc]], _group[_network.To[arc]]])
                (scale[node], total[node]) = (scale[node] + _bends[arc], total[node] + _weight[arc]);
        }
        // Where everything stands at its bounds, a little of what might move keeps steps finite.
        var little = new double[count];
        for (var node = 0; node < count; node++)
        {
            little[node] = 1e-9 * (total[node] + 1);
            scale[node] += little[node];
        }
        var (move, rest) = (new double[count], Array.ConvertAll(_excess, excess => -excess));
        var turned = rest.Zip(scale, (left, by) => left / by).ToArray();
        var along = turned.ToArray();
        var size = Dot(rest, turned);
        var enough = size * 1e-20;
        for (var turn = 0; turn < MostTurns && size > enough; turn++)
        {
            var image = Image(along, little);
            var length = size / Dot(along, image);
            for (var node = 0; node < count; node++)
            {
                move[node] += length * along[node];
                rest[node] -= length * image[node];
                turned[node] = rest[node] / scale[node];
            }
            var next = Dot(rest, turned);
            for (var node = 0; node < count; node++)
                along[node] = turned[node] + (next / size * along[node]);
            size = next;
        }
        return move;
    }

    private double[] Image(double[] along, double[] little)
    {
        var image = new double[along.Length];
        for (var node = 0; node < image.Length; node++)
            image[node] = little[node] * along[node];
        for (var arc = 0; arc < _bends.Length; arc++)
        {
            if (_bends[arc] == 0)
                continue;
            var (from, to) = (_group[_network.From[arc]], _group[_network.To[arc]]);
            var change = _bends[arc] * (along[to] - along[from]);
            image[to] += change;
            image[from] -= change;
        }
        return image;
    }

    private static double Dot(double[] one, double[] other)
    {
        var sum = 0.0;
        for (var at = 0; at < one.Length; at++)
            sum += one[at] * other[at];
        return sum;
    }
}
