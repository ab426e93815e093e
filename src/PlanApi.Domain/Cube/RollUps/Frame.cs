using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>
/// The places whose numbers are wanted: the product of its axes, counted row by row, with the last axis changing fastest; or a window of
/// that product. Every kind of indicator is computed over the same places. Growth and share look at other periods or members of them.
/// </summary>
/// <param name="Axes">The axes of dimensions. A dimension is on at most one axis, and a filter is an axis of one entry.</param>
/// <param name="Periods">The periods that are wanted.</param>
/// <param name="PeriodStride">The distance in the product between two successive periods.</param>
/// <param name="First">The first place of the window.</param>
/// <param name="Count">How many places the window has.</param>
public sealed record Frame(IReadOnlyList<FrameAxis> Axes, IReadOnlyList<Period> Periods, long PeriodStride, long First, int Count)
{
    /// <summary>The period of a place of the window.</summary>
    public Period PeriodAt(int place) => Periods[(int)((First + place) / PeriodStride % Periods.Count)];

    /// <summary>The member that a place of the window names on an axis.</summary>
    public int MemberAt(FrameAxis axis, int place) => axis.Entries[(int)((First + place) / axis.Stride % axis.Entries.Count)];

    /// <summary>The same places with each period replaced by another.</summary>
    public Frame WithPeriods(IReadOnlyList<Period> periods) => this with { Periods = periods };

    /// <summary>The entries of an axis that the window names.</summary>
    public IEnumerable<int> EntriesInWindow(FrameAxis axis)
    {
        if (Count == 0)
            yield break;
        var (first, last, entries) = (First / axis.Stride, (First + Count - 1) / axis.Stride, axis.Entries.Count);
        if (last - first + 1 >= entries)
            (first, last) = (0, entries - 1);
        for (var at = first; at <= last; at++)
            yield return (int)(at % entries);
    }

    /// <summary>
    /// The same places without one dimension, so that each has its top. There are fewer of them; the result also gives, for each place of
    /// this window, its place among them.
    /// </summary>
    public (Frame Frame, Func<int, int> PlaceOf) Without(int dimension)
    {
        if (Axes.FirstOrDefault(axis => axis.Dimension == dimension) is not { } left || Count == 0)
            return (this, place => place);
        var (inner, outer) = (left.Stride, left.Stride * left.Entries.Count);
        long Place(long place) => (place / outer * inner) + (place % inner);
        long Stride(long stride) => stride > inner ? stride / left.Entries.Count : stride;
        var last = First + Count - 1;
        var isOneEntry = First / inner == last / inner;
        var (start, end) = isOneEntry ? (Place(First), Place(last)) : (First / outer * inner, (last / outer * inner) + inner - 1);
        var axes = Axes.Where(axis => axis != left).Select(axis => axis with { Stride = Stride(axis.Stride) }).ToArray();
        return (
            new Frame(axes, Periods, Stride(PeriodStride), start, checked((int)(end - start + 1))),
            place => (int)(Place(First + place) - start)
        );
    }

    /// <summary>The scope of a place of the window, in codes.</summary>
    public Scope ScopeAt(ScopeIndex index, int place) =>
        new(
            Axes.Select(axis => (Index: index.Dimensions[axis.Dimension], Member: MemberAt(axis, place)))
                .Where(at => at.Member != DimensionIndex.Top)
                .Select(at => KeyValuePair.Create(at.Index.Dimension, at.Index.CodeOf(at.Member)))
        );
}

/// <summary>The members, groups or top of one dimension along a frame.</summary>
/// <param name="Dimension">The dimension's number.</param>
/// <param name="Entries">Member or group numbers, or the top; one may come twice.</param>
/// <param name="Stride">The distance in the product between two successive entries.</param>
public sealed record FrameAxis(int Dimension, IReadOnlyList<int> Entries, long Stride);
