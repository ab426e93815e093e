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

    // Each list has addresses of its own: one pattern for all of them would also take the paths of lists that there are not.
    public static void MapListFiles(this RouteGroupBuilder plan)
    {
        foreach (var kind in PartKind.All)
        {
            foreach (var file in Files(plan, kind.InDimension ? $"dimensions/{{dimension}}/{kind.Segment}" : kind.Segment, kind.Plural))
            {
                if (kind.InDimension)
                    file.AddEndpointFilter(PathDimension.Check);
            }
        }
        foreach (var (segment, table) in _others)
            _ = Files(plan, segment, table);
    }

    /// <summary>A file of a list in each format.</summary>
    private static IReadOnlyList<RouteHandlerBuilder> Files(RouteGroupBuilder plan, string list, string table) =>
        [
            .. Enum.GetValues<TableFormat>()
                .Select(format =>
                    plan.OnGet($"/{list}.{TableTypes.SuffixOf(format)}", File(table, format))
                        .ExcludeFromDescription()
                        .WithMetadata(new Serves(typeof(ReadTable)))
                        .WithName(ListAsFile.NameOf(table, format))
                ),
        ];

    private static Delegate File(string table, TableFormat format) =>
        Task<IResult> (Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
            Answer(plan, table, format, context, sender, cancellation);

    private static async Task<IResult> Answer(
        Code plan,
        string name,
        TableFormat format,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    )
    {
        var dimension = PathDimension.Of(context);
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
