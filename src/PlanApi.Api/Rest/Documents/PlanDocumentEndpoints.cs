using Microsoft.AspNetCore.WebUtilities;
using PlanApi.Api.Rest.Operations;
using PlanApi.Application.Documents;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Documents;

/// <summary>Whole plans in and out, as documents.</summary>
internal static class PlanDocumentEndpoints
{
    private const string Scenario = "scenario";
    private const int MaxInMemory = 1024 * 1024;

    public static void MapPlanDocuments(this WebApplication app)
    {
        app.OnPost("/v1/plan-documents", Import)
            .WithTags("plan-documents")
            .Sends(typeof(ImportPlan), "importPlan", "Create a plan from a document, whole or not at all")
            .Takes<PlanDocument>(DocumentTypes.Yaml, DocumentTypes.Json)
            .Writes()
            .MayBeAnOperation()
            .Produces<Plan>(StatusCodes.Status201Created);
        app.OnGet("/v1/plans/{plan}/document", Export)
            .WithTags("plan-documents")
            .Sends(
                typeof(ExportPlan),
                "exportPlan",
                "The whole plan as a document, in YAML unless JSON is asked for",
                new QueryParameter(Scenario, "The scenario with the cells; 'baseline' when absent.")
            )
            .Produces<PlanDocument>(StatusCodes.Status200OK, DocumentTypes.Yaml, DocumentTypes.Json);
    }

    private static async Task<IResult> Import(HttpContext context, UseCaseSender sender)
    {
        if (DocumentTypes.Sent(context.Request) is not { } format)
            return Answers.Fail(new UnsupportedMediaType($"{DocumentTypes.Yaml} or {DocumentTypes.Json}"));
        var read = await Body.ReadBytes(context, SourceLimits.Default.MaxBytes);
        return read.IsSuccess(out var content, out var failure)
            ? await sender.SendOrStart(
                context,
                new ImportPlan(content, format),
                outcome => outcome.ToCreated(created => $"/v1/plans/{Uri.EscapeDataString(created.Code.ToString())}")
            )
            : Answers.Fail(failure);
    }

    private static async Task<IResult> Export(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        if (DocumentTypes.Wanted(context.Request) is not { } format)
            return Answers.Fail(new NotAcceptable($"{DocumentTypes.Yaml} or {DocumentTypes.Json}"));
        var asked = new QueryReader(context.Request.Query);
        var scenario = asked.Code(CommonParameters.ScenarioName);
        if (asked.Failure is { } wrong)
            return Answers.Fail(wrong);
        // In a file where it is large: it begins without a fault, and a slow reader keeps no old state of the database alive.
        await using var text = new FileBufferingWriteStream(MaxInMemory);
        if (!(await sender.Send(new ExportPlan(plan, scenario, format, text), cancellation)).IsSuccess(out _, out var failure))
            return Answers.Fail(failure);
        context.Response.ContentType = format == DocumentFormat.Json ? DocumentTypes.Json : DocumentTypes.Yaml;
        context.Response.ContentLength = text.Length;
        await text.DrainBufferAsync(context.Response.Body, cancellation);
        return Results.Empty;
    }
}
