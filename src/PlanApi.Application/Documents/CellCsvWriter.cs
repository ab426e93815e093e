using System.Globalization;
using System.Text.Json;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Targets;

namespace PlanApi.Application.Documents;

/// <summary>Writes cells as CSV, one a row; see <see cref="CellCsvColumns"/>. Goes row by row, whatever the size.</summary>
public static class CellCsvWriter
{
    /// <summary>Writes a row for each cell. The columns must cover what the cells have, or it would be lost: that throws.</summary>
    public static async Task WriteAsync(
        Stream utf8, IAsyncEnumerable<Cell> cells, CellCsvColumns columns, CancellationToken cancellation = default)
    {
        await using var writer = new StreamWriter(utf8, CellCsvColumns.StrictUtf8, leaveOpen: true);
        IEnumerable<string> header =
        [
            .. CellCsvColumns.Always,
            .. columns.Languages.Select(language => CellCsvColumns.Wording + language),
            .. columns.Dimensions.Select(dimension => CellCsvColumns.Scope + dimension),
        ];
        await writer.WriteAsync(Row(header).AsMemory(), cancellation).ConfigureAwait(false);
        await foreach (var cell in cells.WithCancellation(cancellation).ConfigureAwait(false))
            await writer.WriteAsync(Row(Fields(cell, columns)).AsMemory(), cancellation).ConfigureAwait(false);
    }

    private static IEnumerable<string> Fields(Cell cell, CellCsvColumns columns)
    {
        if (cell.Wording.Keys.Except(columns.Languages).Any() || cell.Scope.Keys.Except(columns.Dimensions).Any())
            throw new ArgumentException($"There is no column for all of the cell {cell.Key()}.", nameof(columns));
        return
        [
            Name(cell.Measure), cell.Indicator.ToString(), cell.Period.ToString(),
            cell.Value.ToDecimal().ToString(CultureInfo.InvariantCulture), cell.Currency?.ToString() ?? "",
            cell.Comparator == Comparator.Equal ? "" : Name(cell.Comparator), cell.Source?.ToString() ?? "",
            .. columns.Languages.Select(language => cell.Wording.TryGetValue(language, out var text) ? FormulaGuard.Add(text) : ""),
            .. columns.Dimensions.Select(dimension => cell.Scope.TryGetValue(dimension, out var member) ? member.ToString() : ""),
        ];
    }

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string Row(IEnumerable<string> fields) => string.Join(',', fields.Select(Quoted)) + "\r\n";

    private static string Quoted(string field) => field.AsSpan().IndexOfAny(",\"\r\n") < 0 && field.Trim().Length == field.Length
        ? field
        : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
