using PlanApi.Api.Http;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Slices;
using PlanApi.Application.Parts;
using PlanApi.Application.TableFiles;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Cube;

internal static class SliceEndpoints
{
    private static readonly Slice Sample = new()
    {
        Indicators = [Code.Known("new-flagship-stores")],
        Rows = [new SliceAxis { Dimension = Code.Known("tier"), Total = true }],
        Columns =
        [
            new SliceAxis
            {
                Grain = Grain.Quarter,
                Within = Period.OfYear(2024),
                Total = true,
            },
        ],
    };

    private const int MaxValueBytes = 64 * 1024 * 1024;

    private static readonly SliceValues Block = new()
    {
        Slice = Sample with
        {
            Rows = [new SliceAxis { Dimension = Code.Known("tier"), Members = [Code.Known("head"), Code.Known("mid")] }],
            Columns = [new SliceAxis { Grain = Grain.Quarter }],
        },
        Values =
        [
            [Quantity.Of(4), Quantity.Of(4), Quantity.Of(5), null],
            [Quantity.Of(4), Quantity.Of(4), Quantity.Of(4), Quantity.Of(5)],
        ],
    };

    public static void MapSlices(this RouteGroupBuilder plan)
    {
        plan.OnPost("/slices/csv", Export)
            .WithTags("cells")
            .WithMetadata(new Example(Sample, IsAnswer: false))
            .Sends(
                typeof(ExportSlice),
                "exportSlice",
                "A whole slice as CSV or JSON Lines, as Accept says: a line for each cell with a number"
            )
            .Takes<Slice>()
            .Reads()
            .Produces<string>(StatusCodes.Status200OK, MediaTypes.Csv, MediaTypes.Ndjson);
        foreach (var format in Enum.GetValues<TableFormat>())
        {
            plan.OnGet($"/slices.{TableTypes.SuffixOf(format)}", Download(_ => format))
                .Downloads(
                    $"downloadSliceAs{format}",
                    $"A whole slice as {Described(format)}: a row for each number",
                    TableTypes.Of(format)
                );
        }
        plan.OnGet("/slices", Download(TableTypes.Accepted))
            .Downloads("downloadSlice", "A whole slice as the file that Accept prefers, CSV when it is absent", TableTypes.All);
        plan.OnPost("/slices/values", Write)
            .WithTags("cells")
            .WithMetadata(new Example(Block, IsAnswer: false))
            .Sends(
                typeof(WriteSlice),
                "writeSlice",
                "Write a block of values into the cells of a slice, as it is copied out of a spreadsheet: all or none"
            )
            .Takes<SliceValues>()
            .Writes()
            .Produces<CellsWritten>();
        plan.OnPost("/slices", Read)
            .WithTags("cells")
            .WithMetadata(new Example(Sample, IsAnswer: false))
            .Sends(typeof(ReadSlice), "readSlice", "A slice of the cube, roll-ups included: a page of its rows", Paging)
            .Takes<Slice>()
            .Reads()
            .Produces<SliceAnswer>();
    }

    private static QueryParameter[] Paging =>
        [
            CommonParameters.FirstOf($"How many rows at most, 1 to {ListOptions.MaxFirst}; {ListOptions.DefaultFirst} when absent."),
            CommonParameters.After,
        ];

    private static async Task<IResult> Export(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var format =
            Accepted.Best(context.Request, MediaTypes.Csv, MediaTypes.Ndjson) == MediaTypes.Ndjson ? TableFormat.Ndjson : TableFormat.Csv;
        return (await Body.Read<Slice>(context)).IsSuccess(out var slice, out var failure)
            ? await Answers.Table(context, format, text => sender.Send(new ExportSlice(plan, slice, text, format), cancellation))
            : Answers.Fail(failure);
    }

    private static RouteHandlerBuilder Downloads(
        this RouteHandlerBuilder endpoint,
        string operation,
        string summary,
        params string[] types
    ) =>
        endpoint
            .WithTags("cells")
            .Sends(typeof(ExportSlice), operation, summary, SliceQuestion.Parameters)
            .Produces<Problem>(StatusCodes.Status413PayloadTooLarge, MediaTypes.Problem)
            .Produces<string>(StatusCodes.Status200OK, types[0], types[1..]);

    private static string Described(TableFormat format) =>
        format switch
        {
            TableFormat.Csv => "a CSV file, for programs that can only name an address",
            TableFormat.Xlsx => "a workbook of Excel",
            TableFormat.Parquet => "a Parquet file, with dictionaries and exact decimals",
            TableFormat.Ndjson => "JSON, an object on each line",
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };

    private static Delegate Download(Func<HttpRequest, TableFormat> formatOf) =>
        async Task<IResult> (Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        {
            var asked = new QueryReader(context.Request.Query);
            var slice = SliceQuestion.Of(asked);
            if (asked.Failure is { } wrong)
                return Answers.Fail(wrong);
            var format = formatOf(context.Request);
            return await Answers.Table(
                context,
                format,
                file => sender.Send(new ExportSlice(plan, slice, file, format, Languages.Of(context.Request)), cancellation),
                $"{plan}-slice"
            );
        };

    private static async Task<IResult> Read(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var page = asked.Page();
        if (asked.Failure is { } wrong)
            return Answers.Fail(wrong);
        return (await Body.Read<Slice>(context)).IsSuccess(out var slice, out var failure)
            ? (await sender.Send(new ReadSlice(plan, slice, page.First, page.After), cancellation)).ToResult(found => new SliceAnswer(
                found,
                context.Request
            ))
            : Answers.Fail(failure);
    }

    private static async Task<IResult> Write(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        (await Body.Read<SliceValues>(context, MaxValueBytes)).IsSuccess(out var values, out var failure)
            ? (await sender.Send(new WriteSlice(plan, values), cancellation)).ToResult()
            : Answers.Fail(failure);
}
