using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Errors;
using PlanApi.Domain.Risks;

namespace PlanApi.Application.Risks;

public sealed class RiskImpactValidator : AbstractValidator<RiskImpact>
{
    public RiskImpactValidator()
    {
        RuleFor(impact => impact.Values).HasAtMost(RiskImpact.MaxValues, "values");
        RuleFor(impact => impact.Weights).HasAtMost(RiskImpact.MaxWeights, "weights");
        When(impact => impact.Distribution == ImpactDistribution.Discrete, Discrete).Otherwise(Continuous);
        RuleFor(impact => impact.IsRelative)
            .Must((impact, isRelative) => !isRelative || impact.Indicator is not null)
            .WithErrorCode(FaultCodes.NotAllowed)
            .WithMessage("Only an effect on an indicator is given in percent: name the indicator.");
    }

    private void Discrete()
    {
        RuleFor(impact => impact.Values)
            .Must(values => values.Count > 0)
            .WithErrorCode(FaultCodes.TooFew)
            .WithMessage("A discrete distribution needs its values.");
        RuleFor(impact => impact.Weights)
            .Must((impact, weights) => weights.Count == impact.Values.Count)
            .WithErrorCode(FaultCodes.TooFew)
            .WithMessage("Give one weight for each value.");
        RuleFor(impact => impact.Weights)
            .Must(weights => weights.All(weight => weight.Steps >= 0) && weights.Any(weight => weight.Steps > 0))
            .WithErrorCode(FaultCodes.OutOfRange)
            .WithMessage("No weight is below zero, and one at least is above it.");
        RuleFor(impact => impact.Low).Must(low => low is null).WithErrorCode(FaultCodes.NotAllowed).WithMessage(OnlyValues);
        RuleFor(impact => impact.Likely).Must(likely => likely is null).WithErrorCode(FaultCodes.NotAllowed).WithMessage(OnlyValues);
        RuleFor(impact => impact.High).Must(high => high is null).WithErrorCode(FaultCodes.NotAllowed).WithMessage(OnlyValues);
    }

    private void Continuous()
    {
        RuleFor(impact => impact.Low)
            .Must(low => low is not null)
            .WithErrorCode(FaultCodes.MissingField)
            .WithMessage("Give the least effect.");
        RuleFor(impact => impact.High)
            .Must(high => high is not null)
            .WithErrorCode(FaultCodes.MissingField)
            .WithMessage("Give the greatest effect.");
        RuleFor(impact => impact.Likely)
            .Must((impact, likely) => likely is not null == HasMode(impact.Distribution))
            .WithErrorCode(FaultCodes.NotAllowed)
            .WithMessage("A triangular or PERT distribution has a likely value, and no other one has.");
        RuleFor(impact => impact.Likely)
            .Must((impact, likely) => likely is not { } mode || (!(mode < impact.Low) && !(mode > impact.High)))
            .WithErrorCode(FaultCodes.OutOfRange)
            .WithMessage("The likely value lies between the least and the greatest.");
        RuleFor(impact => impact.High)
            .Must((impact, high) => !(high <= impact.Low))
            .WithErrorCode(FaultCodes.OutOfRange)
            .WithMessage("The greatest value is above the least.");
        RuleFor(impact => impact.Low)
            .Must(low => low is not { Steps: <= 0 })
            .When(impact => impact.Distribution == ImpactDistribution.Lognormal)
            .WithErrorCode(FaultCodes.OutOfRange)
            .WithMessage("A lognormal distribution lies above zero.");
        RuleFor(impact => impact.Values)
            .Must(values => values.Count == 0)
            .WithErrorCode(FaultCodes.NotAllowed)
            .WithMessage("Only a discrete distribution has values.");
        RuleFor(impact => impact.Weights)
            .Must(weights => weights.Count == 0)
            .WithErrorCode(FaultCodes.NotAllowed)
            .WithMessage("Only a discrete distribution has weights.");
    }

    private const string OnlyValues = "A discrete distribution has values and weights only.";

    private static bool HasMode(ImpactDistribution distribution)
    {
        return distribution is ImpactDistribution.Triangular or ImpactDistribution.Pert;
    }
}
