using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Domain.ChangeControl;
using PlanApi.Domain.Values;

namespace PlanApi.Application.ChangeControl;

/// <summary>Takes a change request back. What a pilot has changed becomes what it was.</summary>
public sealed record WithdrawChange(Code Plan, long Request, ChangeWithdrawal Withdrawal, SeenVersions? ExpectedVersion)
    : Command<ChangeRequest>
{
    public override Permission Permission => Permission.ContributeWhole;

    public override Code? AboutPlan => Plan;
}

/// <summary>Why a change is not wanted any more.</summary>
public sealed record ChangeWithdrawal
{
    public required string Reason { get; init; }
}

internal sealed class WithdrawChangeHandler(ChangeRequestStore requests, ChangeUndo undo, Caller caller)
    : IHandler<WithdrawChange, ChangeRequest>
{
    public async Task<Outcome<ChangeRequest>> Handle(WithdrawChange request, CancellationToken cancellation)
    {
        if (!(await requests.ToChange(request.Request, request.ExpectedVersion, cancellation)).IsSuccess(out var row, out var failure))
            return failure;
        if (caller.Identity!.Id != row.ProposerId && caller.Identity.Role < Role.Committee)
            return new Forbidden("the key that proposed the change, or the role 'committee'");
        if (row.State == ChangeRequestState.Piloting && caller.Identity.Role < Role.Committee)
            return new Forbidden("the role 'committee', since a part of the plan tries the change");
        if (request.Withdrawal.Reason.Trim().Length == 0)
            return Invalid.One(FaultCodes.MissingField, "/reason", "Say why.");
        if (request.Withdrawal.Reason.Length > ChangeProposal.MaxText)
            return Invalid.One(FaultCodes.TooLong, "/reason", $"At most {ChangeProposal.MaxText} characters are taken.");
        var isPiloted = row.State == ChangeRequestState.Piloting;
        if (isPiloted && await undo.Undo(row, cancellation) is { } refusal)
            return refusal;
        return await requests.Change(
            row,
            changed =>
            {
                (changed.State, changed.AssessmentDue) = (ChangeRequestState.Withdrawn, null);
                changed.Withdrawn = requests.Step(request.Withdrawal.Reason, changesPlan: isPiloted);
            },
            cancellation
        );
    }
}
