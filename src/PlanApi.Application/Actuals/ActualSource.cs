using System.Text.Json;
using System.Text.Json.Serialization;
using PlanApi.Application.Cube.Files;
using PlanApi.Domain.Actuals;

namespace PlanApi.Application.Actuals;

/// <summary>
/// Where a batch comes from: a list of rows, or a text with any number of them. A stream is read once; the others can be stored as JSON.
/// </summary>
[JsonConverter(typeof(ActualSourceConverter))]
public sealed class ActualSource
{
    private readonly IReadOnlyList<ActualEntry>? _rows;
    private readonly Stream? _utf8;
    private readonly byte[]? _text;
    private readonly CellFileFormat _format;
    private readonly ActualReading _reading;

    public ActualSource(IReadOnlyList<ActualEntry> rows, Rounding? round = null) =>
        (_rows, _reading) = (rows, new ActualReading(Round: round));

    public ActualSource(Stream utf8, CellFileFormat format, ActualReading reading = default) =>
        (_utf8, _format, _reading) = (utf8, format, reading);

    public ActualSource(byte[] utf8, CellFileFormat format, ActualReading reading = default)
        : this(new MemoryStream(utf8, writable: false), format, reading) => _text = utf8;

    internal ActualSource(Kept kept)
        : this(new MemoryStream(kept.Text ?? [], writable: false), kept.Format, kept.Reading)
    {
        _rows = kept.Rows;
        _text = kept.Text;
        if (kept.Rows is not null)
            _utf8 = null;
    }

    /// <summary>A hash of the batch's content, once the batch has been read. It identifies a batch that is sent a second time.</summary>
    public string? Fingerprint { get; internal set; }

    /// <summary>The form in which the source is stored: its content or, once the content has been read, the content's hash.</summary>
    internal Kept ToKept() => Fingerprint is null ? new Kept(_rows, _text, _format, _reading) : new Kept(Fingerprint: Fingerprint);

    internal async Task Read(ActualStager batch, CancellationToken cancellation)
    {
        batch.Rounds = _reading.Round is not null;
        if (_utf8 is { } text)
        {
            await (
                _format == CellFileFormat.Csv
                    ? ActualCsv.Read(text, batch, _reading.Decimal, cancellation)
                    : ActualLines.Read(text, batch, cancellation)
            );
            return;
        }
        foreach (var row in _rows!)
            batch.Add(row, []);
    }

    internal sealed record Kept(
        IReadOnlyList<ActualEntry>? Rows = null,
        byte[]? Text = null,
        CellFileFormat Format = default,
        ActualReading Reading = default,
        string? Fingerprint = null
    );
}

/// <summary>Stores a batch, and tells whether two batches are the same.</summary>
internal sealed class ActualSourceConverter : JsonConverter<ActualSource>
{
    public override ActualSource Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<ActualSource.Kept>(ref reader, options)!);

    public override void Write(Utf8JsonWriter writer, ActualSource value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.ToKept(), options);
}
