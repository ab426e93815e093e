using PlanApi.Domain.Values;

namespace PlanApi.Application.TableFiles.Workbooks;

/// <summary>How a cell of a workbook looks, and whether it may be changed where its sheet is protected.</summary>
internal enum CellLook
{
    Plain,
    Head,

    /// <summary>To be filled in.</summary>
    Input,

    /// <summary>Grey, and not to be changed.</summary>
    Fixed,
}

/// <summary>How a cell shows its value.</summary>
internal enum CellFormat
{
    General,
    Whole,
    OneDecimal,
    TwoDecimals,
    ThreeDecimals,
    FourDecimals,
    Date,
    Moment,
}

/// <summary>The style of a cell.</summary>
internal readonly record struct CellStyle(CellLook Look, CellFormat Format = CellFormat.General)
{
    private static readonly int _formats = Enum.GetValues<CellFormat>().Length;

    /// <summary>Its number in the style sheet.</summary>
    public int Number => ((int)Look * _formats) + (int)Format;

    /// <summary>Every style, in the order of their numbers.</summary>
    public static IEnumerable<CellStyle> All =>
        Enum.GetValues<CellLook>().SelectMany(look => Enum.GetValues<CellFormat>().Select(format => new CellStyle(look, format)));

    /// <summary>The format of numbers with so many decimals; all of more than four are shown as they come.</summary>
    public static CellFormat OfDecimals(int decimals) =>
        decimals <= Quantity.MaxDecimals ? CellFormat.Whole + decimals : CellFormat.General;
}
