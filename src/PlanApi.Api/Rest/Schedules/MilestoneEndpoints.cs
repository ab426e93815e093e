using PlanApi.Api.Http;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Schedules;

internal sealed class MilestoneEndpoints : EndpointsOf<Milestone>
{
    protected override Milestone Example =>
        new()
        {
            Code = Code.Known("platform-live"),
            Names = new([new("en", "Smart operations platform live"), new("zh", "智能运营平台上线")]),
            Due = Period.OfMonth(2024, 4),
            Criteria = [new([new("en", "Functional tests are passed"), new("zh", "功能测试通过")])],
        };
}
