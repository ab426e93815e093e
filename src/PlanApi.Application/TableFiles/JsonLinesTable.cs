using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using PlanApi.Domain.Values;

namespace PlanApi.Application.TableFiles;

/// <summary>A JSON object on each line, without the values that are missing.</summary>
internal sealed class JsonLinesTable : TableWriter
{
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Stream _output;
    private readonly ArrayBufferWriter<byte> _text = new(2 * FlushAt);
    private readonly Utf8JsonWriter _json;
    private readonly (string? Group, JsonEncodedText GroupName, JsonEncodedText Name)[] _columns;
    private string? _group;
    private int _at;

    public JsonLinesTable(Stream output, IReadOnlyList<TableColumn> columns)
    {
        _output = output;
        _json = new Utf8JsonWriter(_text, _options);
        _columns = [.. columns.Select(column => column.Name.Split('.', 2)).Select(Named)];
        _json.WriteStartObject();
    }

    public override void Text(string? value)
    {
        if (value is not null)
            _json.WriteString(Name(), value);
        _at++;
    }

    public override void Steps(long? steps)
    {
        if (steps is { } number)
        {
            Span<byte> bytes = stackalloc byte[QuantityText.MaxLength];
            _json.WritePropertyName(Name());
            _json.WriteRawValue(bytes[..QuantityText.Write(bytes, number)], skipInputValidation: true);
        }
        _at++;
    }

    public override void Number(decimal value)
    {
        _json.WriteNumber(Name(), value);
        _at++;
    }

    public override void Whole(long value)
    {
        _json.WriteNumber(Name(), value);
        _at++;
    }

    public override void Date(DateOnly value) => Text(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public override void Moment(DateTime value) => Text(value.ToString(MomentForm, CultureInfo.InvariantCulture));

    public override void Flag(bool value)
    {
        _json.WriteBoolean(Name(), value);
        _at++;
    }

    public override ValueTask EndRow(CancellationToken cancellation)
    {
        Leave(null);
        _json.WriteEndObject();
        _json.Flush();
        _text.Write("\n"u8);
        _json.Reset();
        _json.WriteStartObject();
        _at = 0;
        return _text.WrittenCount < FlushAt ? ValueTask.CompletedTask : Complete(cancellation);
    }

    public override async ValueTask Complete(CancellationToken cancellation)
    {
        await _output.WriteAsync(_text.WrittenMemory, cancellation);
        _text.ResetWrittenCount();
    }

    public override async ValueTask DisposeAsync()
    {
        // What it holds is the beginning of a row that does not come.
        _json.Reset(Stream.Null);
        await _json.DisposeAsync();
        await base.DisposeAsync();
    }

    private static (string?, JsonEncodedText, JsonEncodedText) Named(string[] name) =>
        name is [var group, var field]
            ? (group, JsonEncodedText.Encode(group, _options.Encoder), JsonEncodedText.Encode(field, _options.Encoder))
            : (null, default, JsonEncodedText.Encode(name[0], _options.Encoder));

    /// <summary>The name of the present value, in the object in which it belongs.</summary>
    private JsonEncodedText Name()
    {
        var (group, groupName, name) = _columns[_at];
        if (group != _group)
        {
            Leave(group);
            if (group is not null)
                _json.WriteStartObject(groupName);
        }
        return name;
    }

    private void Leave(string? next)
    {
        if (_group is not null)
            _json.WriteEndObject();
        _group = next;
    }
}
