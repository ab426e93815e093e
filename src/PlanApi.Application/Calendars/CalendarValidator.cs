using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Errors;
using PlanApi.Domain.Calendars;

namespace PlanApi.Application.Calendars;

public sealed class CalendarValidator : AbstractValidator<Calendar>
{
    // A fiscal year may begin in the calendar year before it.
    private const int FirstYear = Period.MinYear + 1;

    public CalendarValidator()
    {
        // Or end in the one after it.
        When(calendar => calendar.Weeks is not null || calendar.NamedAfter == YearName.Start, () => Years(Period.MaxYear - 1))
            .Otherwise(() => Years(Period.MaxYear));
        RuleFor(calendar => calendar.FirstMonth).IsWithin(1, 12);
        RuleFor(calendar => calendar.FirstDay).IsWithin(1, 28);
        RuleFor(calendar => calendar.Weeks!.ExtraWeekMonth)
            .IsWithin(1, 12)
            .When(calendar => calendar.Weeks is { Pattern: not WeekPattern.ThirteenFours });
        RuleFor(calendar => calendar.Weeks!.ExtraWeekMonth)
            .IsWithin(1, 13)
            .When(calendar => calendar.Weeks is { Pattern: WeekPattern.ThirteenFours });
        RuleFor(calendar => calendar.ReferenceFrom)
            .Must((calendar, from) => from is null || from <= calendar.Year)
            .WithErrorCode(FaultCodes.OutOfRange)
            .WithMessage("The first reference year, {PropertyValue}, must not come after the plan's own.");
        RuleFor(calendar => calendar.ReferenceTo)
            .Must((calendar, to) => to is null || to >= calendar.Year)
            .WithErrorCode(FaultCodes.OutOfRange)
            .WithMessage("The last reference year, {PropertyValue}, must not come before the plan's own.");
        RuleFor(calendar => calendar.ReferenceTo)
            .Must((calendar, to) => (long)(to ?? calendar.Year) - (calendar.ReferenceFrom ?? calendar.Year) < Calendar.MaxYears)
            .WithErrorCode(FaultCodes.OutOfRange)
            .WithMessage($"A plan may refer to at most {Calendar.MaxYears} years.");
    }

    private void Years(int last)
    {
        RuleFor(calendar => calendar.Year).IsWithin(FirstYear, last);
        RuleFor(calendar => calendar.ReferenceFrom).IsWithin(FirstYear, last);
        RuleFor(calendar => calendar.ReferenceTo).IsWithin(FirstYear, last);
    }
}
