using FluentValidation;
using PlanApi.Application.Errors;
using PlanApi.Domain.Scenarios;

namespace PlanApi.Application.Scenarios;

/// <summary>
/// Every scenario has another one as its parent, and in the end the plan's first scenario. Only the first has no parent, because it holds
/// the actuals.
/// </summary>
public sealed class ScenarioValidator : AbstractValidator<Scenario>
{
    private static readonly string Baseline = Scenario.PlainBaseline.Key();

    public ScenarioValidator() =>
        RuleFor(scenario => scenario.Parent)
            .NotNull()
            .Unless(Scenario.IsBaseline)
            .WithErrorCode(FaultCodes.MissingField)
            .WithMessage($"Only '{Baseline}' alters no other scenario; say which one this alters, such as '{Baseline}'.");
}
