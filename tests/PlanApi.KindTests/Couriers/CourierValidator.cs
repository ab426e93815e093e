using FluentValidation;
using PlanApi.Application.Documents.Binding;

namespace PlanApi.KindTests.Couriers;

public sealed class CourierValidator : AbstractValidator<Courier>
{
    public CourierValidator() => RuleFor(courier => courier.Punctuality).IsWithin(0, 100);
}
