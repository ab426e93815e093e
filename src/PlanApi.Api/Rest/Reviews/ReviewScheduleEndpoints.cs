using PlanApi.Domain.Calendars;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Reviews;

internal static class ReviewScheduleEndpoints
{
    public static void MapReviewSchedules(this RouteGroupBuilder plan) =>
        plan.MapParts(
            new ReviewSchedule
            {
                Code = Code.Known("monthly-assessment"),
                Names = new([new("en", "Monthly assessment"), new("zh", "月度考核")]),
                Cadence = Grain.Month,
                Kind = ReviewKind.Assessment,
                DaysAfter = 3,
                Questions = [new([new("en", "Budget"), new("zh", "预算")]), new([new("en", "Progress"), new("zh", "进度")])],
            }
        );
}
