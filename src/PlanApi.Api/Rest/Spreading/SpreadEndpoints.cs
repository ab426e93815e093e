using PlanApi.Api.Rest.Operations;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Parts;
using PlanApi.Application.Spreading;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Spreading;

internal static class SpreadEndpoints
{
    private static readonly SpreadRequest Sample = new()
    {
        Indicator = Code.Known("new-flagship-stores"),
        Period = Period.OfYear(2024),
        Value = Quantity.Of(50),
        Method = SpreadMethod.Equal,
        Rising = true,
        Over = [new SliceAxis { Dimension = Code.Known("tier") }, new SliceAxis { Grain = Grain.Quarter }],
    };

    public static void MapSpreads(this RouteGroupBuilder plan)
    {
        plan.OnPost("/spread-previews", Preview)
            .WithTags("spreads")
            .WithMetadata(new Example(Sample, IsAnswer: false))
            .Sends(
                typeof(PreviewSpread),
                "previewSpread",
                "The effect of breaking a number down: each cell with its reason, and a token to apply it",
                Paging
            )
            .Takes<SpreadRequest>()
            .Produces<SpreadPreviewAnswer>()
            .Produces<Problem>(StatusCodes.Status409Conflict, Answers.ProblemType);
        plan.OnPost("/spread-previews/csv", Export)
            .WithTags("spreads")
            .WithMetadata(new Example(Sample, IsAnswer: false))
            .Sends(typeof(ExportSpreadPreview), "exportSpreadPreview", "Every cell of a preview as CSV, before and after with the reason")
            .Takes<SpreadRequest>()
            .Produces<string>(StatusCodes.Status200OK, Answers.CsvType)
            .Produces<Problem>(StatusCodes.Status409Conflict, Answers.ProblemType);
        plan.OnPost("/spreads", Apply)
            .WithTags("spreads")
            .WithMetadata(new Example(new SpreadToApply { Token = "…" }, IsAnswer: false))
            .Sends(
                typeof(ApplySpread),
                "applySpread",
                "Write exactly the cells that a preview has shown; 412 when the data has changed since"
            )
            .Takes<SpreadToApply>()
            .Writes()
            .MayBeAnOperation()
            .Produces<CellsWritten>()
            .Produces<Problem>(StatusCodes.Status412PreconditionFailed, Answers.ProblemType);
    }

    private static QueryParameter[] Paging =>
        [
            CommonParameters.FirstOf(
                $"How many cells to show, 0 to {ListOptions.MaxFirst}; {ListOptions.DefaultFirst} when absent. With 0, a summary."
            ),
            CommonParameters.After,
        ];

    private static async Task<IResult> Preview(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var page = asked.Page();
        if (asked.Failure is { } wrong)
            return Answers.Fail(wrong);
        return (await Body.Read<SpreadRequest>(context)).IsSuccess(out var spread, out var failure)
            ? (await sender.Send(new PreviewSpread(plan, spread, page.First, page.After), cancellation)).ToResult(
                found => new SpreadPreviewAnswer(found, context.Request)
            )
            : Answers.Fail(failure);
    }

    private static Task<IResult> Export(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        Answers.Csv<SpreadRequest, ExportedSpread>(
            context,
            (spread, text) => sender.Send(new ExportSpreadPreview(plan, spread, text), cancellation)
        );

    private static async Task<IResult> Apply(Code plan, HttpContext context, UseCaseSender sender) =>
        (await Body.Read<SpreadToApply>(context)).IsSuccess(out var body, out var failure)
            ? await sender.SendOrStart(context, new ApplySpread(plan, body.Token), Answers.ToResult)
            : Answers.Fail(failure);
}

/// <summary>A preview that is to be applied.</summary>
public sealed record SpreadToApply
{
    /// <summary>The preview's token.</summary>
    public required string Token { get; init; }
}
