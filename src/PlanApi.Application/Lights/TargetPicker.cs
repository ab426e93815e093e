using PlanApi.Application.Access.Finding;
using PlanApi.Application.Cube;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Application.Objectives;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.Targets;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Lights;

/// <summary>Which targets a list is of.</summary>
/// <param name="Scenario">Only those that hold in this scenario.</param>
/// <param name="At">Only at or below this scope.</param>
/// <param name="Objective">Only the key results of this objective, and of the objectives that serve it.</param>
/// <param name="Indicator">Only of this indicator.</param>
/// <param name="Page">Which page of them; their codes are the cursors.</param>
public sealed record TargetFilter(Code Scenario, Scope At, Code? Objective, Code? Indicator, PageRange Page);

/// <summary>Finds the targets for lists of lights and outlooks.</summary>
public sealed class TargetPicker(PlanDb db, KeyResultStore keyResults, ObjectiveStore objectives, VisibilityFinder visibility)
{
    /// <summary>Adds every fault of a filter.</summary>
    public async Task Check(
        TargetFilter filter,
        PlanRow plan,
        CubeStructure structure,
        Grants grants,
        FaultList faults,
        CancellationToken cancellation
    )
    {
        if (!filter.Page.Cursors(CodeOf).IsSuccess(out _, out var failure))
        {
            foreach (var fault in failure.Faults)
                faults.Add(fault);
        }
        if (filter.Indicator is { } indicator && !structure.Indicators.ContainsKey(indicator))
            faults.Add(FaultCodes.UnknownReference, "/indicator", $"There is no indicator '{indicator}'.");
        if (
            filter.Objective is { } objective
            && await objectives.Find(plan.Id, objective.ToString(), await visibility.For(plan, cancellation), cancellation) is null
        )
            faults.Add(FaultCodes.UnknownReference, "/objective", $"There is no objective '{objective}', or you may not see it.");
        NamedPlaces.Check(structure, grants, filter.At, "/at", faults);
    }

    /// <summary>
    /// All wanted and visible targets, in the order of their codes (reversed for a page at the end), and the key results of each.
    /// </summary>
    public async Task<(IReadOnlyList<Target> Targets, Func<Code, IReadOnlyList<Code>> KeyResults)> Pick(
        TargetFilter filter,
        PlanRow plan,
        CubeStructure structure,
        Grants grants,
        DateOnly day,
        CancellationToken cancellation
    )
    {
        var line = ScenarioPartitions.LineOf(structure, filter.Scenario);
        var results = (await keyResults.Seen(plan.Id, await visibility.For(plan, cancellation), null, cancellation)).ToLookup(result =>
            result.Target
        );
        var wanted = filter.Objective is { } objective
            ? await objectives.WithServing(plan.Id, objective, await visibility.For(plan, cancellation), cancellation)
            : null;
        var (after, before) = (filter.Page.After is { } first ? CodeOf(first) : null, filter.Page.Before is { } last ? CodeOf(last) : null);
        var targets = (await new TargetTable(db).Read(plan.Id, await visibility.For(plan, cancellation), cancellation))
            .Where(target =>
                line.Holds(target.Scenario)
                && grants.MaySee(structure.Scopes, target.Scope)
                && (after is not { } above || target.Code.CompareTo(above) > 0)
                && (before is not { } below || target.Code.CompareTo(below) < 0)
                && (filter.Indicator is not { } code || target.Indicator == code)
                && NamedPlaces.IsWithin(structure, target.Scope, filter.At, day)
                && (wanted is null || results[target.Code].Any(result => wanted.Contains(result.Objective)))
            )
            .OrderBy(target => target.Code);
        return (
            [.. filter.Page.IsBackward ? targets.Reverse() : targets],
            target => [.. results[target].Select(result => result.Code).Order()]
        );
    }

    private static Code? CodeOf(string cursor) => Code.TryParse(cursor, out var code) ? code : null;
}
