using FluentValidation;
using PlanApi.Application.Errors;
using PlanApi.Domain.Weights;

namespace PlanApi.Application.Weights;

/// <summary>Weights that do not add up to 100 % are not refused here. The plan's rules find them.</summary>
public sealed class WeightValidator : AbstractValidator<Weight>
{
    public WeightValidator()
    {
        RuleFor(weight => weight)
            .Must(weight => Named(weight) > 0)
            .WithErrorCode(FaultCodes.MissingField)
            .WithMessage("Name the thing that has the weight: of, objective or keyResult.");
        RuleFor(weight => weight)
            .Must(weight => Named(weight) < 2)
            .WithErrorCode(FaultCodes.NotAllowed)
            .WithMessage("A weight weighs one thing: of, objective or keyResult.");
        RuleFor(weight => weight.Of)
            .Must(of => of is null or { Count: > 0 })
            .WithErrorCode(FaultCodes.TooFew)
            .WithMessage("The thing that has the weight needs at least one dimension.");
    }

    private static int Named(Weight weight) =>
        (weight.Of is null ? 0 : 1) + (weight.Objective is null ? 0 : 1) + (weight.KeyResult is null ? 0 : 1);
}
