using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>
/// One end of the interval of a number, with its reason: a statement of the plan, or the result of a relation and the ends of other
/// numbers.
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

    /// <summary>
    /// The relation that gave it. Absent for a statement, and for general truths, such as that shares are parts of 100 %.
    /// </summary>
    public Relation? By { get; init; }

    /// <summary>The known ends of the relation's terms from which it was derived.</summary>
    public Known[]? From { get; init; }

    /// <summary>The ends of other numbers without which it would not follow.</summary>
    public IReadOnlyList<KnownEnd> Premises => _premises ??= By is null ? [] : By.PremisesOf(this);

    public object? Source => (object?)Claim ?? Start;

    public bool IsTighterThan(KnownEnd? other) => IsLow ? Interval.IsHigherLow(End, other?.End) : Interval.IsLowerHigh(End, other?.End);
}

/// <summary>The known interval of a number at a moment.</summary>
internal readonly record struct Known(KnownEnd? Low, KnownEnd? High)
{
    public Interval Interval => new(Low?.End, High?.End);

    public bool IsNothing => Low is null && High is null;
}
