using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Schedules;

/// <summary>Where the number comes from that stood when an initiative began.</summary>
public enum EffectStart
{
    /// <summary>The latest actual before the initiative began.</summary>
    Actual,

    /// <summary>The number that the target starts from: the target's period began no earlier than the initiative.</summary>
    Baseline,

    /// <summary>Zero: the period over which the number adds up began no earlier than the initiative.</summary>
    Zero,
}

/// <summary>Why the share of an expected effect cannot be said.</summary>
public enum EffectReason
{
    None,

    /// <summary>The initiative has no start.</summary>
    NoStart,

    /// <summary>The initiative has not begun.</summary>
    NotBegun,

    /// <summary>There is no actual to go by now.</summary>
    NotMeasured,

    /// <summary>There was no number when the initiative began.</summary>
    NoNumberBefore,

    /// <summary>The target is judged in a period that began after the initiative, as a growth by the quarter is.</summary>
    OtherPeriod,

    /// <summary>The contribution states no expected effect, or zero.</summary>
    NoEffect,
}

/// <summary>
/// How the number of a target has changed since an initiative that serves it began, beside the effect that is expected of the initiative.
/// No number can tell how much of the change the initiative brought.
/// </summary>
/// <param name="Contribution">The contribution.</param>
/// <param name="Initiative">The initiative.</param>
/// <param name="Since">The first day of the initiative: the day on which it did start, or else the planned one.</param>
/// <param name="Now">The target's number on the day asked.</param>
public sealed record ContributionEffect(Contribution Contribution, Initiative Initiative, DateOnly? Since, LitNumber Now)
{
    /// <summary>The source of <see cref="Before"/>.</summary>
    public EffectStart? Start { get; private init; }

    /// <summary>The number when the initiative began.</summary>
    public NumberThen Before { get; private init; }

    public EffectReason Reason { get; private init; }

    /// <summary>The change since then; null if it cannot be said.</summary>
    public NumberChange? Change => Reason is EffectReason.None or EffectReason.NoEffect ? NumberThen.Of(Now).Since(Before) : null;

    /// <summary>The share of the expected effect that the change comes to: 1 for all of it.</summary>
    public Fraction? Reached => Reason == EffectReason.None ? Change!.Actual / Fraction.Of(Contribution.Effect!.Value) : null;

    /// <summary>The first day of an initiative: the day on which it did start, or else the planned one.</summary>
    public static DateOnly? FirstDay(Initiative initiative, Calendar calendar) =>
        initiative.Started ?? ActivityDays.Of(initiative, calendar).First;

    /// <summary>The day before an initiative began: its effect is counted from the number then. Null where it has not begun.</summary>
    public static DateOnly? DayBefore(Initiative initiative, Calendar calendar, DateOnly day) =>
        FirstDay(initiative, calendar) is { } first && first <= day ? (first > DateOnly.MinValue ? first.AddDays(-1) : first) : null;

    /// <summary>The effect on a day.</summary>
    /// <param name="contribution">The contribution.</param>
    /// <param name="initiative">Its initiative.</param>
    /// <param name="day">The day.</param>
    /// <param name="calendar">The plan's calendar.</param>
    /// <param name="before">The target's number on the day before the initiative began; null where it has not begun.</param>
    /// <param name="now">The target's number on the day.</param>
    public static ContributionEffect Of(
        Contribution contribution,
        Initiative initiative,
        DateOnly day,
        Calendar calendar,
        LitNumber? before,
        LitNumber now
    )
    {
        var effect = new ContributionEffect(contribution, initiative, FirstDay(initiative, calendar), now);
        if (effect.Since is not { } since)
            return effect with { Reason = EffectReason.NoStart };
        if (since > day || before is null)
            return effect with { Reason = EffectReason.NotBegun };
        if (now.Actual is null)
            return effect with { Reason = EffectReason.NotMeasured };
        if (before.Claim.Period != now.Claim.Period)
            return effect with { Reason = EffectReason.OtherPeriod };
        if (NumberAtStart(before, since <= calendar.Days(now.Claim.Period).First) is not { } start)
            return effect with { Reason = EffectReason.NoNumberBefore };
        return effect with
        {
            Start = start.Source,
            Before = start.Number,
            Reason = contribution.Effect is { Steps: not 0 } ? EffectReason.None : EffectReason.NoEffect,
        };
    }

    private static (EffectStart Source, NumberThen Number)? NumberAtStart(LitNumber before, bool isFromTheFirstDay) =>
        before.Actual is not null ? (EffectStart.Actual, NumberThen.Of(before))
        : !isFromTheFirstDay ? null
        : before.Claim.Indicator is { Kind: IndicatorKind.Flow, PerDay: false }
            ? (EffectStart.Zero, new NumberThen(Fraction.Zero, Fraction.Zero))
        : before.Goal?.Goal is { Baseline: { } from } goal ? (EffectStart.Baseline, new NumberThen(from, goal.UsableBaseline))
        : null;
}
