using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Domain.Parties;

namespace PlanApi.Application.Parties;

public sealed class PartyValidator : AbstractValidator<Party>
{
    // OpenID Connect bounds a subject to 255 characters.
    private const int MaxSubjectLength = 255;

    public PartyValidator() => RuleFor(party => party.Subject).HasLength(1, MaxSubjectLength);
}
