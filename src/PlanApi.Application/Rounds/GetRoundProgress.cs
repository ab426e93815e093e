using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Cube;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Rounds;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Rounds;

/// <summary>How far a planning round is. A limited key sees its part of the slices.</summary>
public sealed record GetRoundProgress(Code Plan, Code Round) : Query<RoundProgress>
{
    /// <summary>How many numbers a round may want, so that they can be counted.</summary>
    public const int MaxCells = 1_000_000;

    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class GetRoundProgressHandler(
    PlanDb db,
    PlanOpener opener,
    PlanningRoundStore rounds,
    SliceAssignmentStore slices,
    CubeReader cubes,
    VisibilityFinder visibility,
    TimeProvider clock
) : IHandler<GetRoundProgress, RoundProgress>
{
    public async Task<Outcome<RoundProgress>> Handle(GetRoundProgress request, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await opener.Open(request.Plan, cancellation)).IsSuccess(out var opened, out var failure))
            return failure;
        var (plan, structure, grants) = opened;
        var (key, sight) = (request.Round.ToString(), await visibility.For(plan, cancellation));
        if (await rounds.Find(plan.Id, key, sight, cancellation) is not { } round)
            return new NotFound(rounds.Noun, key);
        var found = await slices.Of(plan.Id, key, sight, cancellation);
        var wanted = found.ToDictionary(one => one.Slice.Code, one => new WantedCells(structure, one.Slice));
        if (wanted.Values.Sum(cells => (double)cells.Count) > GetRoundProgress.MaxCells)
            return new TooLarge($"{GetRoundProgress.MaxCells:N0} wanted numbers");
        var first = structure.Scenarios.Values.First(scenario => scenario.Parent is null);
        var source = await cubes.Source(
            plan,
            structure,
            first,
            found.SelectMany(one => one.Slice.Indicators).Distinct(),
            found.Select(one => one.Slice.Measure).Distinct(),
            cancellation
        );
        var (engine, today) = (new RollUpEngine(source, grants), PlanDay.Today(clock, plan.TimeZone));
        var entered = await Entered(plan.Id, structure, first, found, cancellation);
        return RoundProgress.Of(
            round,
            today,
            found.Select(one =>
                SliceProgress.Of(
                    one.Slice,
                    round,
                    today,
                    entered.Contains(one.Slice.Code),
                    (int)wanted[one.Slice.Code].Count,
                    wanted[one.Slice.Code].Filled(engine)
                )
            )
        );
    }

    /// <summary>The slices in which something has been written since they were assigned.</summary>
    private async Task<HashSet<Code>> Entered(
        long planId,
        CubeStructure structure,
        StoredScenario scenario,
        IReadOnlyList<(SliceAssignment Slice, long AssignedAt)> found,
        CancellationToken cancellation
    )
    {
        var entered = new HashSet<Code>();
        var open = found.Where(one => one.Slice.State == SliceState.Assigned).ToList();
        if (open.Count == 0)
            return entered;
        var since = open.Min(one => one.AssignedAt);
        var indicators = open.SelectMany(one => one.Slice.Indicators).Distinct().ToDictionary(code => structure.Indicators[code].Id);
        var ids = indicators.Keys.ToArray();
        var written =
            from partition in db.Set<PartitionRow>().AsNoTracking()
            where
                partition.PlanId == planId
                && partition.ScenarioId == scenario.Id
                && partition.Version > since
                && ids.Contains(partition.IndicatorId)
            from cell in db.Set<CellRow>()
            where cell.PlanId == planId && cell.PartitionId == partition.Id && cell.Version > since
            select new
            {
                partition.IndicatorId,
                partition.Measure,
                cell.ScopeId,
                cell.Period,
                cell.Version,
            };
        await foreach (var cell in written.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var (scope, period) = (structure.Scopes.NumberOf(cell.ScopeId), Period.FromKey(cell.Period));
            open.RemoveAll(one =>
                cell.Version > one.AssignedAt
                && cell.Measure == one.Slice.Measure
                && one.Slice.Indicators.Contains(indicators[cell.IndicatorId])
                && scope >= 0
                && PlaceContainment.IsWithin(structure, scope, period, one.Slice.Scope, one.Slice.Period)
                && entered.Add(one.Slice.Code)
            );
            if (open.Count == 0)
                break;
        }
        return entered;
    }
}
