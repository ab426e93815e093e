using PlanApi.Application.Calendars;
using PlanApi.Application.Cube;
using PlanApi.Application.Cube.Limits;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>Computes a spread, both for a preview and for its application. Call within a snapshot or a command.</summary>
public sealed class SpreadPreparer(CubeReader cubes, PlanOpener opener, HoldStore holds, BoundStore bounds)
{
    /// <summary>How many cells one spread goes to.</summary>
    public const long MaxCells = 10_000_000;

    public async Task<Outcome<PreparedSpread>> Prepare(PlanRow plan, SpreadRequest request, CancellationToken cancellation)
    {
        if (!(await opener.Open(plan, cancellation)).IsSuccess(out var opened, out var failure))
            return failure;
        var (_, structure, grants) = opened;
        if (SpreadCheck.Names(structure, grants, request) is { } unknown)
            return unknown;
        var asked = structure.Definitions[request.Indicator];
        var solved = structure.Definitions[request.SolveFor ?? request.Indicator];
        if (request.Method == SpreadMethod.Reconcile)
            return await Reconcile(plan, structure, grants, request, cancellation);
        if (!SpreadCheck.Layout(structure, grants, request, asked, solved).IsSuccess(out var layout, out failure))
            return failure;
        var scenario = structure.Scenarios[request.Scenario];
        var seen = new List<string>();
        Code[] wanted = [.. new[] { asked.Code, solved.Code }.Distinct()];
        var source = await cubes.Source(plan, structure, scenario, wanted, [request.Measure], cancellation, seen);
        var cells = new SpreadCells(
            structure,
            request,
            SpreadCheck.PlaceOf(request, asked),
            solved,
            SpreadCheck.InOrder(structure, layout),
            new RollUpEngine(source, grants)
        )
        {
            Grants = grants,
        };
        SpreadProfile? profile = null;
        if (
            request is { Method: SpreadMethod.Relative or SpreadMethod.Weighted, Like: { } like }
            && !(await Profile(plan, structure, like, cells, seen, cancellation)).IsSuccess(out profile, out failure)
        )
            return failure;
        var stored = structure.Indicators[solved.Code];
        var shown = await cubes.Partition(plan, structure, scenario, request.Measure, stored.Id, cancellation, seen);
        var limits = await Limits(plan, cells, stored.Id, cancellation);
        return SpreadRun.Of(cells, asked, limits, profile).IsSuccess(out var run, out failure)
            ? new PreparedSpread(
                scenario,
                cells,
                run.Values,
                run.Start,
                run.Weight,
                run.Met,
                run.Total,
                shown,
                run.Low,
                run.High,
                PreviewTokens.StateOf(structure.Version, seen)
            )
            {
                WeightUnit = run.WeightUnit,
                Profile = profile,
                Limits = limits,
                Why = run.Why,
                Fixed = run.Fixed,
            }
            : failure;
    }

    private async Task<Outcome<PreparedSpread>> Reconcile(
        PlanRow plan,
        CubeStructure structure,
        Grants grants,
        SpreadRequest request,
        CancellationToken cancellation
    )
    {
        var stored = structure.Indicators[request.Indicator];
        if (ReconcileCheck.Of(structure, grants, request, stored.Indicator) is { } wrong)
            return wrong;
        var (scenario, seen) = (structure.Scenarios[request.Scenario], new List<string>());
        var source = await cubes.Source(plan, structure, scenario, [request.Indicator], [request.Measure], cancellation, seen);
        var shown = source.Partitions(request.Indicator, request.Measure);
        if (!StoredTree.Of(structure, shown, request, stored.Indicator).IsSuccess(out var tree, out var failure))
            return failure;
        var engine = new RollUpEngine(source, grants);
        var cells = new SpreadCells(structure, request, request.Scope, stored.Indicator, tree.Frame, engine, tree.Places)
        {
            Grants = grants,
            Above = tree.Above,
            Parts = tree.Parts,
            Outer = tree.Outer,
        };
        var limits = await Limits(plan, cells, stored.Id, cancellation);
        return ReconcileRun.Of(cells, limits).IsSuccess(out var run, out failure)
            ? new PreparedSpread(
                scenario,
                cells,
                run.Values,
                cells.Old,
                run.Weight,
                null,
                run.Total,
                shown,
                limits.Low,
                limits.High,
                PreviewTokens.StateOf(structure.Version, seen)
            )
            {
                WeightUnit = ReconcileRun.Result.WeightUnit,
                Limits = limits,
                Why = run.Why,
            }
            : failure;
    }

    /// <summary>
    /// The limits that the caller may see. The others cannot be named: a spread that breaks one of them is refused at the end, by the
    /// proof.
    /// </summary>
    private async Task<SpreadLimits> Limits(PlanRow plan, SpreadCells cells, long indicatorId, CancellationToken cancellation)
    {
        var held = await holds.Of(plan.Id, cells.Request.Measure, indicatorId, cancellation);
        var bounded = await bounds.Of(plan.Id, cells.Request.Measure, indicatorId, cancellation);
        return SpreadLimits.Of(
            cells,
            [.. held.Where(hold => cells.MaySee(hold.Scope))],
            [.. bounded.Where(bound => cells.MaySee(bound.Scope))]
        );
    }

    private async Task<Outcome<SpreadProfile>> Profile(
        PlanRow plan,
        CubeStructure structure,
        SpreadLike like,
        SpreadCells cells,
        List<string> seen,
        CancellationToken cancellation
    )
    {
        if (like.Scope is { } scope && !cells.MaySee(scope))
            return Invalid.One(
                FaultCodes.NotAllowed,
                "/like/scope",
                "You may see some members of a dimension only; name one, and go by its numbers."
            );
        if (
            CalendarFaults
                .Of(
                    structure.Calendar,
                    SpreadProfile.Shifted(cells, like).FirstOrDefault(period => !structure.Calendar.Holds(period), cells.Request.Period),
                    "/like/yearsBefore"
                )
                .FirstOrDefault() is
            { } outside
        )
            return new Invalid([outside]);
        var (indicator, scenario) = (
            structure.Definitions[like.Indicator ?? cells.Indicator.Code],
            like.Scenario ?? cells.Request.Scenario
        );
        var source = await cubes.Source(
            plan,
            structure,
            structure.Scenarios[scenario],
            [indicator.Code],
            [like.Measure],
            cancellation,
            seen
        );
        return new SpreadProfile(cells, like, scenario, indicator, new RollUpEngine(source, cells.Grants));
    }
}
