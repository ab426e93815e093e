using PlanApi.Application.Lights;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Schedules;

/// <summary>
/// How the number of a target has changed since an initiative that serves it began, beside the effect that is expected of the initiative.
/// How much of the change the initiative brought, no number can tell.
/// </summary>
public sealed record ContributionEffectAnswer
{
    /// <summary>The contribution's code.</summary>
    public required Code Code { get; init; }

    public required Code Initiative { get; init; }

    public required Code Target { get; init; }

    /// <summary>The indicator of the target's number; for a target of growth, the indicator that grows.</summary>
    public required Code Indicator { get; init; }

    public required Scope Scope { get; init; }

    /// <summary>The period of the target's number; the plan's year where the target names none.</summary>
    public required Period Period { get; init; }

    /// <summary>The unit of all numbers here but <see cref="Reached"/>.</summary>
    public required Unit Unit { get; init; }

    /// <summary>How many decimals the indicator has.</summary>
    public required int Decimals { get; init; }

    /// <summary>The first day of the initiative: the day on which it did start, or else the planned one.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The day asked.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The day up to which the number is known.</summary>
    public DateOnly? MeasuredTo { get; init; }

    /// <summary>The number when the initiative began.</summary>
    public Quantity? Before { get; init; }

    /// <summary>Where that number comes from.</summary>
    public EffectStart? BeforeIs { get; init; }

    /// <summary>The number on the day.</summary>
    public Quantity? Now { get; init; }

    /// <summary>By how much it changed.</summary>
    public Quantity? Change { get; init; }

    /// <summary>By how much it would have changed on pace alone.</summary>
    public Quantity? ExpectedChange { get; init; }

    /// <summary>By how much more it changed than on pace; less, where negative.</summary>
    public Quantity? Beyond { get; init; }

    /// <summary>The effect that is expected of the initiative.</summary>
    public Quantity? ExpectedEffect { get; init; }

    /// <summary>The change in percent of the expected effect.</summary>
    public Quantity? Reached { get; init; }

    /// <summary>Why that cannot be said.</summary>
    public EffectReason? Reason { get; init; }

    /// <summary>The same in words.</summary>
    public required string Sentence { get; init; }

    internal static ContributionEffectAnswer Of(ContributionEffect effect, DateOnly day, Code currency, string language)
    {
        var (claim, change) = (effect.Now.Claim, effect.Change);
        return new()
        {
            Code = effect.Contribution.Code,
            Initiative = effect.Initiative.Code,
            Target = effect.Contribution.Target,
            Indicator = claim.Indicator.Code,
            Scope = claim.Scope,
            Period = claim.Period,
            Unit = claim.Indicator.Unit,
            Decimals = claim.Indicator.Decimals,
            Since = effect.Since,
            Date = day,
            MeasuredTo = effect.Now.Days?.Last,
            Before = Shown.Of(effect.Before.Actual),
            BeforeIs = effect.Start,
            Now = Shown.Of(effect.Now.Actual),
            Change = Shown.Of(change?.Actual),
            ExpectedChange = Shown.Of(change?.Expected),
            Beyond = Shown.Of(change?.Beyond),
            ExpectedEffect = effect.Contribution.Effect,
            Reached = Shown.Of(effect.Reached * Fraction.Hundred),
            Reason = effect.Reason == EffectReason.None ? null : effect.Reason,
            Sentence = EffectText.Sentence(effect, currency, language),
        };
    }
}
