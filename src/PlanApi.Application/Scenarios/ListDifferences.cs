using System.Globalization;
using System.Runtime.CompilerServices;
using PlanApi.Application.Access;
using PlanApi.Application.Cube;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Scenarios;

/// <summary>The visible stored cells in which two scenarios differ. A slice with 'against' compares roll-ups too.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="With">The other scenario; when absent, the scenario's parent as the scenario sees it.</param>
/// <param name="Page">Which page of them.</param>
public sealed record ListDifferences(Code Plan, Code Scenario, Code? With, PageRange Page) : Query<Page<CellDifference>>
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>A cell in which two scenarios differ.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Measure">Which of them.</param>
/// <param name="Scope">The cell's members.</param>
/// <param name="Period">The period.</param>
/// <param name="Value">The value in the scenario; absent if it has none.</param>
/// <param name="Other">The value in the other scenario.</param>
public sealed record CellDifference(Code Indicator, Measure Measure, Scope Scope, Period Period, Quantity? Value, Quantity? Other);

internal sealed class ListDifferencesHandler(PlanDb db, PlanOpener opener, ScenarioPartitions partitions)
    : IHandler<ListDifferences, Page<CellDifference>>
{
    public async Task<Outcome<Page<CellDifference>>> Handle(ListDifferences request, CancellationToken cancellation)
    {
        var page = request.Page;
        if (!page.Numbers().IsSuccess(out var cursors, out var wrong))
            return wrong;
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await opener.Open(request.Plan, cancellation)).IsSuccess(out var opened, out var failure))
            return failure;
        var (plan, structure, grants) = opened;
        if (!structure.Scenarios.TryGetValue(request.Scenario, out var scenario))
            return new NotFound("scenario", request.Scenario.ToString());
        if (request.With is { } with && !structure.Scenarios.ContainsKey(with))
            return Invalid.One(FaultCodes.UnknownReference, "/with", $"There is no scenario '{with}'.");
        if (request.With is null && scenario.Parent is null)
            return Invalid.One(FaultCodes.MissingField, "/with", $"'{scenario.Code}' has no parent; name the scenario to compare with.");
        var other = request.With is { } named ? structure.Scenarios[named] : ScenarioPartitions.ParentAsSeen(scenario);
        var cells = Cells(plan, structure, grants, scenario, other, cancellation);
        // They are compared in order, so that only a page at the very end needs to know how many there are.
        var total = page is { IsBackward: true, Before: null } ? await cells.CountAsync(cancellation) : int.MaxValue;
        var part = Positions.Of(page, cursors.After, cursors.Before, total);
        var found = await cells.Skip(part.Start).Take(part.Count + 1).ToListAsync(cancellation);
        return (part with { Total = part.Start + found.Count }).Page<CellDifference>([.. found.Take(part.Count)]);
    }

    private async IAsyncEnumerable<CellDifference> Cells(
        PlanRow plan,
        CubeStructure structure,
        Grants grants,
        StoredScenario scenario,
        StoredScenario other,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        var chain = ScenarioPartitions.Chain(structure, scenario).Concat(ScenarioPartitions.Chain(structure, other));
        var parts = await partitions.Of(plan.Id, structure, chain, cancellation);
        foreach (var (measure, indicator, one, two) in await partitions.Differing(plan, structure, scenario, other, parts, cancellation))
        {
            foreach (var (scope, period, left, right) in ScenarioPartitions.Differences(one, two))
            {
                if (grants.MaySee(structure.Scopes, structure.Scopes.ScopeOf(scope)))
                    yield return new CellDifference(
                        indicator.Indicator.Code,
                        measure,
                        structure.Scopes.ScopeOf(scope),
                        period,
                        Quantity(left),
                        Quantity(right)
                    );
            }
        }
    }

    private static Quantity? Quantity(long? steps) => steps is { } value ? new Quantity(value) : null;
}
