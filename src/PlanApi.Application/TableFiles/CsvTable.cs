using System.Buffers;
using System.Globalization;
using System.Text;
using PlanApi.Domain.Values;

namespace PlanApi.Application.TableFiles;

/// <summary>
/// CSV (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe before it, so that it is shown and never computed.
/// </summary>
internal sealed class CsvTable : TableWriter
{
    private static readonly SearchValues<char> _quoted = SearchValues.Create(",\"\r\n");
    private static readonly SearchValues<char> _formulas = SearchValues.Create("=+-@\t\r\n");

    private readonly Stream _output;
    private readonly ArrayBufferWriter<byte> _text = new(2 * FlushAt);
    private bool _within;

    public CsvTable(Stream output, IReadOnlyList<TableColumn> columns)
    {
        _output = output;
        foreach (var column in columns)
            Text(column.Name);
        EndLine();
    }

    public override void Text(string? value)
    {
        Separate();
        if (string.IsNullOrEmpty(value))
            return;
        if (_formulas.Contains(value[0]))
            value = "'" + value;
        if (value.AsSpan().ContainsAny(_quoted))
            value = $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        Encoding.UTF8.GetBytes(value, _text);
    }

    public override void Steps(long? steps)
    {
        Separate();
        if (steps is { } number)
            QuantityText.Append(_text, number);
    }

    public override void Number(decimal value) => Format(value);

    public override void Whole(long value) => Format(value);

    public override void Date(DateOnly value) => Format(value, "yyyy-MM-dd");

    public override void Moment(DateTime value) => Format(value, MomentForm);

    public override void Flag(bool value)
    {
        Separate();
        _text.Write(value ? "true"u8 : "false"u8);
    }

    public override ValueTask EndRow(CancellationToken cancellation)
    {
        EndLine();
        return _text.WrittenCount < FlushAt ? ValueTask.CompletedTask : Complete(cancellation);
    }

    public override async ValueTask Complete(CancellationToken cancellation)
    {
        await _output.WriteAsync(_text.WrittenMemory, cancellation);
        _text.ResetWrittenCount();
    }

    private void Format<T>(T value, string? form = null)
        where T : IUtf8SpanFormattable
    {
        Separate();
        value.TryFormat(_text.GetSpan(64), out var written, form, CultureInfo.InvariantCulture);
        _text.Advance(written);
    }

    private void EndLine()
    {
        _text.Write("\r\n"u8);
        _within = false;
    }

    private void Separate()
    {
        if (_within)
            _text.Write(","u8);
        _within = true;
    }
}
