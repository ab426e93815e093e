namespace PlanApi.Application.TableFiles.Workbooks;

/// <summary>What a cell of a workbook holds.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text; for a number, the number as it stands in the file.</param>
internal readonly record struct SheetCell(SheetCellKind Kind, string Text)
{
    public static readonly SheetCell Empty = new(SheetCellKind.Empty, "");
}

internal enum SheetCellKind
{
    Empty,
    Text,
    Number,

    /// <summary>A number that is shown as a date or time.</summary>
    Date,

    /// <summary>A formula, whatever it comes to.</summary>
    Formula,

    /// <summary>True, false or an error.</summary>
    Other,
}
