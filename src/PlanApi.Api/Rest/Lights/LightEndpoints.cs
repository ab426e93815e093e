using PlanApi.Api.Http;
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
                CommonParameters.Date,
                CommonParameters.Scenario
            )
            .Produces<LightAnswer>();
        plan.OnGet("/key-results/{keyResult}/light", OfKeyResult)
            .WithTags("lights")
            .Sends(
                typeof(GetKeyResultLight),
                "getKeyResultLight",
                "A key result's light on a day, and why",
                CommonParameters.Date,
                CommonParameters.Scenario
            )
            .Produces<LightAnswer>();
        plan.OnGet("/lights", List)
            .WithTags("lights")
            .Sends(
                typeof(ListLights),
                "listLights",
                "The lights of the plan's targets on a day, by the targets' codes",
                CommonParameters.Date,
                CommonParameters.Scenario,
                new QueryParameter(LightName, "Only these lights.", QueryReader.Names<Light>(), Many: true),
                new QueryParameter(At, "Only at or below this scope, such as line=sales;tier=mid."),
                new QueryParameter(Objective, "Only the key results of this objective, and of those that serve it."),
                new QueryParameter(Indicator, "Only targets of this indicator."),
                CommonParameters.First,
                CommonParameters.After
            )
            .WithMetadata(new HasTable("Lights"))
            .Produces<PageAnswer<LightAnswer>>();
        plan.OnPost("/lights/evaluations", Evaluate)
            .WithTags("lights")
            .Sends(
                typeof(EvaluateLights),
                "evaluateLights",
                "Evaluate every light on a day, and keep those that have changed",
                CommonParameters.Date
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
                CommonParameters.First,
                CommonParameters.After
            )
            .Produces<PageAnswer<LightChange>>();
    }

    private static async Task<IResult> Evaluate(Code plan, HttpContext context, UseCaseSender sender)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new EvaluateLights(plan, asked.Day());
        return asked.Failure is { } failure ? Answers.Fail(failure) : await sender.SendOrStart(context, request, Answers.ToResult);
    }

    private static async Task<IResult> Changes(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new ListLightChanges(plan, asked.Code(Target)) { Page = asked.Page() };
        return PageAnswer<LightChange>.Of(await asked.Send(sender, request, cancellation), context.Request);
    }

    private static async Task<IResult> OfTarget(
        Code plan,
        Code target,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    )
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new GetTargetLight(plan, target, asked.Day(), Languages.Of(context.Request)) { Scenario = asked.Scenario() };
        return (await asked.Send(sender, request, cancellation)).ToResult();
    }

    private static async Task<IResult> OfKeyResult(
        Code plan,
        Code keyResult,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    )
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new GetKeyResultLight(plan, keyResult, asked.Day(), Languages.Of(context.Request)) { Scenario = asked.Scenario() };
        return (await asked.Send(sender, request, cancellation)).ToResult();
    }

    private static async Task<IResult> List(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new ListLights(plan, asked.Day())
        {
            Scenario = asked.Scenario(),
            Lights = asked.Choices<Light>(LightName),
            At = asked.Place(At) ?? Scope.Top,
            Objective = asked.Code(Objective),
            Indicator = asked.Code(Indicator),
            Language = Languages.Of(context.Request),
            Page = asked.Page(),
        };
        return PageAnswer<LightAnswer>.Of(await asked.Send(sender, request, cancellation), context.Request);
    }
}
