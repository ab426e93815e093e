using FluentValidation;
using PlanApi.Application.Errors;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Pace;

namespace PlanApi.Application.Targets;

/// <summary>The fields of a pace must belong to its method.</summary>
public sealed class PacingValidator : AbstractValidator<Pacing>
{
    private const int MostMonths = 13;
    private const int MostYears = 20;

    public PacingValidator()
    {
        RuleFor(pace => pace.Grain)
            .Must(grain => grain is null or Grain.HalfYear or Grain.Quarter or Grain.Month or Grain.Day)
            .WithErrorCode(FaultCodes.NotAllowed)
            .WithMessage("Steps are by half-year, quarter, month or day.");
        RuleFor(pace => pace.Grain)
            .Must(grain => grain is null)
            .When(pace => pace.Method != PaceMethod.Steps)
            .WithErrorCode(FaultCodes.NotAllowed)
            .WithMessage("Only steps have a grain.");
        RuleFor(pace => pace.Weights)
            .Must(weights => weights is null)
            .When(pace => pace.Method != PaceMethod.Seasonal)
            .WithErrorCode(FaultCodes.NotAllowed)
            .WithMessage("Only a seasonal pace has weights.");
        RuleFor(pace => pace.Weights)
            .Must(weights => weights is null or { Count: > 0 and <= MostMonths })
            .WithErrorCode(FaultCodes.TooFew)
            .WithMessage($"Give a weight for each month of the target's period, at most {MostMonths}.");
        RuleFor(pace => pace.Weights)
            .Must(weights => weights is null || (weights.All(weight => weight.Steps >= 0) && weights.Any(weight => weight.Steps > 0)))
            .WithErrorCode(FaultCodes.OutOfRange)
            .WithMessage("No weight is below zero, and one at least is above it.")
            .When(pace => pace.Weights is { Count: > 0 });
        RuleFor(pace => pace.YearsBefore)
            .Must(years => years is null)
            .When(pace => pace.Method != PaceMethod.Seasonal || pace.Weights is not null)
            .WithErrorCode(FaultCodes.NotAllowed)
            .WithMessage("Only a seasonal pace without weights takes its shape from another year.");
        RuleFor(pace => pace.YearsBefore)
            .Must(years => years is null or (>= 1 and <= MostYears))
            .WithErrorCode(FaultCodes.OutOfRange)
            .WithMessage($"The shape is taken from 1 to {MostYears} years before.");
        RuleFor(pace => pace.Measure)
            .Must(measure => measure is null)
            .When(pace => pace.Method != PaceMethod.Seasonal || pace.Weights is not null)
            .WithErrorCode(FaultCodes.NotAllowed)
            .WithMessage("Only a seasonal pace without weights takes its shape from numbers.");
    }
}
