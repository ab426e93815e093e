using System.Globalization;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Reviews;

/// <summary>Marks an action as done, dropped or open again. This is also possible in a closed review.</summary>
public sealed record SettleReviewAction(
    Code Plan,
    long Review,
    int Action,
    ReviewActionSettlement Settlement,
    SeenVersions? ExpectedVersion
) : Command<Review>
{
    public override Permission Permission => Permission.Contribute;

    public override Code? AboutPlan => Plan;
}

/// <summary>How an action stands now.</summary>
public sealed record ReviewActionSettlement
{
    public required ReviewActionState State { get; init; }

    /// <summary>The result of the action, or the reason for dropping it.</summary>
    public string? Note { get; init; }
}

internal sealed class SettleReviewActionHandler(ReviewStore reviews) : IHandler<SettleReviewAction, Review>
{
    public async Task<Outcome<Review>> Handle(SettleReviewAction request, CancellationToken cancellation)
    {
        if (!(await reviews.ToChange(request.Review, request.ExpectedVersion, cancellation)).IsSuccess(out var row, out var failure))
            return failure;
        if (row.Actions.All(action => action.Number != request.Action))
            return new NotFound("action", request.Action.ToString(CultureInfo.InvariantCulture));
        var (state, note) = (request.Settlement.State, request.Settlement.Note);
        if (state == ReviewActionState.Dropped && string.IsNullOrWhiteSpace(note))
            return Invalid.One(FaultCodes.MissingField, "/note", "Say why it is dropped.");
        var step = reviews.Step(note);
        return await reviews.Change(
            row,
            review =>
                review.Actions = [
                    .. review.Actions.Select(action =>
                        action.Number == request.Action ? action with { State = state, Settled = step } : action
                    ),
                ],
            cancellation
        );
    }
}
