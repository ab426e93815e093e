using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>How a cell came to its number.</summary>
public enum CellState
{
    /// <summary>Nothing is stored there or below. Missing is not zero.</summary>
    Missing,

    /// <summary>The number is stored at the cell itself.</summary>
    Stored,

    /// <summary>Added up from stored cells below, or the weighted mean of these.</summary>
    RolledUp,

    /// <summary>Computed from other indicators at the same place: a ratio, share, growth or formula.</summary>
    Derived,

    /// <summary>There are numbers, but no number follows from them; <see cref="CubeNumber.Reason"/> gives the reason.</summary>
    Undefined,
}

/// <summary>Why a cell has no number.</summary>
public enum NoNumber
{
    None,

    /// <summary>The indicator is entered at each level and never computed, or is not summed over a dimension.</summary>
    NotAdditive,

    /// <summary>A quotient's divisor is zero.</summary>
    DivisionByZero,

    /// <summary>
    /// The stored cells below overlap, for instance a line's total and a tier's total, so that a sum would count some parts twice.
    /// </summary>
    Overlap,

    /// <summary>A mean has several parts, and one of them has no weight.</summary>
    NoWeight,

    /// <summary>An amount in another currency has no exchange rate on its day.</summary>
    NoRate,

    /// <summary>The growth's base has another length than the period.</summary>
    NoBase,

    /// <summary>The indicator is defined by itself, through other indicators.</summary>
    Cycle,

    /// <summary>The number would reveal a total that the caller may not see.</summary>
    Hidden,

    /// <summary>The parts that need weights are spread too thinly over the dimensions.</summary>
    TooLarge,

    /// <summary>For some days the numerator of a ratio is known, but not its denominator.</summary>
    OneSided,

    /// <summary>The base of a growth is negative, and the growth is computed as a quotient.</summary>
    NegativeBase,
}

/// <summary>One exact number of the cube.</summary>
/// <param name="State">How it came about.</param>
/// <param name="Steps">The number in steps of 1/10,000, if <paramref name="Exact"/> is absent.</param>
/// <param name="Exact">The number as a fraction, if steps may not be enough.</param>
/// <param name="Reason">Why there is none.</param>
public readonly record struct CubeNumber(CellState State, long Steps = 0, Fraction? Exact = null, NoNumber Reason = NoNumber.None)
{
    public static readonly CubeNumber Missing;

    public bool HasValue => State is CellState.Stored or CellState.RolledUp or CellState.Derived;

    public Fraction Value => Exact ?? Fraction.Of(new Quantity(Steps));

    /// <summary>Rounded once, half away from zero, to an indicator's decimals, in steps of 1/10,000.</summary>
    /// <exception cref="OverflowException">The number does not fit.</exception>
    public long RoundedSteps(int decimals)
    {
        if (Exact is not { } exact)
            return Steps;
        var scale = Quantity.StepsPerUnit;
        for (var at = 0; at < decimals; at++)
            scale /= 10;
        return checked((long)exact.Rounded(decimals) * scale);
    }

    public static CubeNumber Undefined(NoNumber reason) => new(CellState.Undefined, Reason: reason);
}
