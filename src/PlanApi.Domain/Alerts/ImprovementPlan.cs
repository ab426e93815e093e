using PlanApi.Domain.Values;

namespace PlanApi.Domain.Alerts;

/// <summary>The proposed answer that an alert owes.</summary>
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

/// <summary>The answer that an alert owes, as it was submitted and decided about.</summary>
public sealed record ImprovementPlan
{
    public required string Cause { get; init; }

    public required IReadOnlyList<ImprovementMeasure> Measures { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public required string SubmittedBy { get; init; }

    /// <summary>The actual when it was submitted: what the effect of its measures is counted from.</summary>
    public Quantity? ActualBefore { get; init; }

    public ImprovementDecision? Decision { get; init; }

    /// <summary>When the first of its measures is due that is still to be done; null where none is, or the plan was not accepted.</summary>
    public DateOnly? NextDueOn() =>
        Decision is { Accepted: true }
            ? Measures
                .Where(measure => measure.State is MeasureState.Planned or MeasureState.UnderWay)
                .Select(measure => (DateOnly?)measure.DueOn)
                .Min()
            : null;
}

/// <summary>One measure of an improvement plan, and how it stands.</summary>
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

    /// <summary>The day since which it stands so; absent while it is as it was planned.</summary>
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

    /// <summary>The day since which it stands so; today when absent.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The comment on the measure; required where the measure is dropped.</summary>
    public string? Note { get; init; }
}

/// <summary>The decision about an improvement plan.</summary>
public sealed record ImprovementDecision(bool Accepted, string Reason, DateTimeOffset At, string By);
