using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Dimensions;

/// <summary>A member of a dimension. Members form trees; a member may move to another parent at a date.</summary>
public sealed record Member : PlanPart, INamed
{
    public required Code Dimension { get; init; }

    public LocalText Names { get; init; } = LocalText.Empty;

    /// <summary>The party that answers for it.</summary>
    public Code? Owner { get; init; }

    /// <summary>The parent before any move; absent directly below the top.</summary>
    public Code? Parent { get; init; }

    /// <summary>Later changes of parent, by date.</summary>
    public IReadOnlyList<Move> Moves { get; init; } = [];

    /// <summary>
    /// The last day of the member and of everything below it. No numbers are expected afterwards, and earlier numbers stay.
    /// </summary>
    public DateOnly? Ends { get; init; }

    public override string Key() => $"{Dimension}/{Code}";

    private IEnumerable<Reference> InDimension(Code? member, string pointer)
    {
        if (member is { } code)
            yield return new Reference(PartKind.Member, $"{Dimension}/{code}", pointer);
    }

    /// <summary>The parent on a day.</summary>
    public Code? ParentOn(DateOnly day)
    {
        var parent = Parent;
        foreach (var move in Moves)
        {
            if (move.From > day)
                break;
            parent = move.Parent;
        }
        return parent;
    }

    public override IEnumerable<Reference> Mentions() =>
        [
            .. References.To(PartKind.Dimension, Dimension, "/dimension"),
            .. References.To(PartKind.Party, Owner, "/owner"),
            .. InDimension(Parent, "/parent"),
            .. Moves.SelectMany((move, index) => InDimension(move.Parent, $"/moves/{index}/parent")),
        ];
}

/// <summary>From a day on, the member is below another parent; directly below the top if the parent is absent.</summary>
public sealed record Move
{
    public required DateOnly From { get; init; }

    public Code? Parent { get; init; }
}
