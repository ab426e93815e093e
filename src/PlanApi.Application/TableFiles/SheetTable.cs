using PlanApi.Application.TableFiles.Workbooks;

namespace PlanApi.Application.TableFiles;

/// <summary>A workbook of one sheet, whose first row stays in sight.</summary>
internal sealed class SheetTable : TableWriter
{
    // Ten digits of a day are some microseconds.
    private const int MomentDecimals = 10;

    // Excel counts days from here, from March 1900 on.
    private static readonly int _dayZero = new DateOnly(1899, 12, 30).DayNumber;

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
        _styles = [.. columns.Select(column => new CellStyle(CellLook.Plain, Format(column)))];
        _sheet.BeginRow();
        foreach (var column in columns)
            _sheet.Text(Head(column), new CellStyle(CellLook.Head));
        _sheet.EndRow();
    }

    public override void Text(string? value) => _sheet.Text(value, Next());

    public override void Steps(long? steps) => _sheet.Steps(steps, Next());

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

    public override void Number(decimal value) => _sheet.Number(value, Next());

    public override void Whole(long value) => _sheet.Number(value, Next());

    public override void Date(DateOnly value) => _sheet.Number(value.DayNumber - _dayZero, Next());

    public override void Moment(DateTime value)
    {
        var days = (decimal)(value.Ticks - (_dayZero * TimeSpan.TicksPerDay)) / TimeSpan.TicksPerDay;
        _sheet.Number(Math.Round(days, MomentDecimals), Next());
    }

    public override void Flag(bool value) => _sheet.Flag(value, Next());

    private static CellFormat Format(TableColumn column) =>
        column.Holds switch
        {
            TableValue.Number => CellStyle.OfDecimals(column.Decimals),
            TableValue.Whole => CellFormat.Whole,
            TableValue.Date => CellFormat.Date,
            TableValue.Moment => CellFormat.Moment,
            _ => CellFormat.General,
        };

    private CellStyle Next()
    {
        if (_at == 0)
            _sheet.BeginRow();
        return _styles[_at++];
    }

    private static string Head(TableColumn column) => column.Unit is { } unit ? $"{column.Name} ({unit})" : column.Name;
}
