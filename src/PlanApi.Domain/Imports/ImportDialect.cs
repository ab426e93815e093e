using PlanApi.Domain.Actuals;

namespace PlanApi.Domain.Imports;

/// <summary>How a file is written.</summary>
public sealed record ImportDialect
{
    public const int MaxSkippedLines = 1_000;

    /// <summary>For CSV: the character between fields. When absent, it is seen from the head: a comma, a semicolon or a tab.</summary>
    public string? Separator { get; init; }

    /// <summary>For CSV: the character around fields; a double quote when absent.</summary>
    public string? Quote { get; init; }

    /// <summary>For CSV: how characters are stored.</summary>
    public ImportEncoding Encoding { get; init; }

    /// <summary>For a workbook: the name of the sheet; the first sheet when absent.</summary>
    public string? Sheet { get; init; }

    /// <summary>For CSV and workbooks: how many lines stand before the head, such as a title.</summary>
    public int SkippedLines { get; init; }

    /// <summary>For CSV and workbooks: whether the columns have no heads. They are then named 1, 2, 3 and so on.</summary>
    public bool HasNoHead { get; init; }

    /// <summary>The character before the decimals of numbers.</summary>
    public DecimalMark Decimal { get; init; }

    /// <summary>The character between thousands, such as a comma, a point or a space; there is none when absent.</summary>
    public string? Thousands { get; init; }

    /// <summary>
    /// How periods are written, such as <c>dd.MM.yyyy</c>, <c>yyyy年M月</c> or <c>'Q'Q yyyy</c>; as the plan writes them when absent.
    /// </summary>
    public string? PeriodFormat { get; init; }
}

/// <summary>How the characters of a text file are stored.</summary>
public enum ImportEncoding
{
    Utf8,
    Utf16,

    /// <summary>Chinese, including GBK and GB 2312.</summary>
    Gb18030,

    /// <summary>Western European.</summary>
    Windows1252,
}
