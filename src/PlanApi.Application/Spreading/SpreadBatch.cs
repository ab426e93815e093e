using System.Text.Json;
using PlanApi.Application.Changes;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>A spread as cells to be written, with the stored values above that change with it.</summary>
/// <param name="Scopes">Makes new scopes when they are about to be stored.</param>
/// <param name="Batch">The cells.</param>
internal sealed record SpreadBatch(ScopeInterner Scopes, CellBatch Batch)
{
    public static SpreadBatch Of(PlanDb db, PlanRow plan, PreparedSpread spread)
    {
        var cells = spread.Cells;
        var scopes = new ScopeInterner(db, plan, cells.Structure);
        var numbers = new List<int>();
        var batch = new CellBatch(cells.Request.Measure, cells.Structure.Indicators[cells.Indicator.Code])
        {
            // The stored totals come after the cells, and have no number among them.
            Trace = written => SpreadTraces.Of(spread, [.. written.Select(at => at < numbers.Count ? numbers[at] : -1)]),
            Origin = JsonSerializer.Serialize(new CellOrigin(cells.Request, spread.Multiplier?.ToText(6)), PlanJson.Options),
        };
        Span<int> members = stackalloc int[cells.Structure.Scopes.Dimensions.Count];
        for (var cell = 0; cell < cells.Count; cell++)
        {
            if (!spread.IsChanged(cell))
                continue;
            members.Fill(DimensionIndex.Top);
            foreach (var axis in cells.Frame.Axes)
                members[axis.Dimension] = cells.Frame.MemberAt(axis, cells.PlaceAt(cell));
            numbers.Add(cell);
            batch.Add(scopes.Number(members), cells.PeriodOf(cell).Key, spread.Values[cell] is { } value ? cells.StoredSteps(value) : null);
        }
        AddStored(spread, scopes, batch);
        return new SpreadBatch(scopes, batch);
    }

    // The place itself, where it is stored, has its new value; those above it follow on request.
    private static void AddStored(PreparedSpread spread, ScopeInterner scopes, CellBatch batch)
    {
        var (cells, request) = (spread.Cells, spread.Cells.Request);
        if (spread.Total is not { } total)
            return;
        var place = cells.Parent.At(0);
        if (place.State == CellState.Stored && !cells.HoldPlace)
            batch.Add(scopes.Number(cells.Place), request.Period.Key, cells.StoredSteps(total));
        var difference = cells.StoredSteps(checked(total - (place.HasValue ? cells.Steps(place) : 0)));
        if (!request.Propagate || difference == 0)
            return;
        var addsOverTime = cells.Indicator is { Kind: Domain.Indicators.IndicatorKind.Flow, PerDay: false };
        foreach (var (scope, period) in PlacesAbove.Of(cells.Structure, cells.Place, request.Period))
        {
            if (!addsOverTime && period != request.Period)
                continue;
            var number = cells.Engine.Over(cells.Indicator.Code, request.Measure, Frames.At(cells.Structure.Scopes, scope, [period])).At(0);
            if (number.State == CellState.Stored)
                batch.Add(scopes.Number(scope), period.Key, checked(number.Steps + difference));
        }
    }
}

/// <summary>The places above one.</summary>
internal static class PlacesAbove
{
    /// <summary>How many are shown.</summary>
    private const int Most = 100;

    /// <summary>Each step goes up one dimension, level by level to its top; then the period; then both to the end.</summary>
    public static IReadOnlyList<(Scope Scope, Period Period)> Of(CubeStructure structure, Scope scope, Period period)
    {
        var day = structure.Calendar.Days(period).Last;
        var periods = new[] { Grain.Month, Grain.Quarter, Grain.HalfYear, Grain.Year }
            .Where(grain => grain < period.Grain)
            .Select(grain => structure.Calendar.PeriodOf(grain, day))
            .Where(outer => structure.Calendar.Contains(outer, period))
            .ToArray();
        var scopes = new List<Scope>();
        foreach (var (dimension, member) in scope)
        {
            var index = structure.Scopes.Dimensions[structure.Scopes.DimensionNumber(dimension)];
            var at = index.Number(member);
            while (at != DimensionIndex.Top)
            {
                at = index.IsGroup(at) ? DimensionIndex.Top : index.ParentOn(at, day);
                scopes.Add(scope.With(dimension, at == DimensionIndex.Top ? null : index.CodeOf(at)));
            }
        }
        if (scope.Count > 1)
            scopes.Add(Scope.Top);
        return
        [
            .. new[] { scope }
                .Concat(scopes)
                .SelectMany(raised => new[] { period }.Concat(periods).Select(longer => (raised, longer)))
                .Where(place => !place.raised.Equals(scope) || place.longer != period)
                .Distinct()
                .Take(Most),
        ];
    }
}
