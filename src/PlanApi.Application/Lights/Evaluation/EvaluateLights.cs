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
/// Evaluates every light of a plan on a day: the lights of targets, those of the matrix's numbers for the plan's year, those of numbers
/// that are watched for risks, and those of risks themselves. It keeps the lights that have changed since the last evaluation before. A
/// second evaluation of the same day replaces the first. Lights of today raise alerts and let them recover.
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
    RiskLights risks,
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
        var watch = await risks.Read(plan, asked.Day, cancellation);
        if (
            !(
                await lights.Open(
                    plan,
                    structure,
                    Everything,
                    scenario.Code,
                    asked.Day,
                    LightReader.Of(targets).Union(measured).Union(watch.Indicators),
                    cancellation
                )
            ).IsSuccess(out var open, out failure)
        )
            return failure;
        var reader = new ClaimReader(structure.Calendar, structure.Definitions, asked.Day);
        LightClaim[] claims =
        [
            .. watch.Claims(structure.Definitions, structure.Calendar),
            .. targets.Select(reader.Read),
            .. plan.MatrixRowsId is null ? [] : await Numbers(plan, open, measured, cancellation),
        ];
        progress.Report("Evaluating the lights.", 0, claims.Length);
        var lit = open.Lit(claims);
        progress.Report("Keeping the lights that have changed.", claims.Length, claims.Length);
        var ids = await db.Set<TargetRow>()
            .Where(row => row.PlanId == plan.Id)
            .ToDictionaryAsync(row => row.Code, row => (row.Id, row.ScopeId, row.IndicatorId), cancellation);
        EvaluatedLight[] evaluated =
        [
            .. watch.Risks(plan, asked.Day),
            .. lit.Select(number => Of(plan.Id, asked.Day, number, structure, ids, watch)),
        ];
        var codes = structure.Indicators.ToDictionary(pair => pair.Value.Id, pair => pair.Key);
        var changes = await Keep(plan.Id, asked.Day, evaluated, codes, cancellation);
        // A day gone by is looked at for the record; nobody is alerted of it any more.
        if (request.Date is null)
            await alerts.Follow(asked.Day, evaluated, cancellation);
        return new LightsEvaluated(asked.Day, evaluated.Length, changes.Count, [.. changes.Take(EvaluateLights.MaxChanges)]);
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
        IReadOnlyList<EvaluatedLight> lit,
        IReadOnlyDictionary<long, Code> indicators,
        CancellationToken cancellation
    )
    {
        var last = await history.Last(planId, day, cancellation);
        var kept = (
            await history.Keyed(planId, db.Set<LightRow>().Where(row => row.PlanId == planId && row.Day == day), cancellation)
        ).ToDictionary(light => light.Key, light => light.Row);
        var changes = new List<LightChange>();
        foreach (var (key, row, about, _, _) in lit)
        {
            var before = last.GetValueOrDefault(key)?.Light;
            var known = kept.GetValueOrDefault(key);
            // The day's light that was found before may be one of another indicator, which the target had then.
            var then = known?.TargetIndicatorId is { } id ? about with { Indicator = indicators.GetValueOrDefault(id) } : about;
            // What has never had an actual has not changed.
            if (before == row.Light || (before is null && row.Light == Light.NoData))
            {
                // An earlier evaluation of the day found another light, from other actuals.
                if (known is not null)
                {
                    recorder.Record(ChangeRecorder.LightKind, key, Change(then, before, known), null);
                    db.Remove(known);
                }
                continue;
            }
            var change = Change(about, before, row);
            changes.Add(change);
            if (
                known is not null
                && (known.Light, known.Attainment, known.Expected, known.Actual, known.ScopeId, known.TargetIndicatorId)
                    == (row.Light, row.Attainment, row.Expected, row.Actual, row.ScopeId, row.TargetIndicatorId)
            )
                continue;
            recorder.Record(ChangeRecorder.LightKind, key, known is null ? null : Change(then, before, known), change);
            if (known is null)
                db.Add(row);
            else
                (known.Light, known.Attainment, known.Expected, known.Actual, known.ScopeId, known.TargetIndicatorId) = (
                    row.Light,
                    row.Attainment,
                    row.Expected,
                    row.Actual,
                    row.ScopeId,
                    row.TargetIndicatorId
                );
        }
        return changes;
    }

    private static EvaluatedLight Of(
        long planId,
        DateOnly day,
        LitNumber number,
        CubeStructure structure,
        Dictionary<string, (long Id, long ScopeId, long IndicatorId)> ids,
        RiskLights.Watched watch
    )
    {
        var (claim, subject) = (number.Claim, AlertSubject.Of(number.Claim));
        var row = new LightRow
        {
            PlanId = planId,
            Scope = "",
            Period = "",
            Day = day,
            Light = number.Light,
            Attainment = Shown.Of(number.Attainment?.Value),
            Expected = Shown.Of(number.Pace?.Expected?.Low),
            Actual = Shown.Of(number.Actual),
        };
        if (claim.Target is { } target)
            (row.TargetId, row.ScopeId, row.TargetIndicatorId) = ids[target.Code.ToString()];
        else if (watch.Find(claim.Key) is { } watched)
        {
            (row.RiskPartId, row.IndicatorId, row.ScopeId) = (watched.Id, watched.Id, watched.ScopeId);
            subject = subject with { KeyRiskIndicator = watched.Part.Code, Risk = watched.Part.Risk };
        }
        else
            (row.IndicatorId, row.Scope, row.Period) = (
                structure.Indicators[claim.Indicator.Code].Id,
                claim.Scope.ToString(),
                claim.Period.ToString()
            );
        return new EvaluatedLight(claim.Key, row, subject, () => LightText.Sentence(number));
    }

    private static LightChange Change(AlertSubject about, Light? before, LightRow row) =>
        new(
            about.Target,
            about.Indicator,
            about.Scope,
            row.Period.Length > 0 ? Period.Parse(row.Period) : null,
            row.Day,
            before,
            row.Light,
            row.Attainment,
            row.Expected,
            row.Actual,
            about.KeyRiskIndicator,
            about.Risk
        );
}
