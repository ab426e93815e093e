using PlanApi.Domain.Values;

namespace PlanApi.Domain.Targets;

/// <summary>
/// How a decomposition made a target. If the target has another value now, somebody has edited it; a later decomposition then keeps it.
/// </summary>
public sealed record Derivation
{
    /// <summary>The target that was broken down.</summary>
    public required Code From { get; init; }

    /// <summary>The basis of the shares.</summary>
    public required DecompositionMethod Method { get; init; }

    /// <summary>The result of the decomposition; the lower value of a band.</summary>
    public required Quantity Value { get; init; }

    /// <summary>The assumption behind it, in words.</summary>
    public LocalText Assumption { get; init; } = LocalText.Empty;
}

/// <summary>The basis of a decomposition.</summary>
public enum DecompositionMethod
{
    /// <summary>The same share for each.</summary>
    Equal,

    /// <summary>Named weights.</summary>
    Weighted,

    /// <summary>The numbers of another slice, such as last year's actuals.</summary>
    Relative,

    /// <summary>The value itself for each: ratios, scores, rates of growth.</summary>
    Same,

    /// <summary>A common step from the numbers of another slice, so that their weighted mean meets the value.</summary>
    Shift,

    /// <summary>Over periods: steps that rise by the same amount.</summary>
    Rising,

    /// <summary>Values that somebody has entered.</summary>
    Entered,
}
