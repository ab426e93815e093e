using PlanApi.Application.Cube;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Spreading.Breakdowns;

namespace PlanApi.Application.Spreading;

/// <summary>What the plan's holds and bounds say of the cells of a spread: of each by itself, and of sums of several.</summary>
/// <param name="Low">The least that each cell may be; null where none is limited.</param>
/// <param name="High">The most.</param>
/// <param name="Sums">Limits of rolled-up places and to date.</param>
public sealed record SpreadLimits(long[]? Low, long[]? High, IReadOnlyList<SumLimit> Sums)
{
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
        private long[]? _low;
        private long[]? _high;

        public void Take(Hold hold)
        {
            var within = Within(hold.Scope, [hold.Period]);
            if (hold.Reach == Reach.Below || IsCell(within, hold.Scope, hold.Period))
            {
                foreach (var cell in within)
                    Limit(cell, cells.Old[cell], cells.Old[cell]);
            }
            else if (within.Length > 0)
            {
                var sum = Sum(within);
                _sums.Add(new SumLimit(within, sum, sum, $"holds/{hold.Code}"));
            }
        }

        public void Take(Bound bound)
        {
            var (min, max) = (bound.Min is { } least ? cells.Steps(least) : (long?)null, bound.Max is { } most ? cells.Steps(most) : (long?)null);
            var within = Within(bound.Scope, bound.ToDate ? HeldPlaces.ToDate(cells.Structure.Calendar, bound.Period) : [bound.Period]);
            if (bound.Reach == Reach.Below || (!bound.ToDate && IsCell(within, bound.Scope, bound.Period)))
            {
                foreach (var cell in within)
                    Limit(cell, min, max);
            }
            else if (within.Length > 0)
            {
                // What lies at the bounded place beside the cells counts too, and stays.
                var beside = BesideAt(bound, within);
                _sums.Add(new SumLimit(within, min - beside, max - beside, $"bounds/{bound.Code}"));
            }
        }

        public SpreadLimits Limits() => new(_low, _high, _sums);

        private void Limit(int cell, long? low, long? high)
        {
            if (_low is null)
            {
                (_low, _high) = (new long[cells.Count], new long[cells.Count]);
                Array.Fill(_low, SpreadChildren.NoLow);
                Array.Fill(_high, SpreadChildren.NoHigh);
            }
            if (low is { } least)
                _low[cell] = Math.Max(_low[cell], least);
            if (high is { } most)
                _high![cell] = Math.Min(_high[cell], most);
        }

        private long Sum(int[] within) => within.Aggregate(0L, (sum, cell) => checked(sum + cells.Old[cell]));

        private long BesideAt(Bound bound, int[] within)
        {
            var periods = bound.ToDate ? HeldPlaces.ToDate(cells.Structure.Calendar, bound.Period) : [bound.Period];
            var numbers = cells.Engine.Over(cells.Indicator.Code, cells.Request.Measure, Frames.At(cells.Structure.Scopes, bound.Scope, periods));
            var all = Enumerable.Range(0, periods.Count).Select(numbers.BelowAt).Where(number => number.HasValue).Aggregate(0L, (sum, number) => checked(sum + cells.Steps(number)));
            return all == 0 ? 0 : all - Sum(within);
        }

        // The one cell that is the place itself.
        private bool IsCell(int[] within, Scope scope, Period period) =>
            within.Length == 1 && cells.ScopeOf(within[0]).Equals(scope) && cells.PeriodOf(within[0]) == period;

        private int[] Within(Scope scope, IReadOnlyList<Period> periods)
        {
            var structure = cells.Structure;
            var axes = scope.Select(pair =>
            {
                var dimension = structure.Scopes.DimensionNumber(pair.Key);
                return (Axis: cells.Frame.Axes.FirstOrDefault(axis => axis.Dimension == dimension), Index: structure.Scopes.Dimensions[dimension], Member: structure.Scopes.Dimensions[dimension].Number(pair.Value));
            }).ToArray();
            if (axes.Any(at => at.Axis is null))
                return [];
            var inPeriod = cells.Frame.Periods.ToDictionary(period => period, period => periods.Any(outer => outer == period || structure.Calendar.Contains(outer, period)));
            return
            [
                .. Enumerable.Range(0, cells.Count).Where(cell => inPeriod[cells.PeriodOf(cell)]
                    && axes.All(at => at.Index.IsWithin(cells.Frame.MemberAt(at.Axis!, cell), at.Member, structure.Calendar.Days(cells.PeriodOf(cell)).Last))),
            ];
        }
    }
}
