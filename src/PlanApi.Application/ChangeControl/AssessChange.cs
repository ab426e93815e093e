using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Domain.ChangeControl;
using PlanApi.Domain.Values;

namespace PlanApi.Application.ChangeControl;

/// <summary>Says what a change would do, and opens the vote on it.</summary>
public sealed record AssessChange(Code Plan, long Request, ChangeImpact Impact, SeenVersions? ExpectedVersion) : Command<ChangeRequest>
{
    public override Permission Permission => Permission.PlanWhole;

    public override Code? AboutPlan => Plan;
}

/// <summary>What a change would do.</summary>
public sealed record ChangeImpact
{
    public required string Impact { get; init; }

    /// <summary>Whether the change is recommended.</summary>
    public required bool IsRecommended { get; init; }

    /// <summary>Whether a part of the plan is to try it first.</summary>
    public bool NeedsPilot { get; init; }
}

internal sealed class AssessChangeHandler(ChangeRequestStore requests, Caller caller, TimeProvider clock)
    : IHandler<AssessChange, ChangeRequest>
{
    public async Task<Outcome<ChangeRequest>> Handle(AssessChange request, CancellationToken cancellation)
    {
        var found = await requests.ToChange(request.Request, request.ExpectedVersion, cancellation, ChangeRequestState.Proposed);
        if (!found.IsSuccess(out var row, out var failure))
            return failure;
        var impact = request.Impact;
        if (impact.Impact.Trim().Length == 0)
            return Invalid.One(FaultCodes.MissingField, "/impact", "Say what the change would do.");
        if (impact.Impact.Length > ChangeProposal.MaxText)
            return Invalid.One(FaultCodes.TooLong, "/impact", $"At most {ChangeProposal.MaxText} characters are taken.");
        return await requests.Change(
            row,
            changed =>
            {
                changed.Assessment = new ChangeAssessment
                {
                    At = clock.GetUtcNow(),
                    By = caller.Identity!.Name,
                    Impact = impact.Impact,
                    IsRecommended = impact.IsRecommended,
                    NeedsPilot = impact.NeedsPilot,
                };
                (changed.State, changed.AssessmentDue) = (ChangeRequestState.Voting, null);
            },
            cancellation
        );
    }
}
