using System.Text.Json;
using PlanApi.Api.Http;
using PlanApi.Api.Rest.Operations;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.UseCases;
using PlanApi.Application.Validation;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Validation;

/// <summary>Findings of plans and documents, what-ifs, and the rules that find.</summary>
internal static class FindingEndpoints
{
    private const int MaxDocumentBytes = 32 * 1024 * 1024;

    private const string SeverityName = "severity";
    private const string Rule = "rule";
    private const string Waived = "waived";
    private const string Against = "against";

    private static readonly QueryParameter ScenarioParameter = new(
        CommonParameters.ScenarioName,
        "The scenario whose cells are judged; 'baseline' when absent."
    );

    public static void MapFindings(this WebApplication app)
    {
        var findings = app.MapGroup("/v1/plans/{plan}/findings").WithTags("findings");
        findings
            .OnGet("", List)
            .Sends(
                typeof(ListFindings),
                "listFindings",
                "The findings of the plan, the worst first",
                new(SeverityName, "Only these severities.", QueryReader.Names<Severity>(), Many: true),
                new(Rule, "Only these rules.", Many: true),
                new(Waived, "Only waived findings, or only others.", CommonParameters.Flags),
                ScenarioParameter,
                new(Against, "Leave out findings that this scenario has as well."),
                CommonParameters.First,
                CommonParameters.After
            )
            .WithMetadata(new HasTable("Findings"))
            .Produces<FindingsAnswer>();
        findings
            .OnGet("/{fingerprint}", Get)
            .Sends(typeof(GetFinding), "getFinding", "One finding, by its fingerprint", ScenarioParameter)
            .Produces<FindingAnswer>();
        findings
            .OnPost("/what-if", WhatIf)
            .Sends(
                typeof(CheckWhatIf),
                "checkWhatIf",
                "The findings that the plan would have if parts were changed; nothing is stored",
                ScenarioParameter
            )
            .WithMetadata(
                new Example(JsonDocument.Parse("""{"targets": {"inquiry-conversion-kpi": {"value": 6.5}}}""").RootElement, IsAnswer: false)
            )
            .Takes<Dictionary<string, Dictionary<string, JsonElement>>>()
            .Reads()
            .Produces<WhatIfReport>();
        app.OnPost("/v1/plan-documents/validation", Validate)
            .WithTags("plan-documents")
            .Sends(typeof(ValidateDocument), "validateDocument", "The findings in a plan document; nothing is stored")
            .Takes<Domain.Documents.PlanDocument>(MediaTypes.Json, MediaTypes.Yaml)
            .MayBeAnOperation()
            .Produces<FindingReport>();
        app.OnGet("/v1/rules", Rules)
            .WithTags("rules")
            .Sends(typeof(ListRules), "listRules", "The catalogue of plan rules")
            .Produces<IReadOnlyList<RuleAnswer>>();
    }

    private static async Task<IResult> List(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new ListFindings(plan)
        {
            Severities = asked.Choices<Severity>(SeverityName),
            Rules = asked.Texts(Rule),
            Waived = asked.Flag(Waived),
            Scenario = asked.Scenario(),
            Against = asked.Code(Against),
            Language = Languages.Of(context.Request),
            Page = asked.Page(),
        };
        return FindingsAnswer.Of(await asked.Send(sender, request, cancellation), context.Request);
    }

    private static async Task<IResult> Get(
        Code plan,
        string fingerprint,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    )
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new GetFinding(plan, fingerprint, Languages.Of(context.Request)) { Scenario = asked.Scenario() };
        return (await asked.Send(sender, request, cancellation)).ToResult();
    }

    private static async Task<IResult> WhatIf(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var scenario = asked.Scenario();
        if (asked.Failure is { } wrong)
            return Answers.Fail(wrong);
        return (await Body.ReadTree(context)).IsSuccess(out var changes, out var failure)
            ? (
                await sender.Send(new CheckWhatIf(plan, changes, Languages.Of(context.Request)) { Scenario = scenario }, cancellation)
            ).ToResult()
            : Answers.Fail(failure);
    }

    private static async Task<IResult> Validate(HttpContext context, UseCaseSender sender)
    {
        if (!(await Body.ReadBytes(context, MaxDocumentBytes)).IsSuccess(out var content, out var failure))
            return Answers.Fail(failure);
        var format = Body.IsJson(context.Request) ? DocumentFormat.Json : DocumentFormat.Yaml;
        return await sender.SendOrStart(context, new ValidateDocument(content, format, Languages.Of(context.Request)), Answers.ToResult);
    }

    private static async Task<IResult> Rules(HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        (await sender.Send(new ListRules(Languages.Of(context.Request)), cancellation)).ToResult();
}
