using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Lights;

/// <summary>The claim behind a light: a target, or a target number in the cube, as a claim about a level.</summary>
/// <param name="Key">A key that is unique among all claims of the plan.</param>
/// <param name="Target">The target; absent for a number in the cube.</param>
/// <param name="Indicator">The indicator of the level; for a growth, the indicator that grows.</param>
/// <param name="Scope">Where.</param>
/// <param name="Period">For when.</param>
/// <param name="Aim">Which way.</param>
/// <param name="Value">The value, in the form of the basis; the lower value of a band.</param>
/// <param name="Upper">The upper one.</param>
public sealed record LightClaim(
    string Key,
    Target? Target,
    Indicator Indicator,
    Scope Scope,
    Period Period,
    Aim Aim,
    Fraction Value,
    Fraction Upper
)
{
    public Basis Basis { get; init; }

    /// <summary>The possible starts of a change: the first of these that has a number is used.</summary>
    public IReadOnlyList<PlaceOverDays> Bases { get; init; } = [];

    /// <summary>The reason why it makes no claim about a level.</summary>
    public LightReason Fault { get; init; }

    /// <summary>Whether the value is the scenario's own number at the place, and not the target's.</summary>
    public bool IsOfScenario { get; init; }

    /// <summary>For a watched number: the values of its alarm. It is judged by these, and not by a goal.</summary>
    public AlarmValues? Alarm { get; init; }

    public Pacing? Pacing => Target?.Pace;

    public Grain? RisesBy => Target?.RisesBy;
}

/// <summary>A claim in numbers.</summary>
/// <param name="Goal">The goal; absent if the claim cannot be put into numbers.</param>
/// <param name="From">The place of the number from which a change starts.</param>
/// <param name="Base">The number of the base.</param>
/// <param name="Rate">The rate from the target's currency to the plan's, if the two differ.</param>
/// <param name="Fault">Why there is no goal.</param>
public sealed record ClaimedGoal(
    Goal? Goal,
    PlaceOverDays? From = null,
    Fraction? Base = null,
    Fraction? Rate = null,
    LightReason Fault = LightReason.None
);
