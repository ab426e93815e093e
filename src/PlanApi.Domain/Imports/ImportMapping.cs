using PlanApi.Domain.Actuals;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Imports;

/// <summary>
/// How a file, as somebody else writes it, becomes cells of the plan: its format, what each column holds, and what no column says. The
/// codes in it are looked up when a file is read, as those in the file are.
/// </summary>
public sealed record ImportMapping : PlanPart, INamed
{
    public const int MaxColumns = 200;
    public const int MaxLabels = 10_000;
    public const int MaxPatternLength = 50;

    public LocalText Names { get; init; } = LocalText.Empty;

    public ImportFormat Format { get; init; }

    /// <summary>How the file is written; like a plain CSV file in UTF-8 when absent.</summary>
    public ImportDialect Dialect { get; init; } = new();

    /// <summary>The columns that are read. Others are passed over.</summary>
    public IReadOnlyList<ImportColumn> Columns { get; init; } = [];

    /// <summary>
    /// For a file with a column for each period: how the heads of those columns are written, such as <c>M月</c> or <c>MMM yyyy</c>. A
    /// column whose head is written so holds values of that period.
    /// </summary>
    public string? PeriodPattern { get; init; }

    /// <summary>For a file with a column for each period: those columns, one by one.</summary>
    public IReadOnlyList<PeriodColumn> PeriodColumns { get; init; } = [];

    /// <summary>What no column says.</summary>
    public ImportConstants Constants { get; init; } = new();

    /// <summary>What a value of the file is multiplied by, such as 10,000 for a file in units of ten thousand; 1 when absent.</summary>
    public Quantity? Scale { get; init; }

    /// <summary>How values with more decimals than their indicator are treated; refused when absent.</summary>
    public Rounding? Round { get; init; }
}

/// <summary>The format of a file.</summary>
public enum ImportFormat
{
    /// <summary>Fields between separators, with a head.</summary>
    Csv,

    /// <summary>A workbook.</summary>
    Xlsx,

    /// <summary>A JSON object a line; its fields are the columns.</summary>
    Ndjson,
}
