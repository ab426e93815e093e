using System.Globalization;
using PlanApi.Application.Documents.Binding;
using PlanApi.Domain.Values;

namespace PlanApi.Application.TableFiles.Workbooks;

/// <summary>
/// A number as it stands in a workbook. Programs that count in binary write 1.1 as 1.1000000000000001: what is meant are the 15 digits that
/// they show.
/// </summary>
internal static class SheetNumber
{
    private const NumberStyles Exponential = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Reads a number; false where it is none, or far out of range.</summary>
    public static bool TryParse(string text, out decimal number)
    {
        if (!decimal.TryParse(text, Exponential, CultureInfo.InvariantCulture, out number))
            return false;
        var whole = decimal.Truncate(Math.Abs(number)).ToString(CultureInfo.InvariantCulture).Length;
        if (whole < Quantity.MaxSignificantDigits)
            number = Math.Round(number, Quantity.MaxSignificantDigits - whole, MidpointRounding.AwayFromZero);
        return true;
    }

    /// <summary>The same, whatever is done with it next.</summary>
    public static bool TryExact(string text, out ExactNumber number)
    {
        number = default;
        return TryParse(text, out decimal value) && ExactNumber.TryParse(value.ToString(CultureInfo.InvariantCulture), out number);
    }
}
