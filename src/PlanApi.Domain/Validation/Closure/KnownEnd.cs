using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>
/// One end of what a number may be, and why: what the plan states there, or what a relation makes of the ends of other numbers.
/// </summary>
internal sealed class KnownEnd
{
    private IReadOnlyList<KnownEnd>? _premises;

    public required ClosedPlace Place { get; init; }

    public required bool IsLow { get; init; }

    public required IntervalEnd End { get; init; }

    /// <summary>The claim that states it; absent for a past value and for what is derived.</summary>
    public Claim? Claim { get; init; }

    public Start? Start { get; init; }

    /// <summary>What it is derived by; absent for what is stated, and for what holds of itself, such as that shares are of 100 %.</summary>
    public Relation? By { get; init; }

    /// <summary>What it was derived from: what was known of the relation's terms.</summary>
    public Known[]? From { get; init; }

    /// <summary>The ends of other numbers without which it would not follow.</summary>
    public IReadOnlyList<KnownEnd> Premises => _premises ??= By is null ? [] : By.PremisesOf(this);

    public object? Source => (object?)Claim ?? Start;

    public bool IsTighterThan(KnownEnd? other) => IsLow ? Interval.IsHigherLow(End, other?.End) : Interval.IsLowerHigh(End, other?.End);
}

/// <summary>What is known of a number at a moment.</summary>
internal readonly record struct Known(KnownEnd? Low, KnownEnd? High)
{
    public Interval Interval => new(Low?.End, High?.End);

    public bool IsNothing => Low is null && High is null;
}
