using System.Text.Json;
using PlanApi.Api.Access;
using PlanApi.Api.Http;
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
                "Your operations, the newest first; an administrator sees everybody's operations, and the service's own. As a stream of "
                    + "events: those that have not ended or ended within the last five minutes, and each one again whenever it has changed",
                new QueryParameter(State, "Only in these states.", QueryReader.Names<OperationState>(), Many: true),
                new QueryParameter(Kind, "Only of this kind, such as evaluateLights."),
                new QueryParameter(Plan, "Only about this plan."),
                CommonParameters.First,
                CommonParameters.After,
                CommonParameters.StreamTicket
            )
            .WithMetadata(new TakesTicket())
            .Produces<PageAnswer<Operation>>(StatusCodes.Status200OK, MediaTypes.Json, MediaTypes.EventStream)
            .Produces<Problem>(StatusCodes.Status429TooManyRequests, MediaTypes.Problem);
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
                "The result of an operation that has succeeded: the body that its request answers without Prefer"
            )
            .Produces<JsonElement>()
            .Produces<Problem>(StatusCodes.Status409Conflict, MediaTypes.Problem);
        operations
            .OnPost("/{id:long}/cancellation", Cancel)
            .Sends(
                typeof(CancelOperation),
                "cancelOperation",
                "End an operation before it is done; when the answer says cancelled, it changes nothing; an ended one stays as it is"
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
        return asked.Failure is { } failure ? Answers.Fail(failure)
            : EventStream.IsPreferred(context.Request) ? FollowedOperations.Of(request, sender, context)
            : PageAnswer<Operation>.Of(await sender.Send(request, cancellation), context.Request);
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
