using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Errors;
using PlanApi.Domain.Validation;

namespace PlanApi.Application.Validation;

public sealed class WaiverValidator : AbstractValidator<Waiver>
{
    private const int MaxFindingLength = 64;

    public WaiverValidator()
    {
        RuleFor(waiver => waiver.Finding).HasLength(1, MaxFindingLength);
        RuleFor(waiver => waiver.Reason)
            .Must(reason => reason.Count > 0)
            .WithErrorCode(FaultCodes.TooFew)
            .WithMessage("A waiver says why, in some language.");
    }
}
