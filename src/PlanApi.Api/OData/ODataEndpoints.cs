using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.OData.Edm.Csdl;
using PlanApi.Api.Http;
using PlanApi.Api.Rest;
using PlanApi.Application.Errors;
using PlanApi.Application.Feeds;
using PlanApi.Application.TableFiles;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Api.OData;

/// <summary>
/// A plan's flat tables as OData v4, at <c>/odata/{plan}</c>. It describes itself by <c>$metadata</c>, and is not in the OpenAPI document.
/// </summary>
internal static class ODataEndpoints
{
    public static void MapOData(this WebApplication app)
    {
        var plan = app.MapGroup(ODataError.Root + "/{plan}").ExcludeFromDescription();
        plan.OnGet("", Service).Named("getODataService");
        plan.OnGet("/$metadata", Metadata).Named("getODataMetadata");
        plan.OnGet("/{table}", Rows).Named("listODataRows");
        foreach (var format in Enum.GetValues<TableFormat>())
            plan.OnGet($"/{{table}}.{TableTypes.SuffixOf(format)}", File(format)).Named($"downloadODataRowsAs{format}");
        plan.OnGet("/plan.pbids", Connection).Named("getPowerBiConnection");
        plan.OnGet("/{table}/$count", Count).Named("countODataRows");
        app.MapGroup("/v1/plans/{plan}").MapListFiles();
    }

    private static void Named(this RouteHandlerBuilder endpoint, string name) =>
        endpoint
            .WithMetadata(new Serves(typeof(ReadTable)))
            .WithName(name)
            .AddEndpointFilter(
                (context, next) =>
                {
                    context.HttpContext.Response.Headers[ODataError.VersionHeader] = ODataError.Version;
                    return next(context);
                }
            );

    private static async Task<IResult> Service(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        if (!(await sender.Send(new ListTables(plan), cancellation)).IsSuccess(out var tables, out var failure))
            return Answers.Fail(failure);
        var answer = JsonBuffer.Rent();
        answer.Writer.WriteStartObject();
        answer.Writer.WriteString("@odata.context", ODataAnswer.Address(context, plan, "/$metadata"));
        answer.Writer.WriteStartArray("value");
        foreach (var table in tables)
        {
            answer.Writer.WriteStartObject();
            answer.Writer.WriteString("name", table.Name);
            answer.Writer.WriteString("kind", "EntitySet");
            answer.Writer.WriteString("url", table.Name);
            answer.Writer.WriteEndObject();
        }
        answer.Writer.WriteEndArray();
        answer.Writer.WriteEndObject();
        return new ODataAnswer(answer);
    }

    private static async Task<IResult> Metadata(Code plan, UseCaseSender sender, CancellationToken cancellation)
    {
        if (!(await sender.Send(new ListTables(plan), cancellation)).IsSuccess(out var tables, out var failure))
            return Answers.Fail(failure);
        var text = new MemoryStream();
        await using (
            var writer = XmlWriter.Create(text, new XmlWriterSettings { Async = true, Encoding = new System.Text.UTF8Encoding(false) })
        )
            CsdlWriter.TryWriteCsdl(ODataModel.Of(tables), writer, CsdlTarget.OData, out _);
        return Results.Bytes(text.ToArray(), "application/xml");
    }

    private static async Task<IResult> Rows(
        Code plan,
        string table,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    )
    {
        if (ODataFiles.Preferred(context.Request) is { } format)
            return await ODataFiles.Answer(plan, table, format, context, sender, cancellation);
        if (ODataEntity.IsOne(table))
            return await ODataEntity.Answer(plan, table, context, sender, cancellation);
        if (!(await sender.Send(new GetTable(plan, table), cancellation)).IsSuccess(out var known, out var failure))
            return Answers.Fail(failure);
        if (!ODataQuestion.Read(known, context.Request).IsSuccess(out var asked, out failure))
            return Answers.Fail(failure);
        var (rows, query) = asked;
        var answer = JsonBuffer.Rent();
        var (writer, texts) = (answer.Writer, ODataAnswer.HasNumbersAsTexts(context.Request));
        writer.WriteStartObject();
        writer.WriteString("@odata.context", ODataAnswer.Address(context, plan, $"/$metadata#{Described(known, query)}"));
        var read = await sender.Send(new ReadTable(plan, rows, query, Write), cancellation);
        if (!read.IsSuccess(out var page, out failure))
        {
            answer.Return();
            return Answers.Fail(ODataQuestion.Named(failure));
        }
        if (Next(context.Request, query, page) is { } next)
            writer.WriteString("@odata.nextLink", next);
        writer.WriteEndObject();
        return new ODataAnswer(answer, texts);

        void Write(FlatRows found)
        {
            if (found.Count is { } count)
                writer.WriteNumber("@odata.count", count);
            writer.WritePropertyName("value");
            ODataRows.Write(found, writer, texts);
        }
    }

    private static Delegate File(TableFormat format) =>
        Task<IResult> (Code plan, string table, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
            ODataFiles.Answer(plan, table, format, context, sender, cancellation);

    /// <summary>What Power BI Desktop opens: the address of the plan's tables, without any key.</summary>
    private static async Task<IResult> Connection(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        if (!(await sender.Send(new ListTables(plan), cancellation)).IsSuccess(out _, out var failure))
            return Answers.Fail(failure);
        var connection = new JsonObject
        {
            ["version"] = "0.1",
            ["connections"] = new JsonArray(
                new JsonObject
                {
                    ["details"] = new JsonObject
                    {
                        ["protocol"] = "odata",
                        ["address"] = new JsonObject { ["url"] = ODataAnswer.Address(context, plan, "") },
                    },
                    ["options"] = new JsonObject(),
                    ["mode"] = "Import",
                }
            ),
        };
        return Results.File(Encoding.UTF8.GetBytes(connection.ToJsonString()), MediaTypes.Json, $"{plan}.pbids");
    }

    private static async Task<IResult> Count(
        Code plan,
        string table,
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
        var counting = query with { Counts = true, Take = 0, After = null };
        return (await sender.Send(new ReadTable(plan, rows, counting, _ => { }), cancellation)).IsSuccess(out var page, out failure)
            ? Results.Text(page.Count!.Value.ToString(CultureInfo.InvariantCulture), "text/plain")
            : Answers.Fail(ODataQuestion.Named(failure));
    }

    /// <summary>Where the next page begins; null after the last. What was left out or read is not left out or read again.</summary>
    private static string? Next(HttpRequest request, FlatQuery query, FlatPage page)
    {
        var left = ODataQuestion.Top(request) - query.Take;
        if (page.Next is null || left <= 0)
            return null;
        var options = new QueryBuilder(
            request
                .Query.Where(option => option.Key is not ("$skip" or "$skiptoken" or "$top"))
                .Select(option => KeyValuePair.Create(option.Key, option.Value.ToString()))
        );
        if (left is { } further)
            options.Add("$top", further.ToString(CultureInfo.InvariantCulture));
        options.Add("$skiptoken", page.Next);
        return UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, request.Path, options.ToQueryString());
    }

    private static string Described(FlatTable table, FlatQuery query) =>
        ReferenceEquals(query.Columns, table.Columns)
            ? table.Name
            : $"{table.Name}({string.Join(',', query.Columns.Select(column => column.Name))})";
}
