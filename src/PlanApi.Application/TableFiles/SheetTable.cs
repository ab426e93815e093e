using PlanApi.Application.TableFiles.Workbooks;

namespace PlanApi.Application.TableFiles;

/// <summary>A workbook of one sheet, whose first row stays in sight.</summary>
internal sealed class SheetTable : TableWriter
{
    private readonly WorkbookWriter _book;
    private readonly SheetWriter _sheet;
    private readonly CellStyle[] _styles;
    private int _at;

    public SheetTable(Stream output, string name, IReadOnlyList<TableColumn> columns)
    {
        _book = new WorkbookWriter(output);
        _sheet = _book.Begin(
            name,
            new SheetLook { FrozenRows = 1, Widths = [.. columns.Select(column => Math.Clamp(Head(column).Length + 4, 12, 40))] }
        );
        _styles = [.. columns.Select(column => new CellStyle(CellLook.Plain, column.Decimals))];
        _sheet.BeginRow();
        foreach (var column in columns)
            _sheet.Text(Head(column), new CellStyle(CellLook.Head));
        _sheet.EndRow();
    }

    public override void Text(string? value) => _sheet.Text(value, Next());

    public override void Number(long? steps) => _sheet.Number(steps, Next());

    public override ValueTask EndRow(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        _sheet.EndRow();
        _at = 0;
        return ValueTask.CompletedTask;
    }

    public override ValueTask Complete(CancellationToken cancellation)
    {
        _sheet.Complete();
        _book.Complete();
        return ValueTask.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        _book.Dispose();
        return base.DisposeAsync();
    }

    private CellStyle Next()
    {
        if (_at == 0)
            _sheet.BeginRow();
        return _styles[_at++];
    }

    private static string Head(TableColumn column) => column.Unit is { } unit ? $"{column.Name} ({unit})" : column.Name;
}
