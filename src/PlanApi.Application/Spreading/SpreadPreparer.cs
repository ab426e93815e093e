using PlanApi.Application.Access;
using PlanApi.Application.Cube;
using PlanApi.Application.Errors;
using PlanApi.Application.Plans;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>Works a spread out, for a preview and for its application alike. Call within a snapshot or a command.</summary>
public sealed class SpreadPreparer(CubeReader cubes, VisibilityFinder visibility, HoldStore holds, BoundStore bounds)
{
    /// <summary>How many cells one spread goes to.</summary>
    public const long MaxCells = 10_000_000;

    public async Task<Outcome<PreparedSpread>> Prepare(PlanRow plan, SpreadRequest request, CancellationToken cancellation)
    {
        var structure = await cubes.Structure(plan, cancellation);
        var grants = Grants.Of(await visibility.For(plan, cancellation), structure);
        if (SpreadCheck.Names(structure, request) is { } unknown)
            return unknown;
        var asked = structure.Definitions[request.Indicator];
        var solved = structure.Definitions[request.SolveFor ?? request.Indicator];
        if (!SpreadCheck.Layout(structure, grants, request, asked, solved).IsSuccess(out var layout, out var failure))
            return failure;
        var scenario = structure.Scenarios[request.Scenario];
        var seen = new List<string>();
        Code[] wanted = [.. new[] { asked.Code, solved.Code, request.Like?.Indicator ?? solved.Code }.Distinct()];
        var source = await cubes.Source(plan, structure, scenario, wanted, [request.Measure], cancellation, seen);
        var cells = new SpreadCells(structure, request, SpreadCheck.PlaceOf(request, asked), solved, layout, new RollUpEngine(source, hidden: grants.Limited)) { Grants = grants };
        var like = request.Like is { } other ? await Like(plan, structure, other, cells, seen, cancellation) : null;
        var stored = structure.Indicators[solved.Code];
        var shown = await cubes.Partition(plan, structure, scenario, request.Measure, stored.Id, cancellation, seen);
        var limits = SpreadLimits.Of(
            cells, await holds.Of(plan.Id, request.Measure, stored.Id, cancellation), await bounds.Of(plan.Id, request.Measure, stored.Id, cancellation));
        return SpreadRun.Of(cells, asked, limits, like).IsSuccess(out var run, out failure)
            ? new PreparedSpread(
                scenario, cells, run.Values, run.Start, run.Weight, run.Met, run.Total, shown, run.Low, run.High,
                SpreadTokens.StateOf(structure.Version, seen))
            : failure;
    }

    private async Task<Numbers> Like(
        PlanRow plan, CubeStructure structure, SpreadLike like, SpreadCells cells, List<string> seen, CancellationToken cancellation)
    {
        var indicator = like.Indicator ?? cells.Indicator.Code;
        var scenario = structure.Scenarios[like.Scenario ?? cells.Request.Scenario];
        var source = await cubes.Source(plan, structure, scenario, [indicator], [like.Measure], cancellation, seen);
        var frame = cells.Frame.WithPeriods([.. cells.Frame.Periods.Select(period => structure.Calendar.YearBefore(period, like.YearsBefore))]);
        return new RollUpEngine(source).Over(indicator, like.Measure, frame);
    }
}
