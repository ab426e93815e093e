namespace PlanApi.Domain.Cube.RollUps;

/// <summary>The numbers of one indicator and measure at the places of a frame.</summary>
public abstract class Numbers(Frame frame)
{
    public Frame Frame { get; } = frame;

    /// <summary>The number at a place of the frame's window.</summary>
    public abstract CubeNumber At(int place);

    /// <summary>The sum of the cells below a stored cell, for its difference; missing where nothing is below.</summary>
    public virtual CubeNumber BelowAt(int place) => CubeNumber.Missing;

    /// <summary>How many stored cells below a place it is made of.</summary>
    public virtual int PartsAt(int place) => 0;

    /// <summary>By place, the days of the cells that it is made of; null where that is not known.</summary>
    internal virtual DaySet[]? Days() => null;

    /// <summary>By place, whether a cell that it is made of shares no day with some others.</summary>
    internal virtual bool[]? Outside(DaySet[] others) => null;
}

/// <summary>Numbers that are worked out when they are asked for.</summary>
internal sealed class DerivedNumbers(Frame frame, Func<int, CubeNumber> at) : Numbers(frame)
{
    public override CubeNumber At(int place) => at(place);
}
