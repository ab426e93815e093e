using PlanApi.Domain.Calendars;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Reviews;

/// <summary>
/// A look back at a period: the state of the plan, the questions with their answers, the findings, the decisions, and the actions.
/// </summary>
public sealed record Review
{
    public required long Number { get; init; }

    /// <summary>The plan's version at which it last changed.</summary>
    public required long Version { get; init; }

    /// <summary>The schedule of the review, under its present name.</summary>
    public required Code Schedule { get; init; }

    public required LocalText Names { get; init; }

    public required ReviewKind Kind { get; init; }

    public required Grain Cadence { get; init; }

    public required Period Period { get; init; }

    /// <summary>The period's first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day of the period. The plan's state is taken at its end.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The party that holds it.</summary>
    public Code? Owner { get; init; }

    public required ReviewState State { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required string OpenedBy { get; init; }

    /// <summary>The questions and their answers.</summary>
    public required IReadOnlyList<ReviewAnswer> Answers { get; init; }

    public required IReadOnlyList<string> Findings { get; init; }

    public required IReadOnlyList<string> Decisions { get; init; }

    public required IReadOnlyList<ReviewAction> Actions { get; init; }

    public string? Conclusion { get; init; }

    public ReviewStep? Closed { get; init; }

    /// <summary>When it was last reopened, and why.</summary>
    public ReviewStep? Reopened { get; init; }

    /// <summary>The state of the plan at the time of the review. It is kept as it was, whatever changes later.</summary>
    public required ReviewSnapshot Snapshot { get; init; }
}

/// <summary>A review in a list.</summary>
public sealed record ReviewEntry
{
    public required long Number { get; init; }

    public required long Version { get; init; }

    public required Code Schedule { get; init; }

    public required LocalText Names { get; init; }

    public required ReviewKind Kind { get; init; }

    public required Grain Cadence { get; init; }

    public required Period Period { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public Code? Owner { get; init; }

    public required ReviewState State { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>The score at the period's end, from 0 to 1.2; absent without data.</summary>
    public Quantity? Score { get; init; }

    public required Light Light { get; init; }

    /// <summary>How many actions are neither done nor dropped.</summary>
    public required int OpenActions { get; init; }

    /// <summary>When the first of them is due.</summary>
    public DateOnly? NextDue { get; init; }
}

/// <summary>Whether a review is still being worked on.</summary>
public enum ReviewState
{
    Open,
    Closed,
}

/// <summary>A question of a review with its answer.</summary>
/// <param name="Question">The question, from when the review was opened.</param>
/// <param name="Text">The answer; absent where there is none.</param>
public sealed record ReviewAnswer(LocalText Question, string? Text);

/// <summary>An action on a review: the person, the time and, where one was required, the reason.</summary>
public sealed record ReviewStep(DateTimeOffset At, string By, string? Reason);

/// <summary>The texts that people write into a review.</summary>
public sealed record ReviewContent
{
    public const int MaxEntries = 200;

    /// <summary>The answers in the order of the questions; an empty one is none.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];

    public IReadOnlyList<string> Findings { get; init; } = [];

    public IReadOnlyList<string> Decisions { get; init; } = [];

    public string? Conclusion { get; init; }
}

/// <summary>Something to be done.</summary>
public sealed record ReviewAction
{
    /// <summary>Counted from 1 in its review; it stays.</summary>
    public required int Number { get; init; }

    public required string Wording { get; init; }

    /// <summary>The party that does it.</summary>
    public required Code Owner { get; init; }

    public required DateOnly DueOn { get; init; }

    public required ReviewActionState State { get; init; }

    /// <summary>The latest report on an action: the person, the time and the result.</summary>
    public ReviewStep? Settled { get; init; }

    /// <summary>The action of an earlier year's plan that it continues.</summary>
    public ActionOrigin? CarriedFrom { get; init; }
}

/// <summary>Where an action began that was carried into the plan of a later year: in a review, or in the answer to an alert.</summary>
public sealed record ActionOrigin
{
    public required Code Plan { get; init; }

    /// <summary>The number of that plan's review.</summary>
    public long? Review { get; init; }

    /// <summary>The schedule of the review, in that plan.</summary>
    public string? ReviewSchedule { get; init; }

    /// <summary>The period of the review.</summary>
    public Period? Period { get; init; }

    /// <summary>The number of that plan's alert, whose improvement plan had the action as a measure.</summary>
    public long? Alert { get; init; }

    /// <summary>The number of the action in its review, or of the measure in its improvement plan.</summary>
    public required int Number { get; init; }
}

/// <summary>How an action stands.</summary>
public enum ReviewActionState
{
    Open,
    Done,
    Dropped,
}
