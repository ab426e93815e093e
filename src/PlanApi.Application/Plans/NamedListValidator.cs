using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Errors;
using PlanApi.Domain.Plans;

namespace PlanApi.Application.Plans;

public sealed class NamedListValidator : AbstractValidator<NamedList>
{
    private const int MaxAnnounced = 1_000_000;

    public NamedListValidator()
    {
        RuleFor(list => list.Announced).IsWithin(0, MaxAnnounced);
        RuleForEach(list => list.Items)
            .Must(item => item.Count > 0)
            .WithErrorCode(FaultCodes.TooFew)
            .WithMessage("An item of a list needs a name in some language.");
    }
}
