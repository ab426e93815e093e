using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Domain.People;

namespace PlanApi.Application.People;

public sealed class ResourceValidator : AbstractValidator<Resource>
{
    public ResourceValidator()
    {
        RuleFor(resource => resource.Quantity).IsNotNegative();
        RuleFor(resource => resource.UnitCost).IsNotNegative();
        RuleFor(resource => resource.Cost).IsNotNegative();
        RuleFor(resource => resource.FundedBy).IsSet();
        RuleFor(resource => resource.FundedBy).HasAtMost(Resource.MaxFundedBy, "budget items");
    }
}
