using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Errors;
using PlanApi.Domain.Dimensions;

namespace PlanApi.Application.Dimensions;

/// <summary>A group without members would be taken for all of them.</summary>
public sealed class GroupValidator : AbstractValidator<Group>
{
    private const int MaxDefinitions = 100;

    public GroupValidator()
    {
        RuleFor(group => group.Definitions)
            .Must(definitions => definitions.Count > 0)
            .WithErrorCode(FaultCodes.TooFew)
            .WithMessage("A group needs at least one definition.");
        RuleFor(group => group.Definitions)
            .Must(definitions => definitions.Count <= MaxDefinitions)
            .WithErrorCode(FaultCodes.TooLarge)
            .WithMessage($"A group has at most {MaxDefinitions} definitions.");
        RuleForEach(group => group.Definitions).SetValidator(new GroupDefinitionValidator());
    }
}

public sealed class GroupDefinitionValidator : AbstractValidator<GroupDefinition>
{
    public GroupDefinitionValidator()
    {
        RuleFor(definition => definition.Members)
            .Must(members => members.Count > 0)
            .WithErrorCode(FaultCodes.TooFew)
            .WithMessage("A definition of a group needs at least one member.");
        RuleFor(definition => definition.Members).IsSet();
    }
}
