using PlanApi.Api.Http;
using PlanApi.Application.Errors;
using PlanApi.Application.Operations;
using PlanApi.Application.UseCases;

namespace PlanApi.Api.Rest.Operations;

/// <summary>Lets clients have an operation instead of waiting for the answer.</summary>
internal static class Later
{
    /// <summary>A call that takes <c>Prefer: respond-async</c>.</summary>
    public static RouteHandlerBuilder MayBeAnOperation(this RouteHandlerBuilder endpoint) =>
        endpoint
            .WithMetadata(new TakesPrefer())
            .Produces<OperationAnswer>(StatusCodes.Status202Accepted)
            .Produces<Problem>(StatusCodes.Status429TooManyRequests, MediaTypes.Problem);

    /// <summary>
    /// Does the work at once. If the client does not want to wait, or the work is long, it stores the request instead: 202 with the
    /// operation and its address.
    /// </summary>
    public static async Task<IResult> SendOrStart<TAnswer>(
        this UseCaseSender sender,
        HttpContext context,
        Request<TAnswer> request,
        Func<Outcome<TAnswer>, IResult> answer
    )
    {
        var isPreferred = Preferences.WantsOperation(context.Request);
        if (!isPreferred && request is not IDurable { IsLong: true })
            return answer(await sender.Send(request, context.RequestAborted));
        var started = await sender.Send(StartOperation.Of(request), context.RequestAborted);
        if (!started.IsSuccess(out var operation, out var failure))
            return Answers.Fail(failure);
        if (isPreferred)
            Preferences.Apply(context.Response, Preferences.RespondAsync);
        return OperationAnswer.Of(operation, context, StatusCodes.Status202Accepted);
    }
}

/// <summary>Marks endpoints for the OpenAPI document.</summary>
internal sealed record TakesPrefer;
