using PlanApi.Application.Cube.Cells;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Spreading.Breakdowns;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>The limits that the plan's holds and bounds set to the cells of a spread: to single cells, and to sums of cells.</summary>
/// <param name="Low">The least value of each cell; null if none has a limit.</param>
/// <param name="High">The most.</param>
/// <param name="Sums">Limits of rolled-up places, and limits to date.</param>
public sealed record SpreadLimits(long[]? Low, long[]? High, IReadOnlyList<SumLimit> Sums)
{
    /// <summary>The cells that are held, by index.</summary>
    public IReadOnlySet<int> Held { get; init; } = new HashSet<int>();

    /// <summary>The names of the holds and bounds of single cells.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>For each cell, the names of the limits that set its least and its greatest value, by index; -1 for none.</summary>
    public int[]? LowBy { get; init; }

    public int[]? HighBy { get; init; }

    /// <summary>The index of the name that sets a cell's least or greatest value; -1 for none.</summary>
    public int ByOf(int cell, bool isLow) => (isLow ? LowBy : HighBy) is { } by ? by[cell] : -1;

    public bool Any => Low is not null || Sums.Count > 0;

    public static SpreadLimits Of(SpreadCells cells, IReadOnlyList<Hold> holds, IReadOnlyList<Bound> bounds)
    {
        var reader = new Reader(cells);
        foreach (var hold in holds)
            reader.Take(hold);
        foreach (var bound in bounds)
            reader.Take(bound);
        return reader.Limits();
    }

    private sealed class Reader(SpreadCells cells)
    {
        private readonly List<SumLimit> _sums = [];
        private readonly HashSet<int> _held = [];
        private long[]? _low;
        private long[]? _high;
        private readonly List<string> _names = [];
        private int[]? _lowBy;
        private int[]? _highBy;

        public void Take(Hold hold)
        {
            var within = hold.Reach == Reach.Below ? Within(hold.Scope, [hold.Period]) : Topmost(hold.Scope, hold.Period);
            if (hold.Reach == Reach.Below || IsCell(within, hold.Scope, hold.Period))
            {
                _names.Add($"holds/{hold.Code}");
                foreach (var cell in within)
                {
                    Limit(cell, cells.Old[cell], cells.Old[cell]);
                    _held.Add(cell);
                }
            }
            else if (within.Length > 0 && Moves(hold.Scope, hold.Period))
            {
                var sum =
                    cells.Parts is not null && At(hold.Scope, hold.Period) is { HasValue: true } number ? cells.Steps(number) : Sum(within);
                _sums.Add(new SumLimit(within, sum, sum, $"holds/{hold.Code}"));
            }
        }

        public void Take(Bound bound)
        {
            var (min, max) = (
                bound.Min is { } least ? cells.AtLeast(least) : (long?)null,
                bound.Max is { } most ? cells.AtMost(most) : (long?)null
            );
            IReadOnlyList<Period> periods = bound.ToDate ? HeldPlaces.ToDate(cells.Structure.Calendar, bound.Period) : [bound.Period];
            var own =
                bound.Reach == Reach.Below ? Within(bound.Scope, periods)
                : bound.ToDate ? []
                : Topmost(bound.Scope, bound.Period);
            if (bound.Reach == Reach.Below || (!bound.ToDate && IsCell(own, bound.Scope, bound.Period)))
            {
                _names.Add($"bounds/{bound.Code}");
                foreach (var cell in own)
                    Limit(cell, min, max);
                return;
            }
            var (moving, beside) = (new List<int>(), 0L);
            foreach (var period in periods)
            {
                var within = Topmost(bound.Scope, period);
                if (IsCell(within, bound.Scope, period))
                {
                    moving.AddRange(within);
                    continue;
                }
                // What lies at the bounded place beside the cells counts too, and stays. Where cells cross, there is nothing such.
                if (cells.Parts is not null)
                {
                    moving.AddRange(within.Length > 0 && Moves(bound.Scope, period) ? within : []);
                    continue;
                }
                beside = checked(beside + (At(bound.Scope, period) is { HasValue: true } number ? cells.Steps(number) : 0));
                if (within.Length == 0 || !Moves(bound.Scope, period))
                    continue;
                moving.AddRange(within);
                beside = checked(beside - Sum(within));
            }
            if (moving.Count > 0 && (!bound.ToDate || cells.Indicator.Kind == IndicatorKind.Flow))
                _sums.Add(new SumLimit([.. moving.Order()], min - beside, max - beside, $"bounds/{bound.Code}"));
        }

        public SpreadLimits Limits() =>
            new(_low, _high, _sums)
            {
                Held = _held,
                Names = _names,
                LowBy = _lowBy,
                HighBy = _highBy,
            };

        private void Limit(int cell, long? low, long? high)
        {
            if (_low is null)
            {
                (_low, _high, _lowBy, _highBy) = (new long[cells.Count], new long[cells.Count], new int[cells.Count], new int[cells.Count]);
                Array.Fill(_lowBy, -1);
                Array.Fill(_highBy, -1);
                Array.Fill(_low, SpreadChildren.NoLow);
                Array.Fill(_high, SpreadChildren.NoHigh);
            }
            if (low is { } least && least > _low[cell])
                (_low[cell], _lowBy![cell]) = (least, _names.Count - 1);
            if (high is { } most && most < _high![cell])
                (_high[cell], _highBy![cell]) = (most, _names.Count - 1);
        }

        private long Sum(int[] within) => within.Aggregate(0L, (sum, cell) => checked(sum + cells.Old[cell]));

        private CubeNumber At(Scope scope, Period period) =>
            cells.Engine.Over(cells.Indicator.Code, cells.Request.Measure, Frames.At(cells.Structure.Scopes, scope, [period])).At(0);

        // Whether a place is the sum of what lies below it, the cells among that. One that is stored keeps its value, and so does what
        // lies above one; where periods do not add up, the change as a whole is held against the limit.
        private bool Moves(Scope scope, Period period)
        {
            var adds = cells.Indicator.Kind switch
            {
                IndicatorKind.Flow when !cells.Indicator.PerDay => true,
                IndicatorKind.Flow or IndicatorKind.Stock => !cells.HasPeriodAxis && period == cells.Request.Period,
                _ => false,
            };
            if (!adds || At(scope, period).State == CellState.Stored)
                return false;
            return cells.Above is null
                ? !(cells.Parent.At(0).State == CellState.Stored && Contains(scope, period, cells.Place, cells.Request.Period))
                : !cells.Outer.Any(outer => Contains(scope, period, outer.Scope, outer.Period));
        }

        private bool Contains(Scope scope, Period period, Scope inner, Period within) =>
            (period == within || cells.Structure.Calendar.Contains(period, within))
            && scope.All(pair =>
                inner.TryGetValue(pair.Key, out var member)
                && cells.Structure.Scopes.Dimensions[cells.Structure.Scopes.DimensionNumber(pair.Key)] is var index
                && index.IsWithin(index.Number(member), index.Number(pair.Value), cells.Structure.Calendar.Days(within).Last)
            );

        // The one cell that is the place itself.
        private bool IsCell(int[] within, Scope scope, Period period) =>
            within.Length == 1 && cells.ScopeOf(within[0]).Equals(scope) && cells.PeriodOf(within[0]) == period;

        // The cells in a place that it adds up, none of them counted twice: itself, or those that no other contains, or where they cross,
        // those that contain none.
        private int[] Topmost(Scope scope, Period period)
        {
            var within = Within(scope, [period]);
            if (cells.Above is not { } above)
                return within;
            if (cells.Parts is { } parts)
                return
                    Array.FindIndex(within, cell => cells.ScopeOf(cell).Equals(scope) && cells.PeriodOf(cell) == period) is >= 0 and var own
                    ? [within[own]]
                    : Array.FindAll(within, cell => parts[cell].Length == 0);
            var inside = within.ToHashSet();
            return Array.FindAll(within, cell => !inside.Contains(above[cell]));
        }

        private int[] Within(Scope scope, IReadOnlyList<Period> periods)
        {
            var structure = cells.Structure;
            var axes = scope
                .Select(pair =>
                {
                    var dimension = structure.Scopes.DimensionNumber(pair.Key);
                    return (
                        Axis: cells.Frame.Axes.FirstOrDefault(axis => axis.Dimension == dimension),
                        Index: structure.Scopes.Dimensions[dimension],
                        Member: structure.Scopes.Dimensions[dimension].Number(pair.Value)
                    );
                })
                .ToArray();
            if (axes.Any(at => at.Axis is null))
                return [];
            var inPeriod = cells.Frame.Periods.ToDictionary(
                period => period,
                period => periods.Any(outer => outer == period || structure.Calendar.Contains(outer, period))
            );
            return
            [
                .. Enumerable
                    .Range(0, cells.Count)
                    .Where(cell =>
                        inPeriod[cells.PeriodOf(cell)]
                        && axes.All(at =>
                            at.Index.IsWithin(
                                cells.Frame.MemberAt(at.Axis!, cells.PlaceAt(cell)),
                                at.Member,
                                structure.Calendar.Days(cells.PeriodOf(cell)).Last
                            )
                        )
                    ),
            ];
        }
    }
}
