using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Cube;
using PlanApi.Application.Decomposition;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Progress;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Progress;

/// <summary>An objective or a key result.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Code">The code.</param>
public readonly record struct ProgressKey(PartKind Kind, Code Code);

/// <summary>How one of them stands.</summary>
/// <param name="KeyResult">For a key result.</param>
/// <param name="Objective">For an objective.</param>
public sealed record ProgressFound(KeyResultProgress? KeyResult, ObjectiveProgress? Objective);

/// <summary>
/// The progress of objectives and key results, with everything that it is computed from. Each is judged in the requested scenario if it is
/// in force there, otherwise in its own scenario.
/// </summary>
public sealed record FetchProgress(Code Plan, IReadOnlyCollection<ProgressKey> Keys, ProgressWanted Wanted)
    : Fetch<IReadOnlyDictionary<ProgressKey, ProgressFound>>
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class FetchProgressHandler(
    PlanDb db,
    PlanOpener opener,
    PlannedPartsReader parts,
    ProgressReader progress,
    VisibilityFinder visibility
) : IHandler<FetchProgress, IReadOnlyDictionary<ProgressKey, ProgressFound>>
{
    public async Task<Outcome<IReadOnlyDictionary<ProgressKey, ProgressFound>>> Handle(
        FetchProgress request,
        CancellationToken cancellation
    )
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await opener.Open(request.Plan, cancellation)).IsSuccess(out var opened, out var failure))
            return failure;
        var (plan, structure, grants) = opened;
        if (PlannedPartsReader.Fault(structure, request.Wanted.Scenario) is { } unknown)
            return unknown;
        var planned = await parts.Read(plan, await visibility.For(plan, cancellation), cancellation);
        if (!progress.Day(planned, request.Wanted.Date).IsSuccess(out var asked, out failure))
            return failure;
        var found = new Dictionary<ProgressKey, ProgressFound>();
        foreach (var group in Scenarios(planned, request))
        {
            var held = planned.In(group.Key);
            var tree = ProgressReader.Tree(held, asked.Day);
            Code[] objectives = [.. group.Where(key => key.Kind == PartKind.Objective).Select(key => key.Code)];
            Code[] results = [.. group.Where(key => key.Kind == PartKind.KeyResult).Select(key => key.Code)];
            if (
                !(
                    await progress.Of(
                        held,
                        grants,
                        tree,
                        asked.Day,
                        request.Wanted with
                        {
                            Scenario = group.Key,
                        },
                        objectives,
                        results,
                        cancellation
                    )
                ).IsSuccess(out var board, out failure)
            )
                return failure;
            foreach (var (key, standing) in All(tree, board, objectives, results))
                found.TryAdd(key, standing);
        }
        return found;
    }

    // Those that are asked for are found first; what they follow from is given as well, so that nobody asks again one level below.
    private static IEnumerable<(ProgressKey, ProgressFound)> All(ProgressTree tree, ProgressBoard board, Code[] objectives, Code[] results)
    {
        foreach (var code in objectives.SelectMany(tree.Below).Select(objective => objective.Code).Distinct())
        {
            if (board.Objective(code) is not { } objective)
                continue;
            yield return (new(PartKind.Objective, code), new ProgressFound(null, objective));
            foreach (var result in objective.KeyResults)
                yield return (new(PartKind.KeyResult, result.KeyResult), new ProgressFound(result, null));
        }
        var (open, seen) = (new Stack<Code>(results), new HashSet<Code>());
        while (open.TryPop(out var code))
        {
            if (!seen.Add(code) || board.KeyResult(code) is not { } result)
                continue;
            yield return (new(PartKind.KeyResult, code), new ProgressFound(result, null));
            foreach (var part in result.Parts?.Children ?? [])
                open.Push(part.KeyResult);
        }
    }

    private static IEnumerable<IGrouping<Code, ProgressKey>> Scenarios(PlannedParts planned, FetchProgress request)
    {
        var objectives = planned.Objectives.ToDictionary(objective => objective.Code, objective => objective.Scenario);
        var targets = planned.Targets.ToDictionary(target => target.Code, target => target.Scenario);
        var results = planned.KeyResults.ToDictionary(result => result.Code);
        Code For(Code asked, Code? own) => ScenarioPartitions.For(planned.Structure, asked, own);
        return request.Keys.GroupBy(key =>
            key.Kind == PartKind.Objective ? For(request.Wanted.Scenario, objectives.GetValueOrDefault(key.Code))
            : results.TryGetValue(key.Code, out var result)
                ? For(
                    For(request.Wanted.Scenario, objectives.GetValueOrDefault(result.Objective)),
                    targets.GetValueOrDefault(result.Target)
                )
            : request.Wanted.Scenario
        );
    }
}
