using System.Text.Json;
using GraphQL;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Errors;

namespace PlanApi.Api.GraphQL;

/// <summary>A failure where no payload can carry it: the field is null, and the answer's errors have the code and the faults.</summary>
internal sealed class FailureError : ExecutionError
{
    public FailureError(Failure failure)
        : base(failure.Message)
    {
        Failure = failure;
        Code = failure.Code;
        if (failure.Faults.Count > 0)
            Extensions = new() { ["faults"] = JsonSerializer.SerializeToElement(failure.Faults, PlanJson.Options) };
    }

    public Failure Failure { get; }
}
