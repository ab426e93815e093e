using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Targets.Adoption;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Targets;

internal sealed class TargetEndpoints : EndpointsOf<Target>
{
    protected override Target Example =>
        new()
        {
            Code = Code.Known("seller-satisfaction-kpi"),
            Indicator = Code.Known("seller-satisfaction"),
            Period = Period.OfYear(2024),
            Comparator = Comparator.AtLeast,
            Value = Quantity.Of(4.6m),
            Wording = new([new("en", "seller satisfaction at least 4.6"), new("zh", "商家满意度不低于4.6")]),
            Baseline = new Baseline { Value = Quantity.Of(4.4m), Period = Period.OfYear(2023) },
            Source = Code.Known("3.3"),
        };

    protected override void MapOthers(RouteGroupBuilder plan)
    {
        plan.OnPost("/targets/{target}/adopt", Adopt)
            .WithTags("targets")
            .Sends(
                typeof(AdoptTarget),
                "adoptTarget",
                "Write a target's value into the cube, where it can be broken down",
                new QueryParameter("scenario", "The scenario; the plan's first when absent.")
            )
            .Writes()
            .Produces<CellsWritten>();
    }

    private static async Task<IResult> Adopt(
        Code plan,
        Code target,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    )
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new AdoptTarget(plan, target, asked.Scenario());
        return (await asked.Send(sender, request, cancellation)).ToResult();
    }
}
