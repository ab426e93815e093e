namespace PlanApi.Domain.Cube.RollUps;

/// <summary>Numbers of which the caller may not see some places.</summary>
internal sealed class GrantedNumbers : Numbers
{
    private readonly Numbers _all;
    private readonly Grants _grants;

    private GrantedNumbers(Numbers all, Grants grants)
        : base(all.Frame) => (_all, _grants) = (all, grants);

    /// <summary>The numbers themselves, if the caller may see all of their places.</summary>
    public static Numbers Of(Numbers numbers, Grants grants) =>
        grants.Limited.All(dimension => MaySeeAll(numbers.Frame, grants, dimension)) ? numbers : new GrantedNumbers(numbers, grants);

    public override CubeNumber At(int place) => MaySee(place) ? _all.At(place) : CubeNumber.Undefined(NoNumber.Hidden);

    public override CubeNumber BelowAt(int place) => MaySee(place) ? _all.BelowAt(place) : CubeNumber.Missing;

    public override int PartsAt(int place) => MaySee(place) ? _all.PartsAt(place) : 0;

    internal override DaySet[]? Days() => _all.Days();

    internal override bool[]? Outside(DaySet[] others) => _all.Outside(others);

    private bool MaySee(int place)
    {
        foreach (var dimension in _grants.Limited)
        {
            var axis = Frame.Axes.FirstOrDefault(axis => axis.Dimension == dimension);
            if (!_grants.MaySee(dimension, axis is null ? DimensionIndex.Top : Frame.MemberAt(axis, place)))
                return false;
        }
        return true;
    }

    private static bool MaySeeAll(Frame frame, Grants grants, int dimension) =>
        frame.Axes.FirstOrDefault(axis => axis.Dimension == dimension) is { } named
        && frame.EntriesInWindow(named).All(entry => grants.MaySee(dimension, named.Entries[entry]));
}
