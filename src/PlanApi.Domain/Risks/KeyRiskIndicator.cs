using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks;

/// <summary>
/// A number that is watched because it tells of a risk, and the values from which it is yellow and red.
/// </summary>
public sealed record KeyRiskIndicator : PlanPart, INamed
{
    public LocalText Names { get; init; } = LocalText.Empty;

    public LocalText Wording { get; init; } = LocalText.Empty;

    /// <summary>The risk that it tells of.</summary>
    public Code? Risk { get; init; }

    /// <summary>The indicator whose newest actual is watched.</summary>
    public required Code Indicator { get; init; }

    public Scope Scope { get; init; } = Scope.Top;

    /// <summary>The party that answers for it.</summary>
    public Code? Owner { get; init; }

    /// <summary>On which side of its values the alarm is.</summary>
    public AlarmSide Alarm { get; init; }

    /// <summary>The value from which it is yellow.</summary>
    public Quantity? Yellow { get; init; }

    /// <summary>The value from which it is red.</summary>
    public required Quantity Red { get; init; }

    public Code? Source { get; init; }

    public override IEnumerable<Scope> Scopes() => [Scope];

    public override IEnumerable<Reference> Mentions() =>
        [
            .. References.To(PartKind.Risk, Risk, "/risk"),
            .. References.To(PartKind.Indicator, Indicator, "/indicator"),
            .. References.To(Scope, "/scope"),
            .. References.To(PartKind.Party, Owner, "/owner"),
            .. References.To(PartKind.Section, Source, "/source"),
        ];
}

/// <summary>On which side of a value the alarm is.</summary>
public enum AlarmSide
{
    /// <summary>The higher the number, the worse.</summary>
    Above,

    /// <summary>The lower the number, the worse.</summary>
    Below,
}
