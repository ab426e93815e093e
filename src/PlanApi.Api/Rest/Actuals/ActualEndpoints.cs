using Microsoft.AspNetCore.Mvc;
using PlanApi.Api.Rest.Cube;
using PlanApi.Api.Rest.Operations;
using PlanApi.Application.Actuals;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Actuals;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Actuals;

internal static class ActualEndpoints
{
    private const int MaxJsonBytes = 64 * 1024 * 1024;
    private const string Csv = "text/csv",
        Ndjson = "application/x-ndjson",
        Mode = "mode",
        Mark = "decimal",
        Round = "round";

    private static readonly string[] _types = ["application/json", Csv, Ndjson];
    private static readonly string[] _modes = ["allOrNothing", "rowByRow"];
    private static readonly string[] _marks = ["point", "comma"];
    private static readonly string[] _roundings = ["halfAwayFromZero"];

    private static readonly ActualEntries Sample = new()
    {
        Rows =
        [
            new ActualEntry
            {
                Indicator = Code.Known("new-flagship-stores"),
                Scope = new Scope([new(Code.Known("tier"), Code.Known("mid"))]),
                Date = Period.Parse("2024-03-18"),
                Value = Quantity.Of(2),
                Source = "shop-register",
                SourceKey = "2024-0318-17",
            },
        ],
    };

    private static readonly TextExample[] _examples =
    [
        new(Csv, "indicator,date,scope.tier,value\nnew-flagship-stores,2024-03-18,mid,2\n"),
        new(Ndjson, "{\"indicator\": \"new-flagship-stores\", \"scope\": {\"tier\": \"mid\"}, \"date\": \"2024-03-18\", \"value\": 2}\n"),
    ];

    public static void MapActuals(this RouteGroupBuilder plan)
    {
        plan.OnPost("/actuals", Write)
            .WithTags("actuals")
            .WithMetadata(new Example(Sample, IsAnswer: false))
            .Sends(
                typeof(WriteActuals),
                "writeActuals",
                "Write actuals: any number of rows, as JSON, CSV or NDJSON, also with gzip; all or none, or row by row",
                new QueryParameter(
                    Mode,
                    "For CSV and NDJSON: how to treat a batch with some faulty rows; allOrNothing when absent.",
                    _modes
                ),
                new QueryParameter(Mark, "For CSV: the character before the decimals of numbers; a point when absent.", _marks),
                new QueryParameter(
                    Round,
                    "For CSV and NDJSON: round values with more decimals than their indicator has, which are refused when absent.",
                    _roundings
                )
            )
            .WithMetadata([new DisableRequestSizeLimitAttribute(), .. _examples])
            .Takes<ActualEntries>(_types)
            .Writes()
            .MayBeAnOperation()
            .Produces<ActualsWritten>();
        plan.OnPost("/actuals/sums", Rebuild)
            .WithTags("actuals")
            .Sends(typeof(RebuildSums), "rebuildSums", "Rebuild the kept sums of actuals where members have moved since")
            .Writes()
            .MayBeAnOperation()
            .Produces<SumsRebuilt>();
    }

    private static Task<IResult> Rebuild(Code plan, HttpContext context, UseCaseSender sender) =>
        sender.SendOrStart(context, new RebuildSums(plan), Answers.ToResult);

    private static async Task<IResult> Write(Code plan, HttpContext context, UseCaseSender sender)
    {
        var request = context.Request;
        if (Body.IsJson(request))
        {
            if (request.Query.Count > 0)
                return Answers.Fail(
                    Invalid.One(FaultCodes.NotAllowed, "/" + Mode, "In JSON the body itself says this; write 'mode' there.")
                );
            return (await Body.Read<ActualEntries>(context, MaxJsonBytes)).IsSuccess(out var entries, out var failure)
                ? await Send(new ActualSource(entries.Rows, entries.Round), entries.Mode)
                : Answers.Fail(failure);
        }
        if (CellBodies.FormatOf(request.ContentType) is not { } format)
            return Answers.Fail(new UnsupportedMediaType(string.Join(" or ", _types)));
        foreach (var (name, allowed) in new[] { (Mode, _modes), (Mark, _marks), (Round, _roundings) })
        {
            if (request.Query[name].ToString() is { Length: > 0 } said && !allowed.Contains(said))
                return Answers.Fail(Invalid.One(FaultCodes.NotAllowed, "/" + name, $"Write one of {string.Join(", ", allowed)}."));
        }
        var reading = new ActualReading(
            request.Query[Mark] == _marks[1] ? DecimalMark.Comma : DecimalMark.Point,
            request.Query[Round] == _roundings[0] ? Rounding.HalfAwayFromZero : null
        );
        var mode = request.Query[Mode] == _modes[1] ? BatchMode.RowByRow : BatchMode.AllOrNothing;
        if (!Preferences.WantsOperation(request))
            return await Send(new ActualSource(request.Body, format, reading), mode);
        // It is stored before it is read, so that there is a limit.
        return (await Body.ReadBytes(context, MaxJsonBytes)).IsSuccess(out var text, out var tooLarge)
            ? await Send(new ActualSource(text, format, reading), mode)
            : Answers.Fail(tooLarge);

        async Task<IResult> Send(ActualSource source, BatchMode batch) =>
            await sender.SendOrStart(context, new WriteActuals(plan, source, batch), Answers.ToResult);
    }
}
