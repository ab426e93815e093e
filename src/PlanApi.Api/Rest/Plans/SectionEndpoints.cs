using PlanApi.Api.Http;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Plans;

internal sealed class SectionEndpoints : EndpointsOf<Section>
{
    protected override Section Example =>
        new()
        {
            Code = Code.Known("3.3"),
            Names = new([new("en", "Key performance indicators"), new("zh", "关键指标")]),
            Purpose = SectionPurpose.Indicators,
            Parent = Code.Known("3"),
        };
}
