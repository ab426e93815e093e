using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube.RollUps;

public static class Frames
{
    /// <summary>
    /// The product of members and periods. A later axis changes faster than the axes before it, and periods change fastest.
    /// </summary>
    /// <exception cref="OverflowException">There are too many places.</exception>
    public static Frame Product(IReadOnlyList<(int Dimension, IReadOnlyList<int> Entries)> axes, IReadOnlyList<Period> periods)
    {
        var stride = periods.Count;
        var along = new FrameAxis[axes.Count];
        for (var at = axes.Count - 1; at >= 0; at--)
        {
            along[at] = new FrameAxis(axes[at].Dimension, axes[at].Entries, stride);
            stride = checked(stride * axes[at].Entries.Count);
        }
        return new Frame(along, periods, 1, 0, stride);
    }

    /// <summary>One scope in some periods. The scope's codes must exist.</summary>
    public static Frame At(ScopeIndex scopes, Scope scope, IReadOnlyList<Period> periods) =>
        new(
            [
                .. scope.Select(pair =>
                {
                    var dimension = scopes.DimensionNumber(pair.Key);
                    return new FrameAxis(dimension, [scopes.Dimensions[dimension].Number(pair.Value)], periods.Count);
                }),
            ],
            periods,
            1,
            0,
            periods.Count
        );
}
