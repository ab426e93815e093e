using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Objectives;

/// <summary>A target by which an objective is measured, with an owner.</summary>
public sealed record KeyResult : PlanPart, INamed
{
    public required Code Objective { get; init; }

    public required Code Target { get; init; }

    /// <summary>The key result of which this one is a part; it is for a wider place, and was broken down.</summary>
    public Code? Parent { get; init; }

    public LocalText Names { get; init; } = LocalText.Empty;

    public Code? Owner { get; init; }

    public override IReadOnlyList<Code> Above() => Parent is { } above ? [above] : [];

    public override IEnumerable<Reference> Mentions() =>
        [
            .. References.To(PartKind.Objective, Objective, "/objective"),
            .. References.To(PartKind.Target, Target, "/target"),
            .. References.To(PartKind.KeyResult, Parent, "/parent"),
            .. References.To(PartKind.Party, Owner, "/owner"),
        ];
}
