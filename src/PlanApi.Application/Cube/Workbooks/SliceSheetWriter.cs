using PlanApi.Application.Cube.Slices;
using PlanApi.Application.TableFiles.Workbooks;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Workbooks;

/// <summary>Writes the two sheets of a slice's workbook.</summary>
internal sealed class SliceSheetWriter(Stream output, OpenSlice slice, SliceSheet sheet, SheetNames names, string language) : IDisposable
{
    private const int LabelWidth = 24;
    private const int NumberWidth = 14;

    // A cell of Excel holds 32,767 characters.
    private const int ChunkLength = 30_000;

    private static readonly CellStyle _head = new(CellLook.Head);
    private static readonly CellStyle _plain = new(CellLook.Plain);

    private readonly WorkbookWriter _book = new(output);

    public void WriteSheet(WorkbookOrigin origin, IReadOnlyList<(Quantity? Value, bool IsInput)> numbers, CancellationToken cancellation)
    {
        var writer = _book.Begin(
            SliceSheet.Name,
            new SheetLook
            {
                Protected = true,
                FrozenRows = sheet.FirstRow,
                FrozenColumns = sheet.FirstColumn,
                Widths = [.. Enumerable.Repeat(LabelWidth, sheet.FirstColumn), .. Enumerable.Repeat(NumberWidth, sheet.Columns)],
            }
        );
        writer.BeginRow();
        writer.Text(
            $"{origin.Plan}, {origin.Slice.Scenario}, version {origin.Version}. Fill in the yellow cells; grey ones follow from others.",
            _head
        );
        writer.EndRow();
        WriteHeads(writer);
        var styles = Enumerable.Range(0, sheet.Columns).Select(column => CellStyle.OfDecimals(sheet.DecimalsOf(column))).ToArray();
        for (var row = 0; row < sheet.Rows; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            writer.BeginRow();
            WriteLabels(writer, row);
            for (var column = 0; column < sheet.Columns; column++)
            {
                var (value, isInput) = numbers[(row * sheet.Columns) + column];
                writer.Steps(value?.Steps, new CellStyle(isInput ? CellLook.Input : CellLook.Fixed, styles[column]));
            }
            writer.EndRow();
        }
        writer.Complete();
    }

    /// <summary>The hidden sheet: the origin in its first row; and each number in its cell of the other sheet, as it was.</summary>
    public void WriteHidden(string origin, IReadOnlyList<(Quantity? Value, bool IsInput)> numbers)
    {
        var texts = numbers.Select(number => TextOf(number.Value, number.IsInput)).ToList();
        var writer = _book.Begin(SliceSheet.Hidden, new SheetLook { Hidden = true, Protected = true });
        writer.BeginRow();
        writer.Text(WorkbookOrigin.Hash([origin, .. texts]), _plain);
        foreach (var chunk in origin.Chunk(ChunkLength))
            writer.Text(new string(chunk), _plain);
        writer.EndRow();
        for (var row = 1; row < sheet.FirstRow + sheet.Rows; row++)
        {
            writer.BeginRow();
            for (var column = 0; row >= sheet.FirstRow && column < sheet.FirstColumn + sheet.Columns; column++)
            {
                writer.Text(
                    column < sheet.FirstColumn ? null : texts[((row - sheet.FirstRow) * sheet.Columns) + column - sheet.FirstColumn],
                    _plain
                );
            }
            writer.EndRow();
        }
        writer.Complete();
        _book.Complete();
    }

    public void Dispose() => _book.Dispose();

    /// <summary>A number in the hidden sheet; one that is not to be changed has a mark before it.</summary>
    internal static string TextOf(Quantity? value, bool isInput) => $"{(isInput ? "" : FilledWorkbook.Fixed)}{value}";

    private void WriteHeads(SheetWriter writer)
    {
        foreach (var dimension in sheet.ColumnDimensions)
        {
            Head(
                writer,
                names.Of(dimension),
                column => sheet.PlaceOf(column).Scope.TryGetValue(dimension, out var member) ? Called(dimension, member) : "total"
            );
        }
        if (!slice.Layout.PeriodsOnRows)
            Head(writer, "period", column => sheet.PlaceOf(column).Period?.ToString() ?? "");
        Head(
            writer,
            "indicator",
            column =>
            {
                var indicator = sheet.IndicatorOf(column);
                var unit = indicator.UnitIn(language, slice.Structure.Currency);
                return indicator.Names.In(language) is { Length: > 0 } name
                    ? $"{indicator.Code}: {name}, {unit}"
                    : $"{indicator.Code}, {unit}";
            }
        );
        writer.BeginRow();
        var labels = sheet.RowDimensions.SelectMany(dimension => new[] { dimension.ToString(), names.Of(dimension) }).ToList();
        if (slice.Layout.PeriodsOnRows)
            labels.Add("period");
        if (labels.Count == 0)
            labels.Add("");
        foreach (var label in labels)
            writer.Text(label, _head);
        for (var column = 0; column < sheet.Columns; column++)
            writer.Text(CamelCase.Of(sheet.MeasureOf(column)), _head);
        writer.EndRow();
    }

    private void Head(SheetWriter writer, string title, Func<int, string> text)
    {
        writer.BeginRow();
        for (var column = 0; column < sheet.FirstColumn; column++)
            writer.Text(column == sheet.FirstColumn - 1 ? title : null, _head);
        for (var column = 0; column < sheet.Columns; column++)
            writer.Text(text(column), _head);
        writer.EndRow();
    }

    private void WriteLabels(SheetWriter writer, int row)
    {
        var (scope, period) = slice.Layout.RowAt(row);
        foreach (var dimension in sheet.RowDimensions)
        {
            var isMember = scope.TryGetValue(dimension, out var member);
            writer.Text(isMember ? member.ToString() : "total", _head);
            writer.Text(isMember ? names.Of(dimension, member) : "", _head);
        }
        if (slice.Layout.PeriodsOnRows)
            writer.Text(period?.ToString(), _head);
        else if (sheet.RowDimensions.Count == 0)
            writer.Text("value", _head);
    }

    private string Called(Code dimension, Code member) =>
        names.Of(dimension, member) is { Length: > 0 } name ? $"{name} ({member})" : member.ToString();
}
