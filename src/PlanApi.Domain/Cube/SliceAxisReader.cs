using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube;

/// <summary>Expands a slice's axes, and reports their faults.</summary>
/// <param name="scopes">The plan's dimensions.</param>
/// <param name="calendar">The plan's calendar.</param>
/// <param name="days">The days for the trees of members: the days of the slice's periods, or only the day after the last move.</param>
/// <param name="maySee">Whether the caller may see a dimension's member, by numbers.</param>
/// <param name="faults">Takes the faults: code, pointer, message.</param>
internal sealed class SliceAxisReader(
    ScopeIndex scopes,
    Calendar calendar,
    (DateOnly First, DateOnly Last) days,
    Func<int, int, bool> maySee,
    Action<string, string, string> faults
)
{
    private readonly HashSet<int> _used = [];
    private bool _periodsUsed;

    public bool IsSound { get; private set; } = true;

    public IReadOnlyList<SliceLayout.Entries> Axes(IReadOnlyList<SliceAxis> axes, string pointer) =>
        [
            .. axes.Select(
                (axis, at) =>
                    axis.Dimension is { } dimension ? Members(axis, dimension, $"{pointer}/{at}") : Periods(axis, $"{pointer}/{at}")
            ),
        ];

    public IReadOnlyList<SliceLayout.Entries> Filter(Scope filter) =>
        [
            .. filter.Select(pair =>
            {
                var pointer = $"/filter/{pair.Key}";
                var dimension = Dimension(pair.Key, pointer);
                return new SliceLayout.Entries(
                    dimension,
                    [dimension < 0 ? DimensionIndex.Top : Member(dimension, pair.Value, pointer)],
                    null
                );
            }),
        ];

    public Period OnePeriod(Slice slice)
    {
        var period = slice.Period ?? Period.OfYear(calendar.Year);
        if (slice.Period is not null && _periodsUsed)
            Refuse("not-allowed", "/period", "Periods stand on an axis already; leave this out.");
        CheckPeriod(period, "/period");
        return period;
    }

    /// <summary>A caller who may see only some members of a dimension must name some of them, because the top is above them.</summary>
    public void CheckHidden()
    {
        for (var dimension = 0; dimension < scopes.Dimensions.Count; dimension++)
        {
            if (!_used.Contains(dimension) && !maySee(dimension, DimensionIndex.Top))
                Refuse(
                    "not-allowed",
                    "/filter",
                    $"You may see some members of '{scopes.Dimensions[dimension].Dimension}' only; name them on an axis or in the filter."
                );
        }
    }

    private SliceLayout.Entries Members(SliceAxis axis, Code code, string pointer)
    {
        if (axis.Periods is not null || axis.Grain is not null || axis.Within is not null)
            Refuse(
                "not-allowed",
                pointer,
                "An axis has members or periods, not both; leave out 'dimension' or 'periods', 'grain' and 'within'."
            );
        var dimension = Dimension(code, pointer + "/dimension");
        if (dimension < 0)
            return new(dimension, [], null);
        var index = scopes.Dimensions[dimension];
        var above = axis.Below is { } below ? Member(dimension, below, pointer + "/below") : DimensionIndex.Top;
        var members = new List<int>();
        if (axis.Members is { } named)
        {
            if (axis.Level is not null || axis.Leaves)
                Refuse("not-allowed", pointer + "/members", "Name members, or say which lie below; not both.");
            if (named.Count == 0)
                Refuse("too-few", pointer + "/members", "Name at least one member, or leave this out for all that lie below.");
            for (var at = 0; at < named.Count; at++)
            {
                var member = Member(dimension, named[at], $"{pointer}/members/{at}");
                if (member != DimensionIndex.Top && members.Contains(member))
                    Refuse("duplicate-item", $"{pointer}/members/{at}", $"'{named[at]}' is named already.");
                members.Add(member);
            }
        }
        else if (axis.Level is < 1 or > 100)
            Refuse("out-of-range", pointer + "/level", "A level is 1 (children) to 100.");
        else if (IsSound)
        {
            var children = index.ChildrenIn(days.First, days.Last);
            // Directly below a group are its members. Numbers follow the codes.
            var (roots, level) = index.IsGroup(above) ? (index.MembersOf(above), (axis.Level ?? 1) - 1) : ([above], axis.Level ?? 1);
            members = [.. roots.SelectMany(root => axis.Leaves ? children.Leaves(root) : children.Below(root, level)).Distinct().Order()];
            // Of those that ended before, no number is expected.
            members.RemoveAll(member =>
                !maySee(dimension, member) || (days.First != DateOnly.MaxValue && index.EndOf(member) < days.First)
            );
        }
        if (axis.Total)
        {
            if (!maySee(dimension, above))
                Refuse("not-allowed", pointer + "/total", "You may not see the total.");
            members.Add(above);
        }
        return new(dimension, members, null);
    }

    private SliceLayout.Entries Periods(SliceAxis axis, string pointer)
    {
        if (_periodsUsed)
            Refuse("duplicate-item", pointer, "Periods stand on one axis only.");
        _periodsUsed = true;
        if (axis.Members is not null || axis.Below is not null || axis.Level is not null || axis.Leaves)
            Refuse(
                "missing-field",
                pointer + "/dimension",
                "Members need their dimension; an axis of periods takes 'periods', or 'grain' and 'within'."
            );
        if (axis.Periods is { } named)
        {
            if (named.Count == 0)
                Refuse("too-few", pointer + "/periods", "Name at least one period.");
            if (axis.Grain is not null || axis.Within is not null)
                Refuse("not-allowed", pointer + "/periods", "Name periods, or say of which length and where; not both.");
            for (var at = 0; at < named.Count; at++)
            {
                CheckPeriod(named[at], $"{pointer}/periods/{at}");
                if (named.Take(at).Contains(named[at]))
                    Refuse("duplicate-item", $"{pointer}/periods/{at}", $"{named[at]} is named already.");
            }
            return new(-1, null, named);
        }
        var within = axis.Within ?? Period.OfYear(calendar.Year);
        CheckPeriod(within, pointer + "/within");
        var (first, last) = calendar.Days(within);
        var periods = IsSound ? calendar.Periods(axis.Grain ?? Grain.Quarter, first, last).ToList() : [];
        if (axis.Total)
            periods.Add(within);
        return new(-1, null, periods);
    }

    private int Dimension(Code code, string pointer)
    {
        var dimension = scopes.DimensionNumber(code);
        if (dimension < 0)
            Refuse("unknown-reference", pointer, $"There is no dimension '{code}'.");
        else if (!_used.Add(dimension))
            Refuse("duplicate-item", pointer, $"'{code}' stands on one axis, or in the filter, only.");
        return dimension;
    }

    private int Member(int dimension, Code code, string pointer)
    {
        var member = scopes.Dimensions[dimension].Number(code);
        if (member == DimensionIndex.Top || !maySee(dimension, member))
            Refuse(
                "unknown-reference",
                pointer,
                $"There is no member or group '{code}' in '{scopes.Dimensions[dimension].Dimension}', or you may not see it."
            );
        return member;
    }

    private void CheckPeriod(Period period, string pointer)
    {
        if (!calendar.Holds(period))
            Refuse(
                "period-outside-calendar",
                pointer,
                $"{period} lies outside the plan's years {calendar.ReferenceFrom ?? calendar.Year} to "
                    + $"{calendar.ReferenceTo ?? calendar.Year}."
            );
    }

    private void Refuse(string code, string pointer, string message)
    {
        IsSound = false;
        faults(code, pointer, message);
    }
}
