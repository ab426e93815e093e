using PlanApi.Domain.Values;

namespace PlanApi.Domain.Pictures;

/// <summary>Large numbers as people say them: <c>8.67 billion</c>, in Chinese <c>86.67 亿</c>. Others are written out.</summary>
internal static class ShortNumber
{
    private static readonly (long Least, long Unit, string Name)[] English =
    [
        (1_000_000_000, 1_000_000_000, " billion"),
        (10_000_000, 1_000_000, " million"),
    ];

    private static readonly (long Least, long Unit, string Name)[] Chinese =
    [
        (100_000_000, 100_000_000, " 亿"),
        (10_000_000, 10_000, " 万"),
    ];

    /// <param name="number">The number.</param>
    /// <param name="decimals">The decimals of a number that is written out; a short one has two.</param>
    /// <param name="isChinese">Whether it is said in Chinese.</param>
    public static string Of(Quantity number, int decimals, bool isChinese)
    {
        var size = Math.Abs(number.ToDecimal());
        foreach (var (least, unit, name) in isChinese ? Chinese : English)
        {
            if (size >= least)
                return (Fraction.Of(number) / Fraction.Of(Quantity.Of(unit))).ToText(2) + name;
        }
        return Fraction.Of(number).ToText(decimals);
    }
}
