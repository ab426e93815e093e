using PlanApi.Domain.Objectives;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Domain.Scenarios;

/// <summary>
/// A scenario with the scenarios that it is based on, nearest first. A part without a scenario is in force in all of them. A part with a
/// scenario is in force there, and in scenarios based on it. A key result is in force where its objective and its target are, and a weight
/// where its subject is.
/// </summary>
public sealed class ScenarioLine
{
    private readonly HashSet<Code> _codes;

    private ScenarioLine(IReadOnlyList<Code> codes) => (Codes, _codes) = (codes, [.. codes]);

    /// <summary>The scenario and those that it is based on, nearest first.</summary>
    public IReadOnlyList<Code> Codes { get; }

    /// <summary>
    /// The line of a scenario. If scenarios are based on each other in a circle, it ends at the first one that comes again.
    /// </summary>
    /// <param name="parentOf">Gives the scenario that another one is based on.</param>
    /// <param name="scenario">Where it begins.</param>
    public static ScenarioLine Of(Func<Code, Code?> parentOf, Code scenario)
    {
        var codes = new List<Code>();
        for (Code? at = scenario; at is { } code && !codes.Contains(code); at = parentOf(code))
            codes.Add(code);
        return new ScenarioLine(codes);
    }

    /// <summary>Whether a part with this scenario, or without one, is in force.</summary>
    public bool Holds(Code? scenario) => scenario is not { } code || _codes.Contains(code);

    /// <summary>The targets that hold.</summary>
    public IReadOnlyList<Target> Of(IReadOnlyList<Target> targets) => Narrowed(targets, target => Holds(target.Scenario));

    /// <summary>The objectives that hold.</summary>
    public IReadOnlyList<Objective> Of(IReadOnlyList<Objective> objectives) => Narrowed(objectives, objective => Holds(objective.Scenario));

    /// <summary>The key results that are in force: neither their objective nor their target is out of force.</summary>
    public IReadOnlyList<KeyResult> Of(IReadOnlyList<KeyResult> results, IReadOnlyList<Objective> objectives, IReadOnlyList<Target> targets)
    {
        var (goals, claims) = (Beside(objectives, objective => objective.Scenario), Beside(targets, target => target.Scenario));
        return goals.Count + claims.Count == 0
            ? results
            : Narrowed(results, result => !goals.Contains(result.Objective) && !claims.Contains(result.Target));
    }

    /// <summary>The contributions in force: their target is not out of force.</summary>
    public IReadOnlyList<Contribution> Of(IReadOnlyList<Contribution> contributions, IReadOnlyList<Target> targets)
    {
        var claims = Beside(targets, target => target.Scenario);
        return claims.Count == 0 ? contributions : Narrowed(contributions, contribution => !claims.Contains(contribution.Target));
    }

    /// <summary>The weights in force.</summary>
    /// <param name="weights">Weights.</param>
    /// <param name="objectives">All objectives.</param>
    /// <param name="results">All key results.</param>
    /// <param name="held">The weights that are in force.</param>
    public IReadOnlyList<Weight> Of(
        IReadOnlyList<Weight> weights,
        IReadOnlyList<Objective> objectives,
        IReadOnlyList<KeyResult> results,
        IReadOnlyList<KeyResult> held
    )
    {
        var goals = Beside(objectives, objective => objective.Scenario);
        var others =
            results.Count == held.Count ? [] : results.Select(result => result.Code).Except(held.Select(result => result.Code)).ToHashSet();
        return goals.Count + others.Count == 0
            ? weights
            : Narrowed(
                weights,
                weight =>
                    !(weight.Objective is { } goal && goals.Contains(goal)) && !(weight.KeyResult is { } result && others.Contains(result))
            );
    }

    private HashSet<Code> Beside<TPart>(IReadOnlyList<TPart> parts, Func<TPart, Code?> scenario)
        where TPart : Plans.PlanPart => [.. parts.Where(part => !Holds(scenario(part))).Select(part => part.Code)];

    private static IReadOnlyList<T> Narrowed<T>(IReadOnlyList<T> parts, Func<T, bool> holds) =>
        parts.All(holds) ? parts : [.. parts.Where(holds)];
}
