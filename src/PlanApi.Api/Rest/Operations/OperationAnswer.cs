using PlanApi.Api.Http;
using PlanApi.Application.Errors;
using PlanApi.Application.Operations;

namespace PlanApi.Api.Rest.Operations;

/// <summary>An operation with the address of its result.</summary>
public sealed record OperationAnswer : Operation
{
    private const string RetryAfterSeconds = "1";

    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    private OperationAnswer(Operation operation)
        : base(operation) { }

    /// <summary>The address of the request's answer, once the operation has succeeded.</summary>
    public string? Result { get; init; }

    internal static string Address(long id) => $"/v1/operations/{id}";

    internal static OperationAnswer Of(Operation operation) =>
        new(operation) { Result = operation.State == OperationState.Succeeded ? $"{Address(operation.Id)}/result" : null };

    /// <summary>The operation, and when to ask again where it has not ended.</summary>
    internal static IResult Of(Operation operation, HttpContext context, int status = StatusCodes.Status200OK)
    {
        if (operation.State is OperationState.Waiting or OperationState.Running)
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
        Outcome<OperationAnswer> answer = Of(operation);
        return answer.ToVersioned(one => one.Version, status, status == StatusCodes.Status202Accepted ? one => Address(one.Id) : null);
    }
}
