using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.ChangeControl;

/// <summary>A member of a committee.</summary>
public sealed record CommitteeSeat : PlanPart
{
    /// <summary>The committee.</summary>
    public required Code Committee { get; init; }

    /// <summary>The party that has the seat.</summary>
    public required Code Party { get; init; }

    /// <summary>As what they are in it.</summary>
    public SeatRole Role { get; init; }

    public Code? Source { get; init; }

    public override IEnumerable<Reference> Mentions() =>
        [
            .. References.To(PartKind.Committee, Committee, "/committee"),
            .. References.To(PartKind.Party, Party, "/party"),
            .. References.To(PartKind.Section, Source, "/source"),
        ];
}

/// <summary>As what somebody is in a committee.</summary>
public enum SeatRole
{
    /// <summary>They lead the organisation.</summary>
    Executive,

    /// <summary>They know the field.</summary>
    Expert,

    /// <summary>They come from outside.</summary>
    Adviser,
}
