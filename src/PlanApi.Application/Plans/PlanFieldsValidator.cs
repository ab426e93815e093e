using System.Text.RegularExpressions;
using FluentValidation;
using PlanApi.Application.Calendars;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain.Plans;

namespace PlanApi.Application.Plans;

public sealed partial class PlanFieldsValidator : AbstractValidator<Plan>
{
    private const int MaxAnnounced = 1_000;
    private const int MaxAnswerHours = 24 * 366;

    public PlanFieldsValidator()
    {
        RuleFor(plan => plan.Calendar).SetValidator(new CalendarValidator());
        RuleFor(plan => plan.Currency).IsCurrency();
        RuleFor(plan => plan.TimeZone)
            .Must(IsTimeZone)
            .WithErrorCode(FaultCodes.BadTimeZone)
            .WithMessage((_, name) => $"'{Excerpt.Of(name)}' is not a time zone by its IANA name, such as Asia/Shanghai.");
        RuleFor(plan => plan.Matrix!.AnnouncedRows).IsWithin(0, MaxAnnounced).When(plan => plan.Matrix is not null);
        RuleFor(plan => plan.Matrix!.AnnouncedColumns).IsWithin(0, MaxAnnounced).When(plan => plan.Matrix is not null);
        RuleFor(plan => plan.Matrix!.Columns)
            .Must((plan, columns) => columns != plan.Matrix!.Rows)
            .When(plan => plan.Matrix is not null)
            .WithErrorCode(FaultCodes.NotAllowed)
            .WithMessage("The matrix crosses two dimensions, and '{PropertyValue}' is also that of its rows.");
        RuleFor(plan => plan.Monitoring!.AnswerWithinHours).IsWithin(1, MaxAnswerHours).When(plan => plan.Monitoring is not null);
    }

    // Names that only Windows knows would not be found where the service runs next.
    private static bool IsTimeZone(string name) =>
        IanaName().IsMatch(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId;

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IanaName();
}
