using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Currencies;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Lights;

/// <summary>The source of the actuals for paces: many indicators and places in one call.</summary>
public interface IActuals
{
    /// <summary>
    /// For each indicator and place, the last day of the latest actual that ends by the given last day and counts within the given days;
    /// absent if there is none.
    /// </summary>
    IReadOnlyDictionary<(Code Indicator, Scope Scope, DaySpan Days), DateOnly> Latest(
        IReadOnlyCollection<(Code Indicator, Scope Scope, DaySpan Days)> places
    );

    /// <summary>The actual over some days, for each requested place.</summary>
    IReadOnlyDictionary<(Code Indicator, Scope Scope, DaySpan Days), CubeNumber> Over(
        IReadOnlyCollection<(Code Indicator, Scope Scope, DaySpan Days)> places
    );
}

/// <summary>The lights of many claims on a day. The numbers of all of them are read together.</summary>
/// <param name="plan">The numbers of the scenario: targets, references, baselines, and actuals of other periods.</param>
/// <param name="actuals">The actuals of the claims' own periods.</param>
/// <param name="rates">The exchange rates.</param>
public sealed class LightBoard(RollUpEngine plan, IActuals actuals, ExchangeRates rates)
{
    /// <summary>Where actuals come from.</summary>
    public IActuals Actuals => actuals;

    /// <summary>One claim in numbers.</summary>
    public ClaimedGoal GoalOf(ClaimReader reader, LightClaim claim) => reader.GoalOf(claim, new NumbersToDate(plan, claim.Bases).Of, rates);

    /// <summary>The claims with their lights, in their order.</summary>
    /// <param name="claims">The claims in the form that <see cref="ClaimReader"/> gives for the day.</param>
    /// <param name="day">The day asked.</param>
    /// <param name="before">The light that each had before.</param>
    public IReadOnlyList<LitNumber> Of(IReadOnlyList<LightClaim> claims, DateOnly day, Func<LightClaim, Light?> before)
    {
        var source = plan.Source;
        var reader = new ClaimReader(source.Calendar, source.Indicators, day);
        var calculation = new LightCalculation(source.Calendar, day, source.Scopes.EndOf);
        var bases = new NumbersToDate(plan, claims.SelectMany(claim => claim.Bases));
        var latest = actuals.Latest([.. claims.Select(Asked).OfType<(Code, Scope, DaySpan)>().Distinct()]);
        var lit = claims
            .Select(claim =>
                calculation.Begin(
                    claim,
                    reader.GoalOf(claim, bases.Of, rates),
                    Asked(claim) is { } asked && latest.TryGetValue(asked, out var known) ? known : null,
                    before(claim)
                )
            )
            .ToArray();
        int[] open = [.. Enumerable.Range(0, lit.Length).Where(at => lit[at].Days is not null)];
        var numbers = actuals.Over([.. open.Select(at => Place(lit[at])).Distinct()]);
        var paces = new PaceInputReader(plan).Read([.. open.Select(at => Request(lit[at]))]);
        for (var at = 0; at < open.Length; at++)
            lit[open[at]] = calculation.Finish(lit[open[at]], numbers[Place(lit[open[at]])], paces[at].Method, paces[at].Inputs);
        return lit;

        (Code, Scope, DaySpan)? Asked(LightClaim claim) =>
            calculation.DaysOf(claim) is { } days ? (claim.Indicator.Code, claim.Scope, days) : null;
    }

    private static (Code, Scope, DaySpan) Place(LitNumber lit) => (lit.Claim.Indicator.Code, lit.Claim.Scope, lit.Days!.Value);

    private static PaceRequest Request(LitNumber lit) =>
        new(lit.Claim.Indicator, lit.Claim.Scope, lit.Claim.Period, lit.Claim.Pacing, lit.Claim.RisesBy, lit.Days!.Value.Last);
}
