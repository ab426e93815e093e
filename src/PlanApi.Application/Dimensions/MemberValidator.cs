using FluentValidation;
using PlanApi.Application.Errors;
using PlanApi.Domain.Dimensions;

namespace PlanApi.Application.Dimensions;

public sealed class MemberValidator : AbstractValidator<Member>
{
    public MemberValidator()
    {
        RuleForEach(member => member.Moves)
            .Must(
                (member, move, context) =>
                    IsAfterThoseBefore(member.Moves, (int)context.MessageFormatter.PlaceholderValues["CollectionIndex"])
            )
            .WithErrorCode(FaultCodes.OutOfOrder)
            .WithMessage("Moves stand in the order of their dates, no two on one day.");
    }

    private static bool IsAfterThoseBefore(IReadOnlyList<Move> moves, int index) => index == 0 || moves[index].From > moves[index - 1].From;
}
