using PlanApi.Api.Http;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Reviews;

internal sealed class ReviewScheduleEndpoints : EndpointsOf<ReviewSchedule>
{
    protected override ReviewSchedule Example =>
        new()
        {
            Code = Code.Known("monthly-assessment"),
            Names = new([new("en", "Monthly assessment"), new("zh", "月度考核")]),
            Cadence = Grain.Month,
            Kind = ReviewKind.Assessment,
            DaysAfter = 3,
            Questions = [new([new("en", "Budget"), new("zh", "预算")]), new([new("en", "Progress"), new("zh", "进度")])],
        };
}
