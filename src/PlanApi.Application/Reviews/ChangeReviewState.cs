using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Reviews;

/// <summary>Closes a review, or opens it again with a reason.</summary>
public sealed record ChangeReviewState(Code Plan, long Review, ReviewStateChange Change, SeenVersions? ExpectedVersion) : Command<Review>
{
    public override Permission Permission => Permission.Plan;

    public override Code? AboutPlan => Plan;
}

/// <summary>Where a review goes.</summary>
public sealed record ReviewStateChange
{
    public required ReviewState State { get; init; }

    /// <summary>Why; needed to open it again.</summary>
    public string? Reason { get; init; }
}

internal sealed class ChangeReviewStateHandler(ReviewStore reviews) : IHandler<ChangeReviewState, Review>
{
    public async Task<Outcome<Review>> Handle(ChangeReviewState request, CancellationToken cancellation)
    {
        if (!(await reviews.ToChange(request.Review, request.ExpectedVersion, cancellation)).IsSuccess(out var row, out var failure))
            return failure;
        var (state, reason) = (request.Change.State, request.Change.Reason);
        if (row.State == state)
            return new NotAllowedNow($"The review is {CamelCase.Of(state)} already.");
        if (state == ReviewState.Open && string.IsNullOrWhiteSpace(reason))
            return Invalid.One(FaultCodes.MissingField, "/reason", "Say why it is opened again.");
        var step = reviews.Step(reason);
        return await reviews.Change(
            row,
            review =>
            {
                review.State = state;
                if (state == ReviewState.Closed)
                    review.Closed = step;
                else
                    (review.Closed, review.Reopened) = (null, step);
            },
            cancellation
        );
    }
}
