using FluentValidation;
using PlanApi.Application.Errors;
using PlanApi.Domain.Cube;

namespace PlanApi.Application.Cube.Limits;

public sealed class BoundValidator : AbstractValidator<Bound>
{
    public BoundValidator()
    {
        RuleFor(bound => bound.Min)
            .Must((bound, min) => min is not null || bound.Max is not null)
            .WithErrorCode(FaultCodes.MissingField)
            .WithMessage("A bound needs 'min', 'max', or both.");
        RuleFor(bound => bound.Max)
            .Must((bound, max) => max is null || bound.Min is null || bound.Min.Value <= max.Value)
            .WithErrorCode(FaultCodes.OutOfRange)
            .WithMessage("'max' must not be below 'min'.");
        RuleFor(bound => bound.Reach)
            .Must((bound, reach) => reach == Reach.Cell || !bound.ToDate)
            .WithErrorCode(FaultCodes.NotAllowed)
            .WithMessage("A bound to date is about one cell; leave out 'reach'.");
    }
}
