using PlanApi.Domain;
using PlanApi.Domain.Values;

namespace PlanApi.Application.History;

/// <summary>
/// What dimensions, members, groups and indicators are called now that the history names as they were called then: a code may be another's
/// by now.
/// </summary>
/// <param name="entries">What was renamed or deleted, the oldest first.</param>
internal sealed class CodeHistory(IReadOnlyList<CodeHistory.Entry> entries)
{
    /// <summary>Something was given another code, or was deleted.</summary>
    /// <param name="Sequence">The change set that did it.</param>
    /// <param name="Kind">What it is.</param>
    /// <param name="Dimension">Of a member or group: its dimension, as it was called then.</param>
    /// <param name="Before">Its code until then.</param>
    /// <param name="After">Its code since; null where it was deleted.</param>
    internal sealed record Entry(long Sequence, PartKind Kind, Code? Dimension, Code Before, Code? After);

    /// <summary>A scope as it is named now; null where something of it is gone.</summary>
    /// <param name="scope">As it was named.</param>
    /// <param name="after">After which change set it was named so.</param>
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

    /// <summary>A member or group as it is named now; null where it is gone.</summary>
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

    /// <summary>An indicator as it is called now; null where it is gone.</summary>
    public Code? Indicator(Code indicator, long after) =>
        entries
            .Where(entry => entry.Sequence > after && entry.Kind == PartKind.Indicator)
            .Aggregate((Code?)indicator, (code, entry) => code == entry.Before ? entry.After : code);
}
