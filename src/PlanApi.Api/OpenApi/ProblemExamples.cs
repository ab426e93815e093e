using PlanApi.Api.Rest;
using PlanApi.Application.Errors;

namespace PlanApi.Api.OpenApi;

/// <summary>Examples of refusals for each status, made from the failures themselves.</summary>
internal static class ProblemExamples
{
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";

    public static Problem Of(int status) => Problem.Of(FailureOf(status), status, TraceId);

    private static Failure FailureOf(int status) =>
        status switch
        {
            StatusCodes.Status400BadRequest => Invalid.One(
                FaultCodes.UnknownReference,
                "/indicator",
                "There is no indicator 'seller-satisfacton'. Is 'seller-satisfaction' meant?"
            ),
            StatusCodes.Status401Unauthorized => new Unauthenticated(),
            StatusCodes.Status403Forbidden => new Forbidden("the role planner"),
            StatusCodes.Status404NotFound => new NotFound("target", "seller-satisfaction-kpi"),
            StatusCodes.Status406NotAcceptable => new NotAcceptable(Answers.JsonType),
            StatusCodes.Status408RequestTimeout => new SlowBody(),
            StatusCodes.Status409Conflict => new DuplicateCode("target", "seller-satisfaction-kpi"),
            StatusCodes.Status412PreconditionFailed => new StaleVersion("12", 14),
            StatusCodes.Status413PayloadTooLarge => new TooLarge("64 MB for a body"),
            StatusCodes.Status414UriTooLong or StatusCodes.Status431RequestHeaderFieldsTooLarge => new TooLarge(
                "this service for a body, a request line or headers"
            ),
            StatusCodes.Status415UnsupportedMediaType => new UnsupportedMediaType(Answers.JsonType),
            StatusCodes.Status416RangeNotSatisfiable => new NoSuchRange(),
            StatusCodes.Status422UnprocessableEntity => new IdempotencyKeyReused(),
            StatusCodes.Status428PreconditionRequired => new MissingVersion(),
            StatusCodes.Status429TooManyRequests => new TooManyFailedKeys(42),
            StatusCodes.Status503ServiceUnavailable => new Busy(),
            StatusCodes.Status507InsufficientStorage => new StorageFull(),
            _ => new InternalError(),
        };
}
