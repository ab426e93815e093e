using System.Text.Json;
using PlanApi.Application.Errors;
using PlanApi.Application.Operations;
using PlanApi.Application.Parts;
using PlanApi.Application.UseCases;

namespace PlanApi.Api.Rest.Operations;

/// <summary>Requests that are done in the background.</summary>
internal static class OperationEndpoints
{
    private const string State = "state";
    private const string Kind = "kind";
    private const string Plan = "plan";

    public static void MapOperations(this WebApplication app)
    {
        var operations = app.MapGroup("/v1/operations").WithTags("operations");
        operations
            .OnGet("", List)
            .Sends(
                typeof(ListOperations),
                "listOperations",
                "Your operations, the newest first; an administrator sees everybody's, and what the service does by itself",
                new QueryParameter(State, "Only in these states.", QueryReader.Names<OperationState>(), Many: true),
                new QueryParameter(Kind, "Only of this kind, such as evaluateLights."),
                new QueryParameter(Plan, "Only about this plan."),
                CommonParameters.First,
                CommonParameters.After
            )
            .Produces<PageAnswer<Operation>>();
        operations
            .OnGet("/{id:long}", Get)
            .Sends(
                typeof(GetOperation),
                "getOperation",
                "How one operation stands; while it has not ended, Retry-After says when to ask again"
            )
            .Produces<OperationAnswer>();
        operations
            .OnGet("/{id:long}/result", Result)
            .Sends(
                typeof(GetOperationResult),
                "getOperationResult",
                "What an operation that has succeeded answers: the body that its request answers without Prefer"
            )
            .Produces<JsonElement>()
            .Produces<Problem>(StatusCodes.Status409Conflict, Answers.ProblemType);
        operations
            .OnPost("/{id:long}/cancellation", Cancel)
            .Sends(
                typeof(CancelOperation),
                "cancelOperation",
                "End an operation before it is done: when the answer says cancelled, it changes nothing; what has ended stays as it is"
            )
            .Writes()
            .Produces<OperationAnswer>();
    }

    private static async Task<IResult> List(HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new ListOperations(asked.Page())
        {
            States = asked.Choices<OperationState>(State),
            Kind = asked.Text(Kind),
            About = asked.Code(Plan),
        };
        return PageAnswer<Operation>.Of(await asked.Send(sender, request, cancellation), context.Request);
    }

    private static async Task<IResult> Get(long id, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        Answer(await sender.Send(new GetOperation(id), cancellation), context);

    private static async Task<IResult> Result(long id, UseCaseSender sender, CancellationToken cancellation) =>
        (await sender.Send(new GetOperationResult(id), cancellation)).ToResult();

    private static async Task<IResult> Cancel(long id, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        Answer(await sender.Send(new CancelOperation(id), cancellation), context);

    private static IResult Answer(Outcome<Operation> outcome, HttpContext context) =>
        outcome.IsSuccess(out var operation, out var failure) ? OperationAnswer.Of(operation, context) : Answers.Fail(failure);
}
