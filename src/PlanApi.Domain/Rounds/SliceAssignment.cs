using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Rounds;

/// <summary>Numbers that a party is asked to enter in a planning round.</summary>
public sealed record SliceAssignment : PlanPart
{
    public const int MaxIndicators = 100;

    public const int MaxBy = 16;

    public LocalText Wording { get; init; } = LocalText.Empty;

    /// <summary>The round.</summary>
    public required Code Round { get; init; }

    /// <summary>The party that enters and submits the numbers.</summary>
    public Code? Party { get; init; }

    /// <summary>Every number at this place or below it belongs to the slice.</summary>
    public Scope Scope { get; init; } = Scope.Top;

    /// <summary>The indicators.</summary>
    public IReadOnlyList<Code> Indicators { get; init; } = [];

    /// <summary>Which number of the indicators.</summary>
    public Measure Measure { get; init; }

    /// <summary>The period; everything within it belongs to the slice.</summary>
    public required Period Period { get; init; }

    /// <summary>The length of the periods for each of which a number is wanted; only one for the whole period when absent.</summary>
    public Grain? Grain { get; init; }

    /// <summary>The dimensions for whose lowest members a number each is wanted; only one for the whole scope when empty.</summary>
    public IReadOnlyList<Code> By { get; init; } = [];

    /// <summary>The last day on which it is submitted in time; that of the round when absent.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>How far it is. It moves by a request of its own.</summary>
    public SliceState State { get; init; }

    /// <summary>The day on which it was submitted. It is set by the service.</summary>
    public DateOnly? Submitted { get; init; }

    /// <summary>Why it was returned. It is set by the service.</summary>
    public string? Reason { get; init; }

    public Code? Source { get; init; }

    /// <summary>Whether the party may still enter it.</summary>
    public bool IsOpen() => State is SliceState.Assigned or SliceState.Entered or SliceState.Returned;

    public override IEnumerable<NamedPeriod> Periods() => NamedPeriod.Of(Period, "/period");

    public override IEnumerable<Scope> Scopes() => [Scope];

    public override IEnumerable<Reference> Mentions() =>
        [
            .. References.To(PartKind.PlanningRound, Round, "/round"),
            .. References.To(PartKind.Party, Party, "/party"),
            .. References.To(Scope, "/scope"),
            .. References.To(PartKind.Indicator, Indicators, "/indicators"),
            .. References.To(PartKind.Dimension, By, "/by"),
            .. References.To(PartKind.Section, Source, "/source"),
        ];
}

/// <summary>How far a slice is.</summary>
public enum SliceState
{
    /// <summary>The party is asked for it.</summary>
    Assigned,

    /// <summary>Numbers in it have been written since. It is derived and never stored.</summary>
    Entered,

    /// <summary>The party has submitted it. Its numbers do not change.</summary>
    Submitted,

    /// <summary>It was returned with a reason, and may be entered again.</summary>
    Returned,

    /// <summary>It is final. Its numbers do not change.</summary>
    Locked,
}
