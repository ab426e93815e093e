using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using PlanApi.Api.Http;
using PlanApi.Application.Errors;
using PlanApi.Application.Feeds;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Api.OData;

/// <summary>One row by its key in brackets: <c>Targets('year-gmv')</c>, <c>Members(Dimension='tier',Code='mid')</c>.</summary>
internal static class ODataEntity
{
    private const int MaxLength = 2_000;

    /// <summary>Whether an address ends with a key.</summary>
    public static bool IsOne(string table) => table.EndsWith(')') && table.Contains('(', StringComparison.Ordinal);

    public static async Task<IResult> Answer(
        Code plan,
        string address,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    )
    {
        var name = address[..address.IndexOf('(', StringComparison.Ordinal)];
        if (!(await sender.Send(new GetTable(plan, name), cancellation)).IsSuccess(out var table, out var failure))
            return Answers.Fail(failure);
        if (Key(table, address) is not { } key)
            return Answers.Fail(
                Invalid.One(
                    FaultCodes.Syntax,
                    "/key",
                    $"A row of {name} has the key {Example(table)}; write texts within single quotes, and a quote in a text twice."
                )
            );
        if (!ODataQuestion.ReadOne(table, context.Request).IsSuccess(out var query, out failure))
            return Answers.Fail(failure);
        var (answer, texts, isThere) = (JsonBuffer.Rent(), ODataAnswer.HasNumbersAsTexts(context.Request), false);
        var one = query with { Filter = key, Take = 1 };
        answer.Writer.WriteStartObject();
        answer.Writer.WriteString("@odata.context", ODataAnswer.Address(context, plan, $"/$metadata#{name}{Chosen(table, query)}/$entity"));
        var read = await sender.Send(
            new ReadTable(plan, table, one, rows => isThere = ODataRows.WriteOne(rows, answer.Writer, texts)),
            cancellation
        );
        failure = read.Failure ?? (isThere ? null : new NotFound("row", address));
        if (failure is not null)
        {
            answer.Return();
            return Answers.Fail(failure);
        }
        answer.Writer.WriteEndObject();
        return new ODataAnswer(answer, texts);
    }

    /// <summary>The condition for the row; null where the brackets hold no key of the table.</summary>
    private static AllHold? Key(FlatTable table, string address)
    {
        if (address.Length > MaxLength)
            return null;
        try
        {
            var parser = new ODataUriParser(ODataModel.Of(table), new Uri(Uri.EscapeDataString(address), UriKind.Relative));
            return parser.ParsePath().LastSegment is KeySegment { Keys: var keys }
                ? new AllHold([
                    .. keys.Select(part => (Column: table.Column(part.Key)!, part.Value))
                        .Select(part => new TermsCompare(
                            new ColumnTerm(part.Column),
                            TermOperator.Equal,
                            ODataValues.Of(part.Value, part.Column.Type)
                        )),
                ])
                : null;
        }
        catch (Exception bad) when (bad is ODataException or Refused)
        {
            return null;
        }
    }

    private static string Example(FlatTable table) =>
        table.Key.Count == 1
            ? $"{table.Name}({Example(table.Key[0])})"
            : $"{table.Name}({string.Join(',', table.Key.Select(column => $"{column.Name}={Example(column)}"))})";

    private static string Example(FlatColumn column) =>
        column.Type switch
        {
            ColumnType.Text => "'...'",
            ColumnType.Date => "2024-06-18",
            _ => "1",
        };

    private static string Chosen(FlatTable table, FlatQuery query) =>
        ReferenceEquals(query.Columns, table.Columns) ? "" : $"({string.Join(',', query.Columns.Select(column => column.Name))})";
}
