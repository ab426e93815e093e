using System.Text.Json;
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

    private const string Scenario = "scenario";
    private const string Against = "against";

    private static readonly QueryParameter ScenarioParameter = new(
        Scenario,
        "The scenario whose cells are judged; 'baseline' when absent."
    );

    private static readonly string[] SeverityNames = [.. Enum.GetNames<Severity>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    public static void MapFindings(this WebApplication app)
    {
        var findings = app.MapGroup("/v1/plans/{plan}/findings").WithTags("findings");
        findings
            .OnGet("", List)
            .Sends(
                typeof(ListFindings),
                "listFindings",
                "The findings of the plan, the worst first",
                new("severity", "Only these severities.", SeverityNames, Many: true),
                new("rule", "Only these rules.", Many: true),
                new("waived", "Only waived findings, or only others.", QueryText.Flags),
                ScenarioParameter,
                new(Against, "Leave out findings that this scenario has as well."),
                new(QueryText.First, $"How many at most, 1 to {ListOptions.MaxFirst}.", null, "integer"),
                new(QueryText.After, "The cursor after which to go on; take 'nextCursor' of the page before.")
            )
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
            .Takes<Domain.Documents.PlanDocument>("application/json", "application/yaml")
            .MayBeAnOperation()
            .Produces<FindingReport>();
        app.OnGet("/v1/rules", Rules)
            .WithTags("rules")
            .Sends(typeof(ListRules), "listRules", "The catalogue of plan rules")
            .Produces<IReadOnlyList<RuleAnswer>>();
    }

    private static async Task<IResult> List(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        if (!QueryText.ListOptions(context.Request.Query).IsSuccess(out var options, out var failure))
            return Answers.Fail(failure);
        var faults = new FaultList();
        var request = new ListFindings(plan)
        {
            Severities = Severities(options, faults),
            Rules = options.Filters.GetValueOrDefault("rule"),
            Waived = Waived(options, faults),
            Scenario = Code(options, Scenario, faults) ?? Domain.Values.Code.Baseline,
            Against = Code(options, Against, faults),
            Language = Languages.Of(context.Request),
            Page = options,
        };
        return faults.IsEmpty
            ? FindingsAnswer.Of(await sender.Send(request, cancellation), context.Request)
            : Answers.Fail(new Invalid(faults.Faults));
    }

    private static async Task<IResult> Get(
        Code plan,
        string fingerprint,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    ) =>
        QueryText.OptionalCode(context.Request.Query, Scenario).IsSuccess(out var scenario, out var failure)
            ? (
                await sender.Send(
                    new GetFinding(plan, fingerprint, Languages.Of(context.Request))
                    {
                        Scenario = scenario.Code ?? Domain.Values.Code.Baseline,
                    },
                    cancellation
                )
            ).ToResult()
            : Answers.Fail(failure);

    private static async Task<IResult> WhatIf(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        QueryText.OptionalCode(context.Request.Query, Scenario).IsSuccess(out var scenario, out var failure)
        && (await Body.ReadTree(context)).IsSuccess(out var changes, out failure)
            ? (
                await sender.Send(
                    new CheckWhatIf(plan, changes, Languages.Of(context.Request))
                    {
                        Scenario = scenario.Code ?? Domain.Values.Code.Baseline,
                    },
                    cancellation
                )
            ).ToResult()
            : Answers.Fail(failure);

    private static async Task<IResult> Validate(HttpContext context, UseCaseSender sender)
    {
        if (!(await Body.ReadBytes(context, MaxDocumentBytes)).IsSuccess(out var content, out var failure))
            return Answers.Fail(failure);
        var format = Body.IsJson(context.Request) ? DocumentFormat.Json : DocumentFormat.Yaml;
        return await sender.SendOrStart(context, new ValidateDocument(content, format, Languages.Of(context.Request)), Answers.ToResult);
    }

    private static async Task<IResult> Rules(HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        (await sender.Send(new ListRules(Languages.Of(context.Request)), cancellation)).ToResult();

    private static Code? Code(ListOptions options, string name, FaultList faults)
    {
        if (!options.Filters.TryGetValue(name, out var values))
            return null;
        if (values is [var value] && Domain.Values.Code.TryParse(value, out var code))
            return code;
        faults.Add(FaultCodes.BadCode, "/" + name, $"'{name}' must be one code: {Domain.Values.Code.Expectation}.");
        return null;
    }

    private static List<Severity>? Severities(ListOptions options, FaultList faults)
    {
        if (!options.Filters.TryGetValue("severity", out var names))
            return null;
        foreach (var name in names.Where(name => !SeverityNames.Contains(name)))
            faults.Add(FaultCodes.NotAllowed, "/severity", $"'{name}' is not a severity; use {string.Join(", ", SeverityNames)}.");
        return [.. names.Where(SeverityNames.Contains).Select(name => Enum.Parse<Severity>(name, ignoreCase: true))];
    }

    private static bool? Waived(ListOptions options, FaultList faults) =>
        options.Filters.TryGetValue("waived", out var values) ? QueryText.Flag("waived", string.Join(',', values), faults) : null;
}
