using PlanApi.Domain;
using PlanApi.Domain.Values;

namespace PlanApi.Application.History;

/// <summary>
/// The present codes of dimensions, members, groups and indicators in the history, which names them by their codes at that time. An old
/// code may belong to something else now.
/// </summary>
/// <param name="entries">The renamed and deleted ones, the oldest first.</param>
internal sealed class CodeHistory(IReadOnlyList<CodeHistory.Entry> entries)
{
    /// <summary>Something was given another code, or was deleted.</summary>
    /// <param name="Sequence">The change set that did it.</param>
    /// <param name="Kind">The kind.</param>
    /// <param name="Dimension">For a member or group: its dimension, by the code of that time.</param>
    /// <param name="Before">The code before.</param>
    /// <param name="After">The code after; null where it was deleted.</param>
    internal sealed record Entry(long Sequence, PartKind Kind, Code? Dimension, Code Before, Code? After);

    /// <summary>A scope with its present codes; null if a member of it no longer exists.</summary>
    /// <param name="scope">As it was named.</param>
    /// <param name="after">The change set after which the scope had the old codes.</param>
    public Scope? Now(Scope scope, long after)
    {
        var now = new Dictionary<Code, Code>();
        foreach (var (dimension, member) in scope)
        {
            if (Now(dimension, member, after) is not { } place)
                return null;
            now[place.Dimension] = place.Member;
        }
        return new Scope(now);
    }

    /// <summary>A member or group with its present code; null if it no longer exists.</summary>
    public (Code Dimension, Code Member)? Now(Code dimension, Code member, long after)
    {
        foreach (var entry in entries.Where(entry => entry.Sequence > after))
        {
            if (
                entry.Kind == PartKind.Dimension
                    ? entry.Before == dimension
                    : entry.Kind != PartKind.Indicator && entry.Dimension == dimension && entry.Before == member
            )
            {
                if (entry.After is not { } code)
                    return null;
                (dimension, member) = entry.Kind == PartKind.Dimension ? (code, member) : (dimension, code);
            }
        }
        return (dimension, member);
    }

    /// <summary>An indicator with its present code; null if it no longer exists.</summary>
    public Code? Indicator(Code indicator, long after) =>
        entries
            .Where(entry => entry.Sequence > after && entry.Kind == PartKind.Indicator)
            .Aggregate((Code?)indicator, (code, entry) => code == entry.Before ? entry.After : code);
}
