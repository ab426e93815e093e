using System.Text;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Documents;

/// <summary>
/// The columns of cells as CSV: measure, indicator, period, value, currency, comparator, source, then wording.&lt;language&gt;
/// and scope.&lt;dimension&gt; for the languages and dimensions that have one; in any order when read. An empty field is an absent one.
/// </summary>
public sealed record CellCsvColumns(IReadOnlyList<string> Languages, IReadOnlyList<Code> Dimensions)
{
    internal const string Wording = "wording.";
    internal const string Scope = "scope.";

    internal static readonly string[] Always = ["measure", "indicator", "period", "value", "currency", "comparator", "source"];
    internal static readonly string[] Required = ["measure", "indicator", "period", "value"];
    internal static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static bool IsKnown(string column) => Always.Contains(column)
        || column.StartsWith(Wording, StringComparison.Ordinal) || column.StartsWith(Scope, StringComparison.Ordinal);

    /// <summary>Those that the cells need, in ordinal order.</summary>
    public static CellCsvColumns Of(IEnumerable<Cell> cells)
    {
        var languages = new SortedSet<string>(StringComparer.Ordinal);
        var dimensions = new SortedSet<Code>();
        foreach (var cell in cells)
        {
            languages.UnionWith(cell.Wording.Keys);
            dimensions.UnionWith(cell.Scope.Keys);
        }
        return new CellCsvColumns([.. languages], [.. dimensions]);
    }
}
