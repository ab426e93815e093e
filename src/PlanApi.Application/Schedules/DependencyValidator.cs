using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Errors;
using PlanApi.Domain.Schedules;

namespace PlanApi.Application.Schedules;

public sealed class DependencyValidator : AbstractValidator<Dependency>
{
    public DependencyValidator()
    {
        RuleFor(dependency => dependency)
            .Must(dependency => Given(dependency.Phase, dependency.Initiative, dependency.Milestone) == 1)
            .WithErrorCode(FaultCodes.NotAllowed)
            .WithMessage("Name the one thing that depends on another: phase, initiative or milestone.");
        RuleFor(dependency => dependency)
            .Must(dependency => Given(dependency.AfterPhase, dependency.AfterInitiative, dependency.AfterMilestone) == 1)
            .WithErrorCode(FaultCodes.NotAllowed)
            .WithMessage("Name the one thing that it comes after: afterPhase, afterInitiative or afterMilestone.");
        RuleFor(dependency => dependency.Lag).IsWithin(-Dependency.MaxLag, Dependency.MaxLag);
    }

    private static int Given(params ReadOnlySpan<Domain.Values.Code?> codes)
    {
        var given = 0;
        foreach (var code in codes)
            given += code is null ? 0 : 1;
        return given;
    }
}
