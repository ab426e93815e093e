using System.Text.Json.Serialization;
using PlanApi.Application.Cube.Files;
using PlanApi.Domain.Actuals;

namespace PlanApi.Application.Actuals;

/// <summary>Where a batch comes from: a list of rows, or a text with any number of them, which is read once.</summary>
public sealed class ActualSource
{
    private readonly IReadOnlyList<ActualEntry>? _rows;
    private readonly Stream? _utf8;
    private readonly CellFileFormat _format;
    private readonly ActualReading _reading;

    public ActualSource(IReadOnlyList<ActualEntry> rows, Rounding? round = null) =>
        (_rows, _reading) = (rows, new ActualReading(Round: round));

    public ActualSource(Stream utf8, CellFileFormat format, ActualReading reading = default) =>
        (_utf8, _format, _reading) = (utf8, format, reading);

    /// <summary>A hash of what the batch says, once it is read: by it a batch that is sent again is known.</summary>
    [JsonInclude]
    public string? Fingerprint { get; internal set; }

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
}
