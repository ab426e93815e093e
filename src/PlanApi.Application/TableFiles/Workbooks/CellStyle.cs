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

/// <summary>The style of a cell.</summary>
/// <param name="Look">How it looks.</param>
/// <param name="Decimals">How many decimals a number shows; null for text.</param>
internal readonly record struct CellStyle(CellLook Look, int? Decimals = null)
{
    private const int FormatsPerLook = Quantity.MaxDecimals + 2;

    /// <summary>Its number in the style sheet.</summary>
    public int Number => ((int)Look * FormatsPerLook) + (Decimals is { } decimals ? decimals + 1 : 0);

    /// <summary>Every style, in the order of their numbers.</summary>
    public static IEnumerable<CellStyle> All =>
        Enum.GetValues<CellLook>()
            .SelectMany(look => Enumerable.Range(-1, FormatsPerLook).Select(at => new CellStyle(look, at < 0 ? null : at)));
}
