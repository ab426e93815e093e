using Microsoft.Net.Http.Headers;
using PlanApi.Api.Http;
using PlanApi.Application.Cube.Workbooks;
using PlanApi.Application.TableFiles;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Cube;

internal static class WorkbookEndpoints
{
    private const int MaxBytes = 16 * 1024 * 1024;
    private const string Overwrite = "overwrite";
    private const string DryRun = "dryRun";

    public static void MapWorkbooks(this RouteGroupBuilder plan)
    {
        plan.OnGet("/slices/workbook", Export)
            .WithTags("cells")
            .Sends(
                typeof(ExportWorkbook),
                "getSliceWorkbook",
                "A slice as a workbook to be filled in: what may be entered is yellow, totals are locked",
                SliceQuestion.Parameters
            )
            .Produces<Problem>(StatusCodes.Status413PayloadTooLarge, MediaTypes.Problem)
            .Produces<string>(StatusCodes.Status200OK, MediaTypes.Xlsx);
        plan.OnPost("/slices/workbook", Apply)
            .WithTags("cells")
            .WithMetadata(new FileBody())
            .Sends(
                typeof(ApplyWorkbook),
                "applySliceWorkbook",
                "Write what was changed in such a workbook: all or nothing; 412 when the plan's numbers have changed since",
                new QueryParameter(
                    DryRun,
                    "Whether only to answer what would change, cell by cell; false when absent.",
                    CommonParameters.Flags
                ),
                new QueryParameter(
                    Overwrite,
                    "Whether to write the changes even where the plan's numbers have changed since; false when absent.",
                    CommonParameters.Flags
                )
            )
            .Takes<Stream>(MediaTypes.Xlsx)
            .Writes()
            .Produces<WorkbookApplied>()
            .Produces<Problem>(StatusCodes.Status412PreconditionFailed, MediaTypes.Problem);
    }

    private static async Task<IResult> Export(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var slice = SliceQuestion.Of(asked);
        return asked.Failure is { } wrong
            ? Answers.Fail(wrong)
            : await Answers.Table(
                context,
                TableFormat.Xlsx,
                file => sender.Send(new ExportWorkbook(plan, slice, file, Languages.Of(context.Request)), cancellation),
                $"{plan}-workbook"
            );
    }

    private static async Task<IResult> Apply(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var (dryRun, overwrite) = (asked.Flag(DryRun) ?? false, asked.Flag(Overwrite) ?? false);
        if (asked.Failure is { } wrong)
            return Answers.Fail(wrong);
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || type.MediaType != MediaTypes.Xlsx)
            return Answers.Fail(new UnsupportedMediaType(MediaTypes.Xlsx));
        if (!(await Body.ReadBytes(context, MaxBytes)).IsSuccess(out var bytes, out var failure))
            return Answers.Fail(failure);
        using var file = new MemoryStream(bytes, writable: false);
        return FilledWorkbook.Read(file).IsSuccess(out var workbook, out failure)
            ? (await sender.Send(new ApplyWorkbook(plan, workbook, overwrite, dryRun), cancellation)).ToResult()
            : Answers.Fail(failure);
    }
}
