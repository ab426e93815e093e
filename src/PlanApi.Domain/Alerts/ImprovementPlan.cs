using PlanApi.Domain.Values;

namespace PlanApi.Domain.Alerts;

/// <summary>The proposed answer to an alert.</summary>
public sealed record ImprovementProposal
{
    /// <summary>Why it is so.</summary>
    public required string Cause { get; init; }

    /// <summary>The measures.</summary>
    public required IReadOnlyList<ProposedMeasure> Measures { get; init; }
}

/// <summary>One measure that is proposed.</summary>
public sealed record ProposedMeasure
{
    public required string Wording { get; init; }

    public required Code Owner { get; init; }

    public required DateOnly DueOn { get; init; }

    /// <summary>By how much the indicator is to change, in its unit.</summary>
    public Quantity? ExpectedEffect { get; init; }
}

/// <summary>The answer to an alert, as it was submitted, with the decision about it.</summary>
public sealed record ImprovementPlan
{
    public required string Cause { get; init; }

    public required IReadOnlyList<ImprovementMeasure> Measures { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public required string SubmittedBy { get; init; }

    /// <summary>The actual when the plan was submitted. The effect of its measures is counted from it.</summary>
    public Quantity? ActualBefore { get; init; }

    public ImprovementDecision? Decision { get; init; }

    /// <summary>The day on which the next open measure is due; null if there is none, or the plan was not accepted.</summary>
    public DateOnly? NextDueOn() =>
        Decision is { Accepted: true }
            ? Measures
                .Where(measure => measure.State is MeasureState.Planned or MeasureState.UnderWay)
                .Select(measure => (DateOnly?)measure.DueOn)
                .Min()
            : null;
}

/// <summary>One measure of an improvement plan, with its state.</summary>
public sealed record ImprovementMeasure
{
    /// <summary>The number of the measure in the plan, from 1.</summary>
    public int Number { get; init; }

    public required string Wording { get; init; }

    public required Code Owner { get; init; }

    public required DateOnly DueOn { get; init; }

    /// <summary>By how much the indicator is to change, in its unit.</summary>
    public Quantity? ExpectedEffect { get; init; }

    public MeasureState State { get; init; }

    /// <summary>The day since which the measure has this state; absent while it is as planned.</summary>
    public DateOnly? Since { get; init; }

    public string? Note { get; init; }

    /// <summary>The person or key that said so.</summary>
    public string? By { get; init; }
}

/// <summary>How a measure stands.</summary>
public enum MeasureState
{
    Planned,
    UnderWay,
    Done,
    Dropped,
}

/// <summary>A report about a measure.</summary>
public sealed record MeasureStanding
{
    public required MeasureState State { get; init; }

    /// <summary>The day since which the measure has this state; today when absent.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The comment on the measure; required where the measure is dropped.</summary>
    public string? Note { get; init; }
}

/// <summary>The decision about an improvement plan.</summary>
public sealed record ImprovementDecision(bool Accepted, string Reason, DateTimeOffset At, string By);
