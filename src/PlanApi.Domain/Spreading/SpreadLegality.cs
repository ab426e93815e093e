using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Spreading;

/// <summary>The axis along which a number is broken down.</summary>
public enum SpreadAxisKind
{
    Scope,
    Time,
}

/// <summary>
/// The methods that are legal for each kind of indicator along each axis. Each method conserves the roll-up of its kind; all others are
/// refused with the reason. The table in the reference is printed from here.
/// </summary>
public static class SpreadLegality
{
    private static readonly SpreadMethod[] Shares =
    [
        SpreadMethod.Proportional,
        SpreadMethod.Equal,
        SpreadMethod.Weighted,
        SpreadMethod.Relative,
        SpreadMethod.PercentChange,
        SpreadMethod.Biproportional,
        SpreadMethod.Clear,
    ];

    private static readonly SpreadMethod[] Sums = [.. Shares, SpreadMethod.Reconcile];

    private static readonly SpreadMethod[] Lines = [SpreadMethod.StraightLine, SpreadMethod.Growth];

    private static readonly SpreadMethod[] Means = [SpreadMethod.Same, SpreadMethod.Shift, SpreadMethod.PercentChange, SpreadMethod.Clear];

    /// <summary>The methods that conserve an indicator's roll-up along an axis; none for an indicator that is never computed.</summary>
    public static IReadOnlyList<SpreadMethod> Legal(Indicator indicator, SpreadAxisKind axis) =>
        (indicator.Kind, axis) switch
        {
            (IndicatorKind.NonAdditive, _) => [SpreadMethod.Clear],
            (IndicatorKind.Score, _) => Means,
            (IndicatorKind.Ratio, _) when indicator.Numerator is null => Means,
            (IndicatorKind.Flow, SpreadAxisKind.Time) when indicator.PerDay => [.. Means, SpreadMethod.Relative],
            (IndicatorKind.Flow, SpreadAxisKind.Time) => [.. Sums, .. Lines],
            (IndicatorKind.Flow, SpreadAxisKind.Scope) => Sums,
            (IndicatorKind.Stock, SpreadAxisKind.Scope) => Sums,
            (IndicatorKind.Stock, SpreadAxisKind.Time) => (indicator.OverTime ?? OverTime.Last) switch
            {
                OverTime.Average => [.. Shares, SpreadMethod.Same, SpreadMethod.Shift],
                OverTime.Maximum => [SpreadMethod.Same, SpreadMethod.PercentChange, SpreadMethod.Clear],
                _ => [SpreadMethod.Same, SpreadMethod.StraightLine, SpreadMethod.Growth, SpreadMethod.PercentChange, SpreadMethod.Clear],
            },
            _ =>
            [
                SpreadMethod.Proportional,
                SpreadMethod.Same,
                SpreadMethod.Shift,
                SpreadMethod.Equal,
                SpreadMethod.Weighted,
                SpreadMethod.Relative,
            ],
        };

    /// <summary>The reason why a method is refused; null if it is legal.</summary>
    public static string? Refusal(Indicator indicator, SpreadAxisKind axis, SpreadMethod method, SpreadMode mode)
    {
        if (!Legal(indicator, axis).Contains(method))
            return $"{CamelCase.Of(method)} does not conserve a {CamelCase.Of(indicator.Kind)} over "
                + $"{(axis == SpreadAxisKind.Time ? "time" : "members")}: {Reason(indicator, axis)}. "
                + $"Use {string.Join(", ", Legal(indicator, axis).Select(other => CamelCase.Of(other)))}.";
        return
            mode != SpreadMode.Set
            && method
                is SpreadMethod.Same
                    or SpreadMethod.StraightLine
                    or SpreadMethod.Clear
                    or SpreadMethod.PercentChange
                    or SpreadMethod.Biproportional
            ? $"{CamelCase.Of(method)} sets every cell; it cannot add or subtract."
            : null;
    }

    /// <summary>Why methods other than the legal ones do not conserve an indicator along an axis.</summary>
    public static string Reason(Indicator indicator, SpreadAxisKind axis) =>
        indicator.Kind switch
        {
            IndicatorKind.NonAdditive => "its total is never computed from parts",
            IndicatorKind.Score or IndicatorKind.Ratio => "its parts make a weighted mean, not a sum",
            IndicatorKind.Flow when indicator.PerDay && axis == SpreadAxisKind.Time => "it is stated per day, so that periods make a mean",
            IndicatorKind.Flow => "its parts make a sum",
            IndicatorKind.Stock when axis == SpreadAxisKind.Time =>
                "a longer period shows the last, the mean or the largest of the shorter ones",
            IndicatorKind.Stock => "its parts make a sum",
            _ => "it is computed from other indicators",
        };
}
