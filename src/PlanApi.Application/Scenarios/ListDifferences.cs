using System.Globalization;
using PlanApi.Application.Access;
using PlanApi.Application.Cube;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Scenarios;

/// <summary>The stored cells that may be seen and in which two scenarios differ; a slice with 'against' compares roll-ups too.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="With">The other one; the scenario's parent as it sees it when absent.</param>
/// <param name="First">How many at most.</param>
/// <param name="After">The cursor after which to go on.</param>
public sealed record ListDifferences(
    Code Plan,
    Code Scenario,
    Code? With = null,
    int First = ListOptions.DefaultFirst,
    string? After = null
) : Query<Page<CellDifference>>
{
    public override Permission Permission => Permission.Read;

    public override Code? AboutPlan => Plan;
}

/// <summary>A cell in which two scenarios differ.</summary>
/// <param name="Indicator">Whose number.</param>
/// <param name="Measure">Which of them.</param>
/// <param name="Scope">The cell's members.</param>
/// <param name="Period">Its period.</param>
/// <param name="Value">Its value in the scenario; absent where it has none.</param>
/// <param name="Other">Its value in the other one.</param>
public sealed record CellDifference(Code Indicator, Measure Measure, Scope Scope, Period Period, Quantity? Value, Quantity? Other);

internal sealed class ListDifferencesHandler(
    PlanDb db,
    PlanFinder plans,
    CubeReader cubes,
    ScenarioPartitions partitions,
    VisibilityFinder visibility
) : IHandler<ListDifferences, Page<CellDifference>>
{
    public async Task<Outcome<Page<CellDifference>>> Handle(ListDifferences request, CancellationToken cancellation)
    {
        if (request.First is < 1 or > ListOptions.MaxFirst)
            return Invalid.One(FaultCodes.OutOfRange, "/first", $"'first' must be 1 to {ListOptions.MaxFirst}.");
        var skip = 0;
        if (request.After is not null && !int.TryParse(request.After, NumberStyles.None, CultureInfo.InvariantCulture, out skip))
            return Invalid.One(FaultCodes.BadCursor, "/after", "This is not a cursor of this list; start again without it.");
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (await plans.Find(request.Plan, cancellation) is not { } plan)
            return new NotFound("plan", request.Plan.ToString());
        var structure = await cubes.Structure(plan, cancellation);
        if (!(await visibility.Numbers(plan, structure, cancellation)).IsSuccess(out var grants, out var noPlace))
            return noPlace;
        if (!structure.Scenarios.TryGetValue(request.Scenario, out var scenario))
            return new NotFound("scenario", request.Scenario.ToString());
        if (request.With is { } with && !structure.Scenarios.ContainsKey(with))
            return Invalid.One(FaultCodes.UnknownReference, "/with", $"There is no scenario '{with}'.");
        if (request.With is null && scenario.Parent is null)
            return Invalid.One(FaultCodes.MissingField, "/with", $"'{scenario.Code}' has no parent; name the scenario to compare with.");
        var other = request.With is { } named ? structure.Scenarios[named] : ScenarioPartitions.ParentAsSeen(scenario);
        var found = new List<CellDifference>();
        var chain = ScenarioPartitions.Chain(structure, scenario).Concat(ScenarioPartitions.Chain(structure, other));
        var parts = await partitions.Of(plan.Id, structure, chain, cancellation);
        foreach (var (measure, indicator, one, two) in await partitions.Differing(plan, structure, scenario, other, parts, cancellation))
        {
            foreach (var (scope, period, left, right) in ScenarioPartitions.Differences(one, two))
            {
                if (!grants.MaySee(structure.Scopes, structure.Scopes.ScopeOf(scope)) || skip-- > 0)
                    continue;
                found.Add(
                    new CellDifference(
                        indicator.Indicator.Code,
                        measure,
                        structure.Scopes.ScopeOf(scope),
                        period,
                        Quantity(left),
                        Quantity(right)
                    )
                );
                if (found.Count > request.First)
                    break;
            }
            if (found.Count > request.First)
                break;
        }
        var more = found.Count > request.First;
        if (more)
            found.RemoveAt(found.Count - 1);
        var start = request.After is null ? 0 : int.Parse(request.After, CultureInfo.InvariantCulture);
        return new Page<CellDifference>(found, [.. found.Select((_, at) => (start + at + 1).ToString(CultureInfo.InvariantCulture))], more);
    }

    private static Quantity? Quantity(long? steps) => steps is { } value ? new Quantity(value) : null;
}
