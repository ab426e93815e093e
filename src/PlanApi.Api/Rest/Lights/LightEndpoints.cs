using PlanApi.Api.Rest.Operations;
using PlanApi.Application.Errors;
using PlanApi.Application.Lights;
using PlanApi.Application.Lights.Evaluation;
using PlanApi.Application.Parts;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Lights;

internal static class LightEndpoints
{
    private const string LightName = "light";
    private const string At = "at";
    private const string Objective = "objective";
    private const string Indicator = "indicator";
    private const string Target = "target";

    public static void MapLights(this RouteGroupBuilder plan)
    {
        plan.OnGet("/targets/{target}/light", OfTarget)
            .WithTags("lights")
            .Sends(
                typeof(GetTargetLight),
                "getTargetLight",
                "A target's light on a day, and why",
                LightParameters.Date,
                LightParameters.Scenario
            )
            .Produces<LightAnswer>();
        plan.OnGet("/key-results/{keyResult}/light", OfKeyResult)
            .WithTags("lights")
            .Sends(
                typeof(GetKeyResultLight),
                "getKeyResultLight",
                "A key result's light on a day, and why",
                LightParameters.Date,
                LightParameters.Scenario
            )
            .Produces<LightAnswer>();
        plan.OnGet("/lights", List)
            .WithTags("lights")
            .Sends(
                typeof(ListLights),
                "listLights",
                "The lights of the plan's targets on a day, by the targets' codes",
                LightParameters.Date,
                LightParameters.Scenario,
                new QueryParameter(LightName, "Only these lights.", LightParameters.Names<Light>(), Many: true),
                new QueryParameter(At, "Only at or below this scope, such as line=sales;tier=mid."),
                new QueryParameter(Objective, "Only the key results of this objective, and of those that serve it."),
                new QueryParameter(Indicator, "Only targets of this indicator."),
                new QueryParameter(QueryText.First, $"How many at most, 1 to {ListOptions.MaxFirst}.", null, "integer"),
                new QueryParameter(QueryText.After, "The cursor after which to go on; take 'nextCursor' of the page before.")
            )
            .Produces<PageAnswer<LightAnswer>>();
        plan.OnPost("/lights/evaluations", Evaluate)
            .WithTags("lights")
            .Sends(
                typeof(EvaluateLights),
                "evaluateLights",
                "Evaluate every light on a day, and keep those that have changed",
                LightParameters.Date
            )
            .Writes()
            .MayBeAnOperation()
            .Produces<LightsEvaluated>();
        plan.OnGet("/lights/changes", Changes)
            .WithTags("lights")
            .Sends(
                typeof(ListLightChanges),
                "listLightChanges",
                "The history of the plan's lights, the newest first",
                new QueryParameter(Target, "Only of this target."),
                new QueryParameter(QueryText.First, $"How many at most, 1 to {ListOptions.MaxFirst}.", null, "integer"),
                new QueryParameter(QueryText.After, "The cursor after which to go on; take 'nextCursor' of the page before.")
            )
            .Produces<PageAnswer<LightChange>>();
    }

    private static async Task<IResult> Evaluate(Code plan, HttpContext context, UseCaseSender sender)
    {
        var asked = new LightParameters(context.Request.Query);
        var request = new EvaluateLights(plan, asked.Day());
        return asked.Faults.IsEmpty
            ? await sender.SendOrStart(context, request, Answers.ToResult)
            : Answers.Fail(new Invalid(asked.Faults.Faults));
    }

    private static async Task<IResult> Changes(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new LightParameters(context.Request.Query);
        var request = new ListLightChanges(plan, asked.Code(Target)) { Page = asked.Page() };
        return asked.Faults.IsEmpty
            ? PageAnswer<LightChange>.Of(await sender.Send(request, cancellation), context.Request)
            : Answers.Fail(new Invalid(asked.Faults.Faults));
    }

    private static async Task<IResult> OfTarget(
        Code plan,
        Code target,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    )
    {
        var asked = new LightParameters(context.Request.Query);
        var request = new GetTargetLight(plan, target, asked.Day(), Languages.Of(context.Request)) { Scenario = asked.ScenarioOr() };
        return asked.Faults.IsEmpty
            ? (await sender.Send(request, cancellation)).ToResult()
            : Answers.Fail(new Invalid(asked.Faults.Faults));
    }

    private static async Task<IResult> OfKeyResult(
        Code plan,
        Code keyResult,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    )
    {
        var asked = new LightParameters(context.Request.Query);
        var request = new GetKeyResultLight(plan, keyResult, asked.Day(), Languages.Of(context.Request)) { Scenario = asked.ScenarioOr() };
        return asked.Faults.IsEmpty
            ? (await sender.Send(request, cancellation)).ToResult()
            : Answers.Fail(new Invalid(asked.Faults.Faults));
    }

    private static async Task<IResult> List(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new LightParameters(context.Request.Query);
        var request = new ListLights(plan, asked.Day())
        {
            Scenario = asked.ScenarioOr(),
            Lights = asked.Choices<Light>(LightName),
            At = asked.Place(At) ?? Scope.Top,
            Objective = asked.Code(Objective),
            Indicator = asked.Code(Indicator),
            Language = Languages.Of(context.Request),
            Page = asked.Page(),
        };
        return asked.Faults.IsEmpty
            ? PageAnswer<LightAnswer>.Of(await sender.Send(request, cancellation), context.Request)
            : Answers.Fail(new Invalid(asked.Faults.Faults));
    }
}
