using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Alerts;
using PlanApi.Application.Changes;
using PlanApi.Application.Cube;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Decomposition;
using PlanApi.Application.Errors;
using PlanApi.Application.History;
using PlanApi.Application.Persistence;
using PlanApi.Application.Scorecards;
using PlanApi.Application.Tables;
using PlanApi.Application.Targets;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Lights.Evaluation;

/// <summary>
/// Evaluates every light of a plan on a day: the lights of targets, and those of the matrix's numbers for the plan's year. It keeps the
/// lights that have changed since the last evaluation before. A second evaluation of the same day replaces the first. Lights of today
/// raise alerts and let them recover.
/// </summary>
/// <param name="Plan">The plan.</param>
/// <param name="Date">The day; today in the plan's time zone when absent.</param>
public sealed record EvaluateLights(Code Plan, DateOnly? Date = null) : Command<LightsEvaluated>, IDurable
{
    /// <summary>The most changes that are answered; the history has all.</summary>
    public const int MaxChanges = 1_000;

    public override Permission Permission => Permission.PlanWhole;

    public override Code? AboutPlan => Plan;
}

/// <summary>The result of an evaluation.</summary>
/// <param name="Date">The day.</param>
/// <param name="Evaluated">How many lights were evaluated.</param>
/// <param name="Changed">How many lights differ from those before the day.</param>
/// <param name="Changes">The changes, at most 1,000 of them.</param>
public sealed record LightsEvaluated(DateOnly Date, int Evaluated, int Changed, IReadOnlyList<LightChange> Changes);

internal sealed class EvaluateLightsHandler(
    PlanDb db,
    CubeReader cubes,
    LightReader lights,
    LightHistory history,
    ScoreReader scores,
    PlannedPartsReader parts,
    AlertKeeper alerts,
    ChangeRecorder recorder,
    WorkProgress progress
) : IHandler<EvaluateLights, LightsEvaluated>
{
    private static readonly Grants Everything = new(new Dictionary<int, HashSet<int>>());

    public Task<Outcome<LightsEvaluated>> Handle(EvaluateLights request, CancellationToken cancellation) =>
        Overflows.Answered<LightsEvaluated>("", () => Evaluate(request, cancellation));

    private async Task<Outcome<LightsEvaluated>> Evaluate(EvaluateLights request, CancellationToken cancellation)
    {
        var plan = recorder.Plan!;
        if (!lights.Day(plan.Calendar, plan.TimeZone, request.Date).IsSuccess(out var asked, out var failure))
            return failure;
        var structure = await cubes.Structure(plan, cancellation);
        var scenario = structure.Scenarios[Code.Baseline];
        var targets = ScenarioPartitions
            .LineOf(structure, scenario.Code)
            .Of(await new TargetTable(db).Read(plan.Id, Visibility.Everything, cancellation));
        var measured = plan.MatrixRowsId is null
            ? []
            : await scores.TargetedIndicators(plan, structure, Grants.Everything, scenario, cancellation);
        if (
            !(
                await lights.Open(
                    plan,
                    structure,
                    Everything,
                    scenario.Code,
                    asked.Day,
                    LightReader.Of(targets).Union(measured),
                    cancellation
                )
            ).IsSuccess(out var open, out failure)
        )
            return failure;
        var reader = new ClaimReader(structure.Calendar, structure.Definitions, asked.Day);
        LightClaim[] claims =
        [
            .. targets.Select(reader.Read),
            .. plan.MatrixRowsId is null ? [] : await Numbers(plan, open, measured, cancellation),
        ];
        progress.Report("Evaluating the lights.", 0, claims.Length);
        var lit = open.Lit(claims);
        progress.Report("Keeping the lights that have changed.", claims.Length, claims.Length);
        var ids = await db.Set<TargetRow>()
            .Where(row => row.PlanId == plan.Id)
            .ToDictionaryAsync(row => row.Code, row => (row.Id, row.ScopeId), cancellation);
        var changes = await Keep(plan.Id, asked.Day, lit, structure, ids, cancellation);
        // A day gone by is looked at for the record; nobody is alerted of it any more.
        if (request.Date is null)
            await alerts.Follow(
                asked.Day,
                [.. lit.Select(number => (number, Row(plan.Id, asked.Day, number, structure, ids)))],
                cancellation
            );
        return new LightsEvaluated(asked.Day, lit.Count, changes.Count, [.. changes.Take(EvaluateLights.MaxChanges)]);
    }

    // A number that two lines answer for is one.
    private async Task<IEnumerable<LightClaim>> Numbers(
        PlanRow plan,
        OpenLights open,
        IReadOnlyList<Code> measured,
        CancellationToken cancellation
    )
    {
        var wanted = (await parts.Read(plan, Visibility.Everything, cancellation)).In(open.Scenario.Code);
        return CubeMatrix
            .Claims(open, measured, CubeMatrix.Cells(open, Grants.Everything), wanted.Responsibility!.LinesOf(wanted.Targets))
            .SelectMany(cell => cell)
            .DistinctBy(claim => claim.Key);
    }

    private async Task<List<LightChange>> Keep(
        long planId,
        DateOnly day,
        IReadOnlyList<LitNumber> lit,
        CubeStructure structure,
        Dictionary<string, (long Id, long ScopeId)> ids,
        CancellationToken cancellation
    )
    {
        var last = await history.Last(planId, day, cancellation);
        var kept = (
            await history.Keyed(planId, db.Set<LightRow>().Where(row => row.PlanId == planId && row.Day == day), cancellation)
        ).ToDictionary(pair => pair.Key, pair => pair.Row);
        var changes = new List<LightChange>();
        foreach (var number in lit)
        {
            var before = last.GetValueOrDefault(number.Claim.Key)?.Light;
            var known = kept.GetValueOrDefault(number.Claim.Key);
            // What has never had an actual has not changed.
            if (before == number.Light || (before is null && number.Light == Light.NoData))
            {
                // An earlier evaluation of the day found another light, from other actuals.
                if (known is not null)
                {
                    recorder.Record(ChangeRecorder.LightKind, number.Claim.Key, Change(number.Claim, known.Day, before, known), null);
                    db.Remove(known);
                }
                continue;
            }
            var row = Row(planId, day, number, structure, ids);
            var change = Change(number.Claim, day, before, row);
            changes.Add(change);
            if (
                known is not null
                && (known.Light, known.Attainment, known.Expected, known.Actual, known.ScopeId)
                    == (row.Light, row.Attainment, row.Expected, row.Actual, row.ScopeId)
            )
                continue;
            recorder.Record(
                ChangeRecorder.LightKind,
                number.Claim.Key,
                known is null ? null : Change(number.Claim, day, before, known),
                change
            );
            if (known is null)
                db.Add(row);
            else
                (known.Light, known.Attainment, known.Expected, known.Actual, known.ScopeId) = (
                    row.Light,
                    row.Attainment,
                    row.Expected,
                    row.Actual,
                    row.ScopeId
                );
        }
        return changes;
    }

    private static LightRow Row(
        long planId,
        DateOnly day,
        LitNumber number,
        CubeStructure structure,
        Dictionary<string, (long Id, long ScopeId)> ids
    )
    {
        var target = number.Claim.Target?.Code;
        return new LightRow
        {
            PlanId = planId,
            TargetId = target is { } code ? ids[code.ToString()].Id : 0,
            IndicatorId = target is null ? structure.Indicators[number.Claim.Indicator.Code].Id : 0,
            Scope = target is null ? number.Claim.Scope.ToString() : "",
            ScopeId = target is { } named ? ids[named.ToString()].ScopeId : null,
            Period = target is null ? number.Claim.Period.ToString() : "",
            Day = day,
            Light = number.Light,
            Attainment = Shown.Of(number.Attainment?.Value),
            Expected = Shown.Of(number.Pace?.Expected?.Low),
            Actual = Shown.Of(number.Actual),
        };
    }

    private static LightChange Change(LightClaim claim, DateOnly day, Light? before, LightRow row) =>
        new(
            claim.Target?.Code,
            claim.Target?.Indicator ?? claim.Indicator.Code,
            claim.Scope,
            claim.Target is null ? claim.Period : null,
            day,
            before,
            row.Light,
            row.Attainment,
            row.Expected,
            row.Actual
        );
}
