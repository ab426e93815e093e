using PlanApi.Application.Access;
using PlanApi.Application.Cube;
using PlanApi.Application.Errors;
using PlanApi.Application.Lights;
using PlanApi.Application.Objectives;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans;
using PlanApi.Application.Targets;
using PlanApi.Application.Weights;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Scorecards;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Application.Scorecards;

/// <summary>A score with the lights that it was worked out from.</summary>
public sealed record ReadScore(ScoredNode Scored, OpenLights Lights);

/// <summary>Reads what scores are made of, once, and scores subjects on days and in scenarios. Call within a snapshot.</summary>
public sealed class ScoreReader(
    PlanDb db, PlanFinder finder, CubeReader cubes, ScenarioPartitions partitions, LightReader lights, ObjectiveStore objectives, KeyResultStore keyResults,
    WeightStore weights, WeightWindowStore windows)
{
    private static readonly Grants Everything = new(new Dictionary<int, HashSet<int>>());

    /// <summary>A plan whose scores can be worked out.</summary>
    public sealed record OpenPlan(
        PlanRow Row, CubeStructure Structure, IReadOnlyList<Objective> Objectives, IReadOnlyList<KeyResult> KeyResults, IReadOnlyList<Target> Targets,
        IReadOnlyList<Weight> Weights, IReadOnlyList<WeightWindow> Windows);

    public async Task<Outcome<OpenPlan>> Open(Code code, CancellationToken cancellation)
    {
        if (await finder.Find(code, cancellation) is not { } row)
            return new NotFound("plan", code.ToString());
        return new OpenPlan(
            row, await cubes.Structure(row, cancellation), await objectives.All(row.Id, Visibility.Everything).ToListAsync(cancellation), await keyResults.All(row.Id, Visibility.Everything).ToListAsync(cancellation),
            await new TargetTable(db).Read(row.Id, cancellation), await weights.All(row.Id, Visibility.Everything).ToListAsync(cancellation), await windows.All(row.Id, Visibility.Everything).ToListAsync(cancellation));
    }

    /// <summary>The score of a subject on a day in a scenario.</summary>
    /// <exception cref="OverflowException">A sum does not fit.</exception>
    public async Task<Outcome<ReadScore>> Of(
        OpenPlan plan, ScoreSubject subject, DateOnly? date, Code scenario, CancellationToken cancellation, string subjectPointer = "", string datePointer = "/date",
        string scenarioPointer = "/scenario")
    {
        if (Fault(plan, subject, subjectPointer) is { } fault)
            return fault;
        if (!lights.Day(plan.Row.Calendar, plan.Row.TimeZone, date, datePointer).IsSuccess(out var asked, out var failure))
            return failure;
        var measured = plan.Structure.Scenarios.TryGetValue(scenario, out var stored) && plan.Row.Matrix is not null
            ? await TargetedIndicators(plan.Row, plan.Structure, stored, cancellation) : [];
        if (!(await lights.Open(plan.Row, plan.Structure, Everything, scenario, asked.Day, LightReader.Of(plan.Targets).Union(measured), cancellation, scenarioPointer))
            .IsSuccess(out var open, out failure))
            return failure;
        var layout = plan.Row.Matrix is null ? null : CubeMatrix.Of(plan.Row, plan.Structure);
        // Of one cell its own numbers; of a line or tier, or all, the whole matrix at once.
        var whole = new Lazy<ILookup<Scope, Claim>>(() => CubeMatrix.Claims(open, measured, CubeMatrix.Cells(open)));
        var tree = new ScoreTree(new ScoreParts(
            plan.Structure.Scopes, layout, plan.Objectives, plan.KeyResults, plan.Targets, new WeightsInForce(plan.Weights, plan.Windows, asked.Day),
            new ClaimReader(plan.Structure.Calendar, plan.Structure.Definitions, asked.Day), cells => cells.Count > 1 ? whole.Value : CubeMatrix.Claims(open, measured, cells)));
        var node = subject.Objective is { } objective ? tree.Objective(objective) : subject.KeyResult is { } result ? tree.KeyResult(result) : tree.Place(subject.Scope!);
        if (node is null)
            return subject.Objective is { } missing ? new NotFound("objective", missing.ToString()) : new NotFound("key result", subject.KeyResult.ToString()!);
        var claims = node.Claims();
        return new ReadScore(ScoredNode.Of(node, claims.Zip(open.Lit(claims)).ToDictionary(pair => pair.First.Key, pair => pair.Second)), open);
    }

    /// <summary>The indicators that have target numbers in a scenario.</summary>
    public async Task<IReadOnlyList<Code>> TargetedIndicators(PlanRow plan, CubeStructure structure, StoredScenario scenario, CancellationToken cancellation) =>
        [.. (await partitions.Of(plan.Id, structure, ScenarioPartitions.Chain(structure, scenario), cancellation))
            .Where(part => part.Measure == Measure.Target).Select(part => part.Indicator.Indicator.Code)];

    private static Invalid? Fault(OpenPlan plan, ScoreSubject subject, string pointer)
    {
        if (subject.Count != 1)
            return Invalid.One(subject.Count == 0 ? FaultCodes.MissingField : FaultCodes.NotAllowed, pointer, "Name one of objective, keyResult and scope.");
        var faults = new FaultList();
        NamedPlaces.Check(plan.Structure, Everything, subject.Scope ?? Scope.Top, pointer + "/scope", faults);
        return faults.IsEmpty ? null : new Invalid(faults.Faults);
    }
}
