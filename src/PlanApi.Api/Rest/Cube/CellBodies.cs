using Microsoft.Net.Http.Headers;
using PlanApi.Api.Http;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Files;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;

namespace PlanApi.Api.Rest.Cube;

/// <summary>The bodies in which cells are sent: JSON, which contains all options, or a file with the options in the query.</summary>
internal static class CellBodies
{
    public const int MaxFileBytes = 128 * 1024 * 1024;

    private const int MaxJsonBytes = 64 * 1024 * 1024;
    private const string StoreUnchanged = "storeUnchanged";

    public static readonly string[] Types = [MediaTypes.Json, MediaTypes.Csv, MediaTypes.Ndjson];

    public static readonly TextExample[] Examples =
    [
        new(MediaTypes.Csv, "indicator,measure,period,scope.tier,value\nnew-flagship-stores,target,2024-Q1,mid,4\n"),
        new(
            MediaTypes.Ndjson,
            "{\"indicator\": \"new-flagship-stores\", \"scope\": {\"tier\": \"mid\"}, \"period\": \"2024-Q1\", \"value\": 4}\n"
        ),
    ];

    public static readonly QueryParameter[] Parameters =
    [
        new("scenario", "For CSV and NDJSON: the scenario; the plan's first when absent."),
        new("mode", "For CSV and NDJSON: whether values replace the present ones, or are added to them; set when absent.", ["set", "add"]),
        new("empty", "For CSV and NDJSON: how to treat cells without a value; they stay as they are when absent.", ["leave", "clear"]),
        new(
            StoreUnchanged,
            "For CSV and NDJSON: whether a value is stored even where it is the number that the cell shows already; false when absent.",
            CommonParameters.Flags
        ),
        new("parentage", "For CSV and NDJSON: how the exported slice counted members that move; asWas when absent.", ["asWas", "asIs"]),
    ];

    public static async Task<Outcome<CellEntries>> Read(HttpContext context)
    {
        var request = context.Request;
        if (Body.IsJson(request))
        {
            return request.Query.Count > 0
                ? new Invalid([
                    .. request.Query.Keys.Select(name => new Fault(
                        FaultCodes.NotAllowed,
                        "/" + name,
                        $"In JSON the body itself says this; write '{name}' there."
                    )),
                ])
                : await Body.Read<CellEntries>(context, MaxJsonBytes);
        }
        if (FormatOf(request.ContentType) is not { } format)
            return new UnsupportedMediaType(string.Join(" or ", Types));
        if (request.ContentLength > MaxFileBytes)
            return new TooLarge($"{MaxFileBytes / 1024:N0} KiB for a body");
        var asked = new QueryReader(request.Query);
        var options = RecordBinder.Bind<CellFileOptions>(
            SourceNode.From(
                request.Query.ToDictionary(
                    parameter => parameter.Key,
                    parameter => parameter.Key == StoreUnchanged ? (object?)asked.Flag(StoreUnchanged) : parameter.Value.ToString()
                )
            ),
            asked.Faults
        );
        return options is null || !asked.Faults.IsEmpty
            ? new Invalid(asked.Faults.Faults)
            : await CellFile.Read(request.Body, format, options, context.RequestAborted);
    }

    /// <summary>The format of a body that is a file; null where it is none.</summary>
    public static CellFileFormat? FormatOf(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
            ? type.MediaType.Value switch
            {
                MediaTypes.Csv => CellFileFormat.Csv,
                MediaTypes.Ndjson => CellFileFormat.Ndjson,
                _ => null,
            }
            : null;
}
