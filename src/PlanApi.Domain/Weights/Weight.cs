using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Weights;

/// <summary>
/// The share, in percent, of a member, matrix cell, objective or key result in a score. Exactly one of <see cref="Of"/>,
/// <see cref="Objective"/> and <see cref="KeyResult"/> is given. Weights are siblings when they weigh the same dimensions
/// within the same scope, objectives below the same parent, or key results of the same objective; siblings add up to 100 %.
/// </summary>
public sealed record Weight : PlanPart
{
    /// <summary>The subject of the weight: <c>{"line": "sales"}</c>, or a cell of the matrix with two dimensions.</summary>
    public Scope? Of { get; init; }

    /// <summary>The place in which it counts: within <c>{"tier": "head"}</c>; everywhere when empty.</summary>
    public Scope Within { get; init; } = Scope.Top;

    public Code? Objective { get; init; }

    public Code? KeyResult { get; init; }

    /// <summary>Percent.</summary>
    public required Quantity Value { get; init; }

    /// <summary>The first and the last day on which it is in force; open when absent.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>The window during which it overrides the standing weight; it then has the window's days.</summary>
    public Code? Window { get; init; }

    public LocalText Reason { get; init; } = LocalText.Empty;

    public Code? Source { get; init; }

    /// <summary>Whether it is in force on a day by itself, and not because of a window.</summary>
    public bool IsStandingOn(DateOnly day) => Window is null && (From is null || From <= day) && (To is null || day <= To);

    public override IEnumerable<Scope> Scopes() => Of is null ? [Within] : [Of, Within];

    public override IEnumerable<Reference> Mentions() =>
        [
            .. References.To(Of, "/of"),
            .. References.To(Within, "/within"),
            .. References.To(PartKind.Objective, Objective, "/objective"),
            .. References.To(PartKind.KeyResult, KeyResult, "/keyResult"),
            .. References.To(PartKind.WeightWindow, Window, "/window"),
            .. References.To(PartKind.Section, Source, "/source"),
        ];
}
