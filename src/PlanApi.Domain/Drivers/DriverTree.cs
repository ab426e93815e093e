using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Drivers;

/// <summary>
/// The numbers from which an indicator's number is computed, down to stored numbers. It is called a tree of drivers, but it is a graph,
/// because a driver may be used several times. Formulas are computed from their indicators. Ratios, shares and growth are not taken apart,
/// because people drive them directly. There are two exceptions: the indicator of the tree itself, and trees for which the caller says
/// where they end.
/// </summary>
public sealed class DriverTree
{
    internal DriverTree(IReadOnlyList<Driver> drivers)
    {
        Drivers = drivers;
        Parents = [.. drivers.Select(_ => new List<int>())];
        for (var at = 0; at < drivers.Count; at++)
        {
            foreach (var input in drivers[at].Inputs)
                Parents[input].Add(at);
        }
    }

    /// <summary>Every driver after the drivers that it is computed from; the last one is the top.</summary>
    public IReadOnlyList<Driver> Drivers { get; }

    public int Top => Drivers.Count - 1;

    /// <summary>How many operations one evaluation takes.</summary>
    public int OperandCount => Drivers.Sum(driver => driver.Arithmetic?.OperandCount ?? 0);

    /// <summary>By driver, which ones are computed from it.</summary>
    internal IReadOnlyList<List<int>> Parents { get; }

    /// <summary>The position of an indicator's own number; null if it is not a driver.</summary>
    public int? Find(Code indicator)
    {
        for (var at = Top; at >= 0; at--)
        {
            if (Drivers[at].Indicator == indicator && Drivers[at].Role == DriverRole.Number)
                return at;
        }
        return null;
    }

    /// <summary>Reads the tree of an indicator, in time proportional to it and without recursion.</summary>
    /// <param name="top">The indicator.</param>
    /// <param name="indicators">The plan's indicators.</param>
    /// <param name="endsAt">The indicators at which the tree ends, with everything else computed as far as possible; when absent, at
    /// everything that is not a formula.</param>
    /// <param name="most">How many drivers it may have.</param>
    public static DriverTreeReading Read(
        Code top,
        IReadOnlyDictionary<Code, Indicator> indicators,
        IReadOnlyCollection<Code>? endsAt = null,
        int most = int.MaxValue
    ) => new DriverTreeReader(indicators, endsAt, most).Read(top);
}

/// <summary>A tree, or why there is none.</summary>
/// <param name="Tree">The tree.</param>
/// <param name="Circle">A circle of indicators: each is computed from the next, and the last from the first.</param>
/// <param name="IsTooLarge">Whether it has too many drivers.</param>
public sealed record DriverTreeReading(DriverTree? Tree, IReadOnlyList<Code> Circle, bool IsTooLarge);

/// <summary>One number of a tree.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Role">Which number of it.</param>
/// <param name="Inputs">The positions of its inputs; none for a number that is not computed.</param>
public sealed record Driver(Code Indicator, DriverRole Role, IReadOnlyList<int> Inputs)
{
    /// <summary>For the number of a base before, or of others: the growth or share that needs it.</summary>
    public Code? Of { get; init; }

    /// <summary>Its computation, with brackets and operators; null for a number that is not computed.</summary>
    public string? Formula { get; init; }

    internal Arithmetic? Arithmetic { get; init; }

    /// <summary>Whether its number is not computed.</summary>
    public bool IsLeaf => Arithmetic is null;

    /// <summary>The name among the drivers: <c>gmv</c>, <c>gmv before</c>, <c>gmv of others</c>, <c>days</c>.</summary>
    public string Name =>
        Role switch
        {
            DriverRole.Before => $"{Indicator} before",
            DriverRole.Others => $"{Indicator} of others",
            DriverRole.Days => "days",
            _ => Indicator.ToString(),
        };
}

/// <summary>Which of an indicator's numbers a driver is.</summary>
public enum DriverRole
{
    /// <summary>The number at the place.</summary>
    Number,

    /// <summary>In the base period of a growth.</summary>
    Before,

    /// <summary>The rest of the whole of a share.</summary>
    Others,

    /// <summary>The days of the period, by which a number per day is multiplied.</summary>
    Days,
}
