using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Reviews;

/// <summary>Adds an action to an open review.</summary>
public sealed record AddReviewAction(Code Plan, long Review, ReviewActionProposal Proposal, SeenVersions? ExpectedVersion) : Command<Review>
{
    public override Permission Permission => Permission.Contribute;

    public override Code? AboutPlan => Plan;
}

/// <summary>Something to be done.</summary>
public sealed record ReviewActionProposal
{
    public required string Wording { get; init; }

    /// <summary>The party that does it.</summary>
    public required Code Owner { get; init; }

    public required DateOnly DueOn { get; init; }
}

internal sealed class AddReviewActionHandler(ReviewStore reviews) : IHandler<AddReviewAction, Review>
{
    public async Task<Outcome<Review>> Handle(AddReviewAction request, CancellationToken cancellation)
    {
        if (!(await reviews.Open(request.Review, request.ExpectedVersion, cancellation)).IsSuccess(out var row, out var failure))
            return failure;
        var (proposal, faults) = (request.Proposal, new FaultList());
        if (proposal.Wording.Trim().Length == 0)
            faults.Add(FaultCodes.MissingField, "/wording", "Describe the action.");
        if (!await reviews.IsParty(proposal.Owner, cancellation))
            faults.Add(FaultCodes.UnknownReference, "/owner", $"There is no party '{proposal.Owner}'.");
        if (row.Actions.Count >= ReviewContent.MaxEntries)
            faults.Add(
                FaultCodes.TooLarge,
                "",
                $"The review has {row.Actions.Count} actions; at most {ReviewContent.MaxEntries} are taken."
            );
        if (!faults.IsEmpty)
            return new Invalid(faults.Faults);
        return await reviews.Change(
            row,
            review =>
                review.Actions = [
                    .. review.Actions,
                    new ReviewAction
                    {
                        Number = review.Actions.Count + 1,
                        Wording = proposal.Wording,
                        Owner = proposal.Owner,
                        DueOn = proposal.DueOn,
                        State = ReviewActionState.Open,
                    },
                ],
            cancellation
        );
    }
}
