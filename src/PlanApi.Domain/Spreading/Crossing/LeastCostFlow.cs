using System.Numerics;

namespace PlanApi.Domain.Spreading.Crossing;

/// <summary>
/// Moves flows by whole steps, within their bounds, to a balance in all nodes at the least convex cost: scaling of steps with shortest
/// augmenting paths (Minoux 1984; Ahuja, Magnanti and Orlin 1993, chapter 14). Prices of nodes prove the optimum: no arc, forwards or
/// backwards, costs less than the price rises along it. Each halving of the step takes at most about one path for each arc and node.
/// </summary>
/// <param name="network">The arcs.</param>
/// <param name="slopes">The costs.</param>
/// <param name="values">The flows, within their bounds; they are changed.</param>
/// <param name="low">The least that each may be; the least 64-bit integer for no limit.</param>
/// <param name="high">The most; the greatest 64-bit integer for no limit.</param>
/// <param name="prices">By node; they are changed.</param>
internal sealed class LeastCostFlow<T>(Network network, ISlopes<T> slopes, long[] values, long[] low, long[] high, T[] prices)
    where T : struct, IBinaryInteger<T>
{
    private const long LongestStep = 1L << 60;

    private readonly T[] _up = new T[values.Length];
    private readonly T[] _down = new T[values.Length];
    private readonly bool[] _canRise = new bool[values.Length];
    private readonly bool[] _canFall = new bool[values.Length];
    private readonly T[] _distance = new T[network.Nodes];
    private readonly int[] _via = new int[network.Nodes];
    private readonly State[] _state = new State[network.Nodes];
    private readonly List<int> _closed = [];
    private readonly PriorityQueue<int, T> _open = new();
    private long _step = 1;

    private enum State : byte
    {
        Unseen,
        Open,
        Closed,
    }

    /// <summary>By node, what flows in and not out.</summary>
    public Int128[] Excess { get; } = new Int128[network.Nodes];

    /// <summary>
    /// After a run that fell short: whether the remaining flow could reach the node. Between such nodes and the others all bounds bind.
    /// </summary>
    public bool IsReached(int node) => _state[node] == State.Closed;

    /// <summary>Whether all nodes are in balance, at the least cost.</summary>
    public bool Run()
    {
        Array.Clear(Excess);
        for (var arc = 0; arc < values.Length; arc++)
        {
            Excess[network.To[arc]] += values[arc];
            Excess[network.From[arc]] -= values[arc];
        }
        var most = Excess.Max(Int128.Abs);
        var longest = 1L;
        while (longest < LongestStep && 2 * longest <= most)
            longest *= 2;
        return Run(longest);
    }

    /// <summary>Moves flows that are in balance with others that the network does not show to the least cost, by single steps.</summary>
    public bool Continue() => Run(1);

    private bool Run(long longest)
    {
        for (_step = longest; ; _step /= 2)
        {
            Adjust();
            while (Augment()) { }
            if (_step == 1)
                return !Array.Exists(Excess, excess => excess != 0);
        }
    }

    public bool CanMove(int arc, bool up) => up ? _canRise[arc] : _canFall[arc];

    /// <summary>The reduced cost of a step along the arc, or back: its cost minus the difference of the prices.</summary>
    public T Reduced(int arc, bool up)
    {
        var along = prices[network.From[arc]] - prices[network.To[arc]];
        return up ? _up[arc] + along : _down[arc] - along;
    }

    public void Move(int arc, bool up)
    {
        var amount = up ? _step : -_step;
        values[arc] = checked(values[arc] + amount);
        Excess[network.To[arc]] += amount;
        Excess[network.From[arc]] -= amount;
        Look(arc);
    }

    private void Look(int arc)
    {
        _canRise[arc] = high[arc] == CrossingProblem.NoHigh || (Int128)high[arc] - values[arc] >= _step;
        _canFall[arc] = low[arc] == CrossingProblem.None || (Int128)values[arc] - low[arc] >= _step;
        _up[arc] = _canRise[arc] ? slopes.Of(arc, values[arc], _step) : T.Zero;
        _down[arc] = _canFall[arc] ? -slopes.Of(arc, checked(values[arc] - _step), _step) : T.Zero;
    }

    // With shorter steps, some arcs cost less than the prices allow: they move, once or twice.
    private void Adjust()
    {
        for (var arc = 0; arc < values.Length; arc++)
        {
            Look(arc);
            while (_canRise[arc] && T.IsNegative(Reduced(arc, up: true)))
                Move(arc, up: true);
            while (_canFall[arc] && T.IsNegative(Reduced(arc, up: false)))
                Move(arc, up: false);
        }
    }

    /// <summary>Moves one step along a cheapest path from a node with too much to a node with too little; false if there is none.</summary>
    private bool Augment()
    {
        Array.Clear(_state);
        _closed.Clear();
        _open.Clear();
        for (var node = 0; node < network.Nodes; node++)
        {
            if (Excess[node] < _step)
                continue;
            (_distance[node], _via[node], _state[node]) = (T.Zero, -1, State.Open);
            _open.Enqueue(node, T.Zero);
        }
        while (_open.TryDequeue(out var node, out var distance))
        {
            if (_state[node] == State.Closed)
                continue;
            _state[node] = State.Closed;
            if (Excess[node] <= -_step)
            {
                Follow(node);
                return true;
            }
            _closed.Add(node);
            foreach (var arc in network.At(node))
                Relax(arc, node, distance);
        }
        return false;
    }

    private void Relax(int arc, int node, T distance)
    {
        var (up, to) = (network.From[arc] == node, network.Across(arc, node));
        if (_state[to] == State.Closed || !CanMove(arc, up))
            return;
        var reached = distance + Reduced(arc, up);
        if (_state[to] == State.Open && reached >= _distance[to])
            return;
        (_distance[to], _via[to], _state[to]) = (reached, arc, State.Open);
        _open.Enqueue(to, reached);
    }

    private void Follow(int sink)
    {
        foreach (var node in _closed)
            prices[node] += _distance[node] - _distance[sink];
        for (var node = sink; _via[node] >= 0; )
        {
            var arc = _via[node];
            var up = network.To[arc] == node;
            Move(arc, up);
            node = network.Across(arc, node);
        }
    }
}
