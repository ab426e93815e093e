using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Errors;
using PlanApi.Domain.Reviews;

namespace PlanApi.Application.Reviews;

public sealed class ReviewScheduleValidator : AbstractValidator<ReviewSchedule>
{
    public ReviewScheduleValidator()
    {
        RuleFor(schedule => schedule.DaysAfter).IsWithin(0, ReviewSchedule.MaxDaysAfter);
        RuleFor(schedule => schedule.Questions)
            .Must(questions => questions.Count <= ReviewSchedule.MaxQuestions)
            .WithErrorCode(FaultCodes.TooLarge)
            .WithMessage($"At most {ReviewSchedule.MaxQuestions} questions are taken.");
        RuleForEach(schedule => schedule.Questions)
            .Must(question => question.Count > 0)
            .WithErrorCode(FaultCodes.TooFew)
            .WithMessage("A question needs words in some language.");
        RuleFor(schedule => schedule.Indicators).IsSet();
        RuleFor(schedule => schedule.Indicators)
            .Must(indicators => indicators.Count <= ReviewSchedule.MaxIndicators)
            .WithErrorCode(FaultCodes.TooLarge)
            .WithMessage($"At most {ReviewSchedule.MaxIndicators} indicators are taken.");
    }
}
