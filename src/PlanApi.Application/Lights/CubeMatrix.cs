using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Tables;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Lights;

/// <summary>The target numbers of the cube in the cells of a plan's matrix, as claims.</summary>
internal static class CubeMatrix
{
    /// <summary>Which dimensions the plan crosses; the plan must have a matrix.</summary>
    public static MatrixLayout Of(PlanRow plan, CubeStructure structure) =>
        new()
        {
            Rows = structure.Scopes.Dimensions[Array.IndexOf(structure.DimensionIds, plan.MatrixRowsId!.Value)].Dimension,
            Columns = structure.Scopes.Dimensions[Array.IndexOf(structure.DimensionIds, plan.MatrixColumnsId!.Value)].Dimension,
        };

    /// <summary>
    /// The top-level members of a dimension on a day. For a limited caller: the visible members without a visible parent.
    /// </summary>
    public static IReadOnlyList<Code> Top(CubeStructure structure, Grants grants, Code dimension, DateOnly day)
    {
        var number = structure.Scopes.DimensionNumber(dimension);
        var index = structure.Scopes.Dimensions[number];
        return grants.Members.TryGetValue(number, out var seen)
            ? [.. seen.Where(member => index.IsMember(member) && !seen.Contains(index.ParentOn(member, day))).Order().Select(index.CodeOf)]
            : [.. index.ChildrenOn(day).Of(DimensionIndex.Top).ToArray().Select(index.CodeOf)];
    }

    /// <summary>
    /// The scopes of the matrix, row by row: where the members directly below the tops of the two dimensions meet. Only visible ones.
    /// </summary>
    public static IReadOnlyList<Scope> Cells(OpenLights lights, Grants grants)
    {
        var layout = Of(lights.Plan, lights.Structure);
        return
        [
            .. Top(lights.Structure, grants, layout.Rows, lights.Day)
                .SelectMany(row =>
                    Top(lights.Structure, grants, layout.Columns, lights.Day)
                        .Select(column => Scope.Top.With(layout.Rows, row).With(layout.Columns, column))
                )
                .Where(scope => grants.MaySee(lights.Structure.Scopes, scope)),
        ];
    }

    /// <summary>
    /// For each cell of the matrix, the claims of its numbers: those that the cube has for the line and the tier together, and those at
    /// the tier of indicators for which the line answers.
    /// </summary>
    /// <param name="lights">The numbers.</param>
    /// <param name="indicators">The indicators.</param>
    /// <param name="cells">Scopes of a line and a tier, or of either, or the top.</param>
    /// <param name="lines">The lines that answer for an indicator.</param>
    /// <param name="period">The period; the plan's year when absent.</param>
    public static ILookup<Scope, LightClaim> Claims(
        OpenLights lights,
        IReadOnlyList<Code> indicators,
        IReadOnlyList<Scope> cells,
        ILookup<Code, Code> lines,
        Period? period = null
    )
    {
        if (cells.Count == 0)
            return Array.Empty<LightClaim>().ToLookup(_ => Scope.Top);
        var layout = Of(lights.Plan, lights.Structure);
        Code[] answered = [.. indicators.Where(indicator => lines[indicator].Any())];
        Scope PlaceOf(Scope cell) => cell.With(layout.Rows, null);
        var own = Claims(lights, indicators, cells, period);
        var places = Claims(lights, answered, [.. cells.Where(cell => cell.ContainsKey(layout.Rows)).Select(PlaceOf).Distinct()], period);
        return cells
            .SelectMany(cell =>
            {
                var stored = own[cell].ToArray();
                var line = cell.TryGetValue(layout.Rows, out var row) ? row : (Code?)null;
                return stored
                    .Concat(
                        line is not { } of
                            ? []
                            : places[PlaceOf(cell)]
                                .Where(claim =>
                                    lines[claim.Indicator.Code].Contains(of)
                                    && !Array.Exists(stored, other => other.Indicator.Code == claim.Indicator.Code)
                                )
                    )
                    .Select(claim => (cell, claim));
            })
            .ToLookup(found => found.cell, found => found.claim);
    }

    /// <summary>
    /// For each place, a claim for each indicator with a target number there in the period: stored, or rolled up from below.
    /// </summary>
    public static ILookup<Scope, LightClaim> Claims(
        OpenLights lights,
        IReadOnlyList<Code> indicators,
        IReadOnlyList<Scope> places,
        Period? period = null
    )
    {
        var (calendar, of) = (lights.Structure.Calendar, period ?? Period.OfYear(lights.Structure.Calendar.Year));
        var (first, last) = calendar.Days(of);
        PlaceOverDays At(Code indicator, Scope place) => new(indicator, Measure.Target, place, new DaySpan(first, last));
        var numbers = new NumbersToDate(lights.Engine, indicators.SelectMany(indicator => places.Select(place => At(indicator, place))));
        return places
            .SelectMany(place =>
                indicators
                    .Select(indicator => (place, indicator, number: numbers.Of(At(indicator, place))))
                    .Where(found => found.number.HasValue)
                    .Select(found =>
                        (
                            found.place,
                            claim: ClaimReader.Of(lights.Structure.Definitions[found.indicator], found.place, of, found.number.Value)
                        )
                    )
            )
            .ToLookup(found => found.place, found => found.claim);
    }
}
