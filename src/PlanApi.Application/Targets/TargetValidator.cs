using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Errors;
using PlanApi.Domain.Targets;

namespace PlanApi.Application.Targets;

/// <summary>A growth without its base, or a lower value above the upper one, is not refused here. The plan's rules find it.</summary>
public sealed class TargetValidator : AbstractValidator<Target>
{
    public TargetValidator()
    {
        RuleFor(target => target.UpperValue)
            .Must(upper => upper is not null)
            .When(target => target.Comparator == Comparator.Between)
            .WithErrorCode(FaultCodes.MissingField)
            .WithMessage("A target between two values needs the upper one.");
        RuleFor(target => target.UpperValue)
            .Must(upper => upper is null)
            .When(target => target.Comparator != Comparator.Between)
            .WithErrorCode(FaultCodes.NotAllowed)
            .WithMessage("Only a target with the comparator 'between' has an upper value.");
        RuleFor(target => target.Baseline!.Comparator)
            .Must(comparator => comparator != Comparator.Between)
            .When(target => target.Baseline is not null)
            .WithErrorCode(FaultCodes.NotAllowed)
            .WithMessage("A baseline has one value; it cannot lie between two.");
        RuleFor(target => target.Currency).IsCurrency();
        RuleFor(target => target.Pace!).SetValidator(new PacingValidator()).When(target => target.Pace is not null);
    }
}
