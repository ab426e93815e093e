using PlanApi.Domain.Values;

namespace PlanApi.Domain.Spreading.Series;

/// <summary>The reason for the value of a period of a series.</summary>
/// <param name="Start">The wished value.</param>
/// <param name="Weight">How easily it moves.</param>
/// <param name="Price">The price at which it moves: share = start + price x weight.</param>
/// <param name="Exact">The value of least change, rising left aside, before rounding.</param>
/// <param name="StoppedBy">The bound that fixes this period, or else the bound of the running sum that made its price; null where only
/// the total counts.</param>
/// <param name="IsMovedByRising">Whether it would have another value if periods were allowed to fall.</param>
/// <param name="Value">The answer.</param>
public sealed record SeriesReason(
    long Start,
    long Weight,
    Fraction Price,
    Fraction Exact,
    SeriesBound? StoppedBy,
    bool IsMovedByRising,
    long Value
);
