namespace PlanApi.Domain.Cube.RollUps;

/// <summary>The numbers of one indicator and measure at the places of a frame.</summary>
public abstract class Numbers(Frame frame)
{
    public Frame Frame { get; } = frame;

    /// <summary>The number at a place of the frame's window.</summary>
    public abstract CubeNumber At(int place);

    /// <summary>The sum of the cells below a stored cell, for its difference; missing where nothing is below.</summary>
    public virtual CubeNumber BelowAt(int place) => CubeNumber.Missing;

    /// <summary>How many stored cells below a place its number comes from.</summary>
    public virtual int PartsAt(int place) => 0;

    /// <summary>For each place, the days of the cells in its number; null if unknown.</summary>
    internal virtual DaySet[]? Days() => null;

    /// <summary>For each place, whether a cell in its number shares no day with some others.</summary>
    internal virtual bool[]? Outside(DaySet[] others) => null;
}

/// <summary>Numbers that are computed when they are needed.</summary>
internal sealed class DerivedNumbers(Frame frame, Func<int, CubeNumber> at) : Numbers(frame)
{
    public override CubeNumber At(int place) => at(place);
}
