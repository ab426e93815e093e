using System.Globalization;
using System.Text;
using PlanApi.Api.Http;
using PlanApi.Application.Errors;
using PlanApi.Application.Feeds;
using PlanApi.Application.TableFiles;
using PlanApi.Application.TableFiles.Workbooks;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Api.OData;

/// <summary>All rows of a table as one file, by the suffix of its address or by Accept, with the options that rows have.</summary>
internal static class ODataFiles
{
    /// <summary>The file that a client likes better than JSON; null where it takes JSON.</summary>
    public static TableFormat? Preferred(HttpRequest request) =>
        Accepted.Best(request, [MediaTypes.Json, .. TableTypes.All]) is { } type ? TableTypes.FormatOf(type) : null;

    public static async Task<IResult> Answer(
        Code plan,
        string table,
        TableFormat format,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    )
    {
        if (!(await sender.Send(new GetTable(plan, table), cancellation)).IsSuccess(out var known, out var failure))
            return Answers.Fail(failure);
        if (!ODataQuestion.Read(known, context.Request).IsSuccess(out var asked, out failure))
            return Answers.Fail(failure);
        var (rows, query) = asked;
        // A file is whole: it has no pages.
        var whole = query with
        {
            Take = (int)Math.Min(ODataQuestion.Top(context.Request) ?? int.MaxValue, int.MaxValue),
            Counts = false,
        };
        return await Send(plan, rows, whole, format, context, sender, cancellation);
    }

    /// <summary>Sends rows as a file.</summary>
    public static Task<IResult> Send(
        Code plan,
        FlatTable rows,
        FlatQuery whole,
        TableFormat format,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    )
    {
        return Answers.Table(context, format, Write, $"{plan}-{rows.Name}");

        async Task<Outcome<FlatPage>> Write(Stream file)
        {
            try
            {
                await using var writer = TableWriter.Begin(format, file, rows.Name, [.. whole.Columns.Select(Described)]);
                var read = await sender.Send(new ReadTable(plan, rows, whole, found => Copy(found, writer, cancellation)), cancellation);
                if (!read.IsSuccess(out _, out var fault))
                    return ODataQuestion.Named(fault);
                await writer.Complete(cancellation);
                return read;
            }
            catch (FailureException full) when (full.Failure is SheetTooLarge)
            {
                return full.Failure;
            }
        }
    }

    private static TableColumn Described(FlatColumn column) =>
        new(
            column.Name,
            column.Type switch
            {
                ColumnType.Text => TableValue.Text,
                ColumnType.Whole => TableValue.Whole,
                ColumnType.Number => TableValue.Number,
                ColumnType.Date => TableValue.Date,
                ColumnType.Moment => TableValue.Moment,
                ColumnType.Flag => TableValue.Flag,
                _ => throw new ArgumentOutOfRangeException(nameof(column)),
            },
            column.Decimals
        );

    private static void Copy(FlatRows rows, TableWriter writer, CancellationToken cancellation)
    {
        var types = rows.Columns.Select(column => column.Type).ToArray();
        while (rows.Read())
        {
            for (var at = 0; at < types.Length; at++)
                Copy(rows, at, types[at], writer);
            // Rows are handed over while a statement is open, and none of it waits: the file is on this machine.
            writer.EndRow(cancellation).AsTask().GetAwaiter().GetResult();
        }
    }

    private static void Copy(FlatRows rows, int at, ColumnType type, TableWriter writer)
    {
        if (rows.IsNull(at))
        {
            writer.Text(null);
            return;
        }
        switch (type)
        {
            case ColumnType.Text:
                writer.Text(Encoding.UTF8.GetString(rows.Utf8(at)));
                break;
            case ColumnType.Date:
                writer.Date(DateOnly.Parse(Encoding.UTF8.GetString(rows.Utf8(at)), CultureInfo.InvariantCulture));
                break;
            case ColumnType.Flag:
                writer.Flag(rows.Flag(at));
                break;
            case ColumnType.Moment:
                writer.Moment(new DateTime(rows.Integer(at), DateTimeKind.Utc));
                break;
            case ColumnType.Whole:
                writer.Whole(rows.Integer(at));
                break;
            default:
                writer.Number(rows.Number(at));
                break;
        }
    }
}
