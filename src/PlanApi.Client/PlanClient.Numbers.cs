using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace PlanApi.Client;

public sealed partial class PlanClient
{
    /// <summary>Stores a batch of actuals, all of it or nothing unless the options say otherwise. The rows are sent as they come.</summary>
    /// <param name="plan">The plan's code.</param>
    /// <param name="rows">Gone through again where the batch must be sent again.</param>
    /// <param name="options">Row by row, rounding, reason, idempotency key.</param>
    /// <param name="cancellation">Ends it; a batch that is cut off stores nothing.</param>
    public Task<ActualsWritten> PushActuals(
        string plan,
        IEnumerable<Actual> rows,
        ActualsOptions? options = null,
        CancellationToken cancellation = default
    ) => Write<ActualsWritten>(Post(ActualsPath(plan, options), new JsonLinesContent<Actual>(rows)), options, cancellation);

    /// <summary>Stores a CSV file of actuals. A stream that can seek is sent again where that is needed; another one only once.</summary>
    public Task<ActualsWritten> PushActuals(
        string plan,
        Stream csv,
        ActualsOptions? options = null,
        CancellationToken cancellation = default
    ) => Write<ActualsWritten>(Post(ActualsPath(plan, options), Body(csv, "text/csv")), options, cancellation);

    /// <summary>Writes cells of a scenario: targets, unless a cell says another measure. All or nothing.</summary>
    /// <param name="plan">The plan's code.</param>
    /// <param name="cells">Gone through again where they must be sent again.</param>
    /// <param name="scenario">The plan's first when absent.</param>
    /// <param name="options">Reason, idempotency key.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<CellsWritten> WriteCells(
        string plan,
        IEnumerable<Cell> cells,
        string? scenario = null,
        WriteOptions? options = null,
        CancellationToken cancellation = default
    ) =>
        Write<CellsWritten>(
            Post(Path(plan, "cells") + Query(("scenario", scenario), ("empty", "clear")), new JsonLinesContent<Cell>(cells)),
            options,
            cancellation
        );

    /// <summary>The numbers of a slice, one after another as they come. A cell without a number is left out.</summary>
    public async IAsyncEnumerable<Cell> ReadSlice(
        string plan,
        SliceQuery slice,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(slice);
        await using var lines = await Download(SlicePath(plan, "slices.ndjson", slice), JsonLinesContent.MediaType, cancellation);
        await foreach (
            var cell in JsonSerializer.DeserializeAsyncEnumerable<Cell>(lines, topLevelValues: true, JsonFormat.Options, cancellation)
        )
            yield return cell!;
    }

    /// <summary>A slice as a CSV file, read while it comes; dispose of it.</summary>
    public Task<Stream> ReadSliceAsCsv(string plan, SliceQuery slice, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(slice);
        return Download(SlicePath(plan, "slices.csv", slice), "text/csv", cancellation);
    }

    private static string ActualsPath(string plan, ActualsOptions? options) =>
        Path(plan, "actuals")
        + Query(
            ("mode", options?.RowByRow == true ? "rowByRow" : null),
            ("decimal", options?.DecimalComma == true ? "comma" : null),
            ("round", options?.Round == true ? "halfAwayFromZero" : null)
        );

    private static string SlicePath(string plan, string file, SliceQuery slice) =>
        Path(plan, file)
        + Query(
            ("indicators", string.Join(',', slice.Indicators)),
            ("measures", string.Join(',', slice.Measures ?? [])),
            ("rows", slice.Rows),
            ("columns", slice.Columns),
            ("filter", slice.Filter),
            ("period", slice.Period),
            ("scenario", slice.Scenario)
        );

    private static HttpRequestMessage Post(string path, HttpContent content) => new(HttpMethod.Post, path) { Content = content };

    private static StreamContent Body(Stream stream, string type)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var content = stream.CanSeek ? new StreamContent(stream) : new OnceContent(stream);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return content;
    }
}
