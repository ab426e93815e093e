using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Cube;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Decomposition;
using PlanApi.Application.Errors;
using PlanApi.Application.Lights;
using PlanApi.Application.Tables;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Scorecards;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Scorecards;

/// <summary>A score with the lights that it was computed from.</summary>
public sealed record ReadScore(ScoredNode Scored, OpenLights Lights);

/// <summary>Reads the data for scores once, and then computes scores of subjects, for days and scenarios. Call within a snapshot.</summary>
public sealed class ScoreReader(
    PlanOpener opener,
    ScenarioPartitions partitions,
    LightReader lights,
    PlannedPartsReader parts,
    VisibilityFinder visibility
)
{
    /// <summary>The visible part of a plan whose scores can be computed.</summary>
    public sealed record ScoredPlan(PlannedParts Parts, Grants Grants)
    {
        public PlanRow Row => Parts.Row;

        public CubeStructure Structure => Parts.Structure;

        public IReadOnlyList<Target> Targets => Parts.Targets;
    }

    /// <summary>A plan as the caller sees it.</summary>
    public async Task<Outcome<ScoredPlan>> Open(Code code, CancellationToken cancellation)
    {
        if (!(await opener.Open(code, cancellation)).IsSuccess(out var opened, out var failure))
            return failure;
        return await Open(opened.Row, opened.Grants, await visibility.For(opened.Row, cancellation), cancellation);
    }

    /// <summary>The part of a plan that some grants show.</summary>
    public async Task<ScoredPlan> Open(PlanRow row, Grants grants, Visibility seen, CancellationToken cancellation) =>
        new(await parts.Read(row, seen, cancellation), grants);

    /// <summary>The score of a subject on a day in a scenario.</summary>
    /// <exception cref="OverflowException">A sum does not fit.</exception>
    public async Task<Outcome<ReadScore>> Of(
        ScoredPlan plan,
        ScoreSubject subject,
        DateOnly? date,
        Code scenario,
        CancellationToken cancellation,
        string subjectPointer = "",
        string datePointer = "/date",
        string scenarioPointer = "/scenario"
    ) =>
        (await Of(plan, subject, [date], scenario, cancellation, subjectPointer, datePointer, scenarioPointer)).IsSuccess(
            out var scores,
            out var failure
        )
            ? scores[0]
            : failure;

    /// <summary>The scores of a subject on several days in a scenario, in their order. Their data is read once.</summary>
    /// <exception cref="OverflowException">A sum does not fit.</exception>
    public async Task<Outcome<IReadOnlyList<ReadScore>>> Of(
        ScoredPlan plan,
        ScoreSubject subject,
        IReadOnlyList<DateOnly?> dates,
        Code scenario,
        CancellationToken cancellation,
        string subjectPointer = "",
        string datePointer = "/date",
        string scenarioPointer = "/scenario"
    )
    {
        plan = plan with { Parts = plan.Parts.In(scenario) };
        if (Fault(plan, subject, subjectPointer) is { } fault)
            return fault;
        if (!(await Trees(plan, dates, scenario, datePointer, scenarioPointer, cancellation)).IsSuccess(out var trees, out var failure))
            return failure;
        var scores = new List<ReadScore>();
        foreach (var (on, tree) in trees)
        {
            var node =
                subject.Objective is { } objective ? tree.Objective(objective)
                : subject.KeyResult is { } result ? tree.KeyResult(result)
                : tree.Place(subject.Scope!);
            if (node is null)
                return subject.Objective is { } missing
                    ? new NotFound("objective", missing.ToString())
                    : new NotFound("key result", subject.KeyResult.ToString()!);
            scores.Add(new ReadScore(Scored([node], on)[0], on));
        }
        return Outcome.Of<IReadOnlyList<ReadScore>>(scores);
    }

    /// <summary>Today's scores of all objectives in a scenario, in the order of their codes, with the lights of today.</summary>
    /// <exception cref="OverflowException">A sum does not fit.</exception>
    public async Task<Outcome<IReadOnlyList<ReadScore>>> OfObjectives(ScoredPlan plan, Code scenario, CancellationToken cancellation)
    {
        plan = plan with { Parts = plan.Parts.In(scenario) };
        if (!(await Trees(plan, [null], scenario, "/date", "/scenario", cancellation)).IsSuccess(out var trees, out var failure))
            return failure;
        var (on, tree) = trees[0];
        ScoreNode[] nodes =
        [
            .. plan.Parts.Objectives.Select(objective => objective.Code).Order().Select(tree.Objective).OfType<ScoreNode>(),
        ];
        return Outcome.Of<IReadOnlyList<ReadScore>>([.. Scored(nodes, on).Select(scored => new ReadScore(scored, on))]);
    }

    private static IReadOnlyList<ScoredNode> Scored(IReadOnlyList<ScoreNode> nodes, OpenLights on)
    {
        LightClaim[] claims = [.. nodes.SelectMany(node => node.Claims()).DistinctBy(claim => claim.Key)];
        return ScoredNode.Of(nodes, claims.Zip(on.Lit(claims)).ToDictionary(pair => pair.First.Key, pair => pair.Second));
    }

    /// <summary>For each day its lights, and the tree of which scores are made. The data is read once.</summary>
    private async Task<Outcome<IReadOnlyList<(OpenLights On, ScoreTree Tree)>>> Trees(
        ScoredPlan plan,
        IReadOnlyList<DateOnly?> dates,
        Code scenario,
        string datePointer,
        string scenarioPointer,
        CancellationToken cancellation
    )
    {
        var days = new List<DateOnly>();
        foreach (var date in dates)
        {
            if (!lights.Day(plan.Row.Calendar, plan.Row.TimeZone, date, datePointer).IsSuccess(out var asked, out var outside))
                return outside;
            days.Add(asked.Day);
        }
        var measured =
            plan.Structure.Scenarios.TryGetValue(scenario, out var stored) && plan.Row.Matrix is not null
                ? await TargetedIndicators(plan.Row, plan.Structure, plan.Grants, stored, cancellation)
                : [];
        return (
            await lights.Open(
                plan.Row,
                plan.Structure,
                plan.Grants,
                scenario,
                days,
                LightReader.Of(plan.Targets).Union(measured),
                cancellation,
                scenarioPointer
            )
        ).IsSuccess(out var open, out var failure)
            ? Outcome.Of<IReadOnlyList<(OpenLights, ScoreTree)>>([.. open.Select(on => (on, Tree(plan, on, measured)))])
            : failure;
    }

    private static ScoreTree Tree(ScoredPlan plan, OpenLights open, IReadOnlyList<Code> measured)
    {
        var responsibility = plan.Parts.Responsibility;
        var lines = responsibility?.LinesOf(plan.Targets);
        // Of one cell its own numbers; of a line or tier, or all, the whole matrix at once.
        var whole = new Lazy<ILookup<Scope, LightClaim>>(() =>
            CubeMatrix.Claims(open, measured, CubeMatrix.Cells(open, plan.Grants), lines!)
        );
        return new ScoreTree(
            new ScoreParts(
                plan.Structure.Scopes,
                plan.Parts.Layout,
                responsibility,
                plan.Parts.Objectives,
                plan.Parts.KeyResults,
                plan.Targets,
                plan.Parts.WeightsOn(open.Day),
                new ClaimReader(plan.Structure.Calendar, plan.Structure.Definitions, open.Day),
                cells => cells.Count > 1 ? whole.Value : CubeMatrix.Claims(open, measured, cells, lines!)
            )
        );
    }

    /// <summary>The indicators with visible target numbers in a scenario.</summary>
    public async Task<IReadOnlyList<Code>> TargetedIndicators(
        PlanRow plan,
        CubeStructure structure,
        Grants grants,
        StoredScenario scenario,
        CancellationToken cancellation
    ) => await partitions.IndicatorsOf(plan, structure, grants, scenario, Measure.Target, cancellation);

    private static Invalid? Fault(ScoredPlan plan, ScoreSubject subject, string pointer)
    {
        if (subject.Count != 1)
            return Invalid.One(
                subject.Count == 0 ? FaultCodes.MissingField : FaultCodes.NotAllowed,
                pointer,
                "Name one of objective, keyResult and scope."
            );
        var faults = new FaultList();
        if (subject.Scope is { } scope)
            NamedPlaces.CheckSeen(plan.Structure, plan.Grants, scope, pointer + "/scope", faults);
        return faults.IsEmpty ? null : new Invalid(faults.Faults);
    }
}
