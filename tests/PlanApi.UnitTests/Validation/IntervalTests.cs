using FsCheck.Xunit;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Validation;

/// <summary>
/// Intervals against brute force: a grid of quarters between -3 and 3, which holds every end that these intervals can have, and points
/// between.
/// </summary>
public sealed class IntervalTests
{
    private static readonly Fraction[] _grid = [.. Enumerable.Range(-48, 97).Select(step => Fraction.Of(step, 16))];

    [Property(MaxTest = 2_000)]
    public bool An_intersection_holds_what_both_hold(int a, int b)
    {
        var (one, two) = (Make(a), Make(b));
        var both = one.Intersect(two);
        return _grid.All(point => both.Contains(point) == (one.Contains(point) && two.Contains(point)))
            && both.IsEmpty == !_grid.Any(both.Contains)
            && one.Overlaps(two) == !both.IsEmpty;
    }

    [Property(MaxTest = 2_000)]
    public bool Many_intervals_have_a_common_point_unless_two_exclude_each_other(int a, int b, int c)
    {
        var all = new[] { Make(a), Make(b), Make(c) }.Where(interval => !interval.IsEmpty).ToArray();
        var common = all.Aggregate(Interval.Everything, (both, next) => both.Intersect(next));
        return common.IsEmpty == all.Any(one => all.Any(two => !one.Overlaps(two)));
    }

    [Property(MaxTest = 1_000)]
    public bool A_hull_holds_both_and_ends_where_they_end(int a, int b)
    {
        var (one, two) = (Make(a), Make(b));
        if (one.IsEmpty || two.IsEmpty)
            return true;
        var hull = one.Hull(two);
        var held = _grid.Where(point => one.Contains(point) || two.Contains(point)).ToArray();
        return held.All(hull.Contains) && _grid.All(point => !hull.Contains(point) || (point >= held[0] && point <= held[^1]));
    }

    [Property(MaxTest = 1_000)]
    public bool Operations_hold_every_result_of_points_within(int a, int b)
    {
        var (one, two) = (Make(a), Make(b));
        var (sum, difference, product, quotient) = (one + two, one - two, one * two, one / two);
        var points = _grid.Where((_, index) => index % 3 == 0).ToArray();
        return points
            .Where(one.Contains)
            .All(x =>
                points
                    .Where(two.Contains)
                    .All(y =>
                        sum.Contains(x + y)
                        && difference.Contains(x - y)
                        && product.Contains(x * y)
                        && (y.IsZero || quotient.Contains(x / y))
                    )
            );
    }

    [Fact]
    public void OpenEndsAreKept()
    {
        var over = Interval.AtLeast(Fraction.Of(500), open: true);
        Assert.Equal(new IntervalEnd(Fraction.Of(250), true), (over / Interval.Exactly(Fraction.Of(2))).Low);
        Assert.False(over.Contains(Fraction.Of(500)));
        Assert.True(over.Intersect(Interval.AtMost(Fraction.Of(500))).IsEmpty);
        Assert.Equal(Interval.Everything, over / Interval.Exactly(Fraction.Zero));
    }

    /// <summary>An interval from any number: each end absent, open or closed, at a quarter between -2 and 2.</summary>
    private static Interval Make(int seed)
    {
        var bits = unchecked((uint)seed);
        IntervalEnd? End(uint part) => part % 5 == 0 ? null : new IntervalEnd(Fraction.Of((part / 5 % 17) - 8L, 4), part % 2 == 0);
        return new Interval(End(bits % 1_009), End(bits / 1_009 % 1_013));
    }
}
