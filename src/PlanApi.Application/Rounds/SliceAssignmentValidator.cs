using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Errors;
using PlanApi.Domain.Rounds;

namespace PlanApi.Application.Rounds;

public sealed class SliceAssignmentValidator : AbstractValidator<SliceAssignment>
{
    public SliceAssignmentValidator()
    {
        RuleFor(slice => slice.Indicators)
            .Must(indicators => indicators.Count > 0)
            .WithErrorCode(FaultCodes.TooFew)
            .WithMessage("Name at least one indicator.");
        RuleFor(slice => slice.Indicators).IsSet();
        RuleFor(slice => slice.Indicators).HasAtMost(SliceAssignment.MaxIndicators, "indicators");
        RuleFor(slice => slice.By).IsSet();
        RuleFor(slice => slice.By).HasAtMost(SliceAssignment.MaxBy, "dimensions");
        RuleFor(slice => slice.Grain)
            .Must((slice, grain) => grain is null || grain >= slice.Period.Grain)
            .WithErrorCode(FaultCodes.NotAllowed)
            .WithMessage("The periods for which numbers are wanted are longer than the whole period; name a shorter length.");
        RuleFor(slice => slice.State)
            .Must(state => state != SliceState.Entered)
            .WithErrorCode(FaultCodes.NotAllowed)
            .WithMessage("Whether numbers are entered is seen by them; leave this out.");
    }
}
