using PlanApi.Api.Http;
using PlanApi.Api.Rest;
using PlanApi.Application.Errors;
using PlanApi.Application.Feeds;
using PlanApi.Application.Parts;
using PlanApi.Application.TableFiles;
using PlanApi.Application.UseCases;
using PlanApi.Domain;
using PlanApi.Domain.Values;

namespace PlanApi.Api.OData;

/// <summary>
/// The lists of a plan that have a table, as one file with all rows: by a suffix, as in <c>targets.csv</c>, or at the list's own address
/// where Accept prefers a file.
/// </summary>
internal static class ListFiles
{
    // The lists of parts are known by their kinds.
    private static readonly Dictionary<string, string> _others = new()
    {
        ["lights"] = "Lights",
        ["outlooks"] = "Outlooks",
        ["alerts"] = "Alerts",
        ["duties"] = "Duties",
        ["findings"] = "Findings",
        ["change-sets"] = "History",
    };

    public static void MapListFiles(this RouteGroupBuilder plan)
    {
        foreach (var format in Enum.GetValues<TableFormat>())
        {
            var suffix = TableTypes.SuffixOf(format);
            Map(plan.OnGet($"/{{{ListAsFile.List}}}.{suffix}", File(format)), ListAsFile.NameOf(format, inDimension: false));
            Map(
                plan.OnGet($"/dimensions/{{dimension}}/{{{ListAsFile.List}}}.{suffix}", File(format))
                    .AddEndpointFilter(PathDimension.Check),
                ListAsFile.NameOf(format, inDimension: true)
            );
        }
    }

    private static void Map(RouteHandlerBuilder endpoint, string name) =>
        endpoint.ExcludeFromDescription().WithMetadata(new Serves(typeof(ReadTable))).WithName(name);

    private static Delegate File(TableFormat format) =>
        Task<IResult> (Code plan, string list, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
            Answer(plan, list, format, context, sender, cancellation);

    private static async Task<IResult> Answer(
        Code plan,
        string list,
        TableFormat format,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    )
    {
        var dimension = PathDimension.Of(context);
        var name =
            PartKind.All.FirstOrDefault(kind => kind.Segment == list && kind.InDimension == dimension is not null)?.Plural
            ?? (dimension is null ? _others.GetValueOrDefault(list) : null);
        if (name is null)
            return Answers.Fail(new NotFound("list", list));
        var asked = new QueryReader(context.Request.Query);
        var options = asked.List(dimension is { } known ? ("dimension", known.ToString()) : null);
        if (asked.Failure is { } wrong)
            return Answers.Fail(wrong);
        if (!(await sender.Send(new GetTable(plan, name), cancellation)).IsSuccess(out var table, out var failure))
            return Answers.Fail(failure);
        if (NotTaken(table, options, context.Request) is { } parameter)
            return Answers.Fail(new NoFileOfList(parameter, $"{ODataError.Root}/{plan}/{name}.{TableTypes.SuffixOf(format)}?$filter=..."));
        var query = new FlatQuery
        {
            Columns = table.Columns,
            Take = context.Request.Query.ContainsKey(CommonParameters.FirstName) ? options.First : int.MaxValue,
            Order = options.Sort is { } sort ? [new FlatOrder(new ColumnTerm(Column(table, sort)!), sort[0] == '-')] : [],
        };
        var rows = options.Filters.Count > 0 ? table.Listed(options) : table;
        return await ODataFiles.Send(plan, rows, query, format, context, sender, cancellation);
    }

    /// <summary>The first parameter that pages take, and files do not; null where there is none.</summary>
    private static string? NotTaken(FlatTable table, ListOptions options, HttpRequest request) =>
        options.After is not null ? CommonParameters.AfterName
        : options.Sort is { } sort && (table.Kind is null || Column(table, sort) is null) ? CommonParameters.SortName
        : table.OfThePresent is not null && request.Query.ContainsKey(AsOfMiddleware.Name) ? AsOfMiddleware.Name
        : table.Kind is null ? options.Filters.Keys.FirstOrDefault()
        : null;

    /// <summary>The column by which a list is sorted.</summary>
    private static FlatColumn? Column(FlatTable table, string sort) =>
        table.Columns.FirstOrDefault(column => CamelCase.Of(column.Name) == sort.TrimStart('-'));
}
