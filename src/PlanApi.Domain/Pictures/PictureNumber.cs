using System.Globalization;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Pictures;

/// <summary>Numbers as pictures write them, the same in every language.</summary>
internal static class PictureNumber
{
    /// <summary>Of thousands, nobody reads the cents.</summary>
    public static string Written(Quantity number) =>
        number.ToDecimal() is var value && Math.Abs(value) >= 1_000
            ? Math.Round(value).ToString("#,0", CultureInfo.InvariantCulture)
            : value.ToString("#,0.####", CultureInfo.InvariantCulture);

    public static string Written(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
