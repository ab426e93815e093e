using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>
/// The places at which numbers are wanted: the product of its axes, counted row by row with the last axis running fastest, or a
/// window of it. Every kind of indicator is computed over the same places; growth and share look at other periods or members of them.
/// </summary>
/// <param name="Axes">The axes of dimensions; a dimension stands on one at most, and a filter is an axis of one entry.</param>
/// <param name="Periods">The periods that are wanted.</param>
/// <param name="PeriodStride">How far apart in the product two periods are that follow each other.</param>
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

    /// <summary>The same places with the top of one dimension in place of its members.</summary>
    public Frame WithTop(int dimension) => this with
    {
        Axes = [.. Axes.Select(axis => axis.Dimension != dimension
            ? axis
            : axis with { Entries = [.. axis.Entries.Select(_ => DimensionIndex.Top)] })],
    };

    /// <summary>The scope of a place of the window, in codes.</summary>
    public Scope ScopeAt(ScopeIndex index, int place) => new(Axes
        .Select(axis => (Index: index.Dimensions[axis.Dimension], Member: MemberAt(axis, place)))
        .Where(at => at.Member != DimensionIndex.Top)
        .Select(at => KeyValuePair.Create(at.Index.Dimension, at.Index.CodeOf(at.Member))));
}

/// <summary>The members, groups or top of one dimension along a frame.</summary>
/// <param name="Dimension">The dimension's number.</param>
/// <param name="Entries">Member or group numbers, or the top; one may come twice.</param>
/// <param name="Stride">How far apart in the product two entries are that follow each other.</param>
public sealed record FrameAxis(int Dimension, IReadOnlyList<int> Entries, long Stride);
