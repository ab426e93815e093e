using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Structure;
using PlanApi.Domain.Actuals;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;

namespace PlanApi.Application.Actuals;

/// <summary>The scopes above each scope of a batch, by number. They are found, and new ones are made, before anything is written.</summary>
internal sealed class ScopeLists(CubeStructure structure, ScopeInterner scopes)
{
    private readonly Dictionary<string, Lists> _bySums = [];

    /// <summary>The lists of an indicator; null where it does not add up over scopes.</summary>
    public Lists? For(Indicator indicator)
    {
        if (indicator.Kind is not (IndicatorKind.Flow or IndicatorKind.Stock))
            return null;
        bool[] sums = [.. structure.Scopes.Dimensions.Select(index => indicator.Dimensions?.Contains(index.Dimension) != false)];
        var key = string.Concat(sums.Select(over => over ? '1' : '0'));
        if (!_bySums.TryGetValue(key, out var lists))
            _bySums.Add(key, lists = new Lists(new ScopesAbove(structure.Scopes.Dimensions, sums), scopes));
        return lists;
    }

    internal sealed class Lists(ScopesAbove above, ScopeInterner scopes)
    {
        private readonly Dictionary<int, int[]?> _always = [];
        private readonly Dictionary<(int Scope, int Period), int[]?> _dated = [];

        /// <summary>Finds the scopes above one on a day.</summary>
        public void Find(int scope, ReadOnlySpan<int> members, int period)
        {
            if (!IsDay(period) || _always.ContainsKey(scope) || _dated.ContainsKey((scope, period)))
                return;
            if (above.IsDated(members))
                _dated.Add((scope, period), Numbers(members, period));
            else
                _always.Add(scope, Numbers(members, period));
        }

        /// <summary>The scopes that were found; null where there are too many, or where the period is not a day.</summary>
        public int[]? Of(int scope, int period) =>
            !IsDay(period) ? null
            : _always.TryGetValue(scope, out var list) ? list
            : _dated[(scope, period)];

        private static bool IsDay(int period) => Period.FromKey(period).Grain == Grain.Day;

        private int[]? Numbers(ReadOnlySpan<int> members, int period) =>
            Period.FromKey(period) is var day && above.Of(members, new DateOnly(day.Year, day.Number, day.Day)) is { } found
                ? [.. found.Select(scope => scopes.Number(scope))]
                : null;
    }
}
