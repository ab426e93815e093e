using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Comments;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Comments;

/// <summary>Takes a piece of evidence away, with its content: for who added it, or an administrator.</summary>
public sealed record RemoveEvidence(Code Plan, long Number, SeenVersions? ExpectedVersion) : Command<Evidence>
{
    public override Permission Permission => Permission.ContributeByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class RemoveEvidenceHandler(EvidenceStore evidence) : IHandler<RemoveEvidence, Evidence>
{
    public async Task<Outcome<Evidence>> Handle(RemoveEvidence request, CancellationToken cancellation)
    {
        if (!(await evidence.Open(request.Number, request.ExpectedVersion, cancellation)).IsSuccess(out var row, out var failure))
            return failure;
        return evidence.RefusalOf(row) is { } refusal ? refusal : await evidence.Remove(row, cancellation);
    }
}
