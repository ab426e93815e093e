using PlanApi.Application.Pace;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Pace;

/// <summary>How targets are expected to be reached.</summary>
internal sealed class PaceGraph : IGraph
{
    public void Add(GraphBuilder graph)
    {
        var pace = graph.Types.Object<PaceAnswer>();
        pace.Name = "TargetPace";
        GraphBuilder.Field(
            graph.Types.Object<Plan>(),
            "targetPace",
            typeof(GetPace),
            "The expected progress of a target by the end of each period, beside the actual progress; null where there is no "
                + "such target.",
            pace,
            async ask =>
                await ask.Find(
                    new GetPace(ask.PlanCode, ask.Code("target"), ask.Get<Grain?>("grain") ?? Grain.Month, ask.Day())
                    {
                        Scenario = ask.Scenario(),
                    }
                ),
            graph.Argument<Code>("target", "The target's code.", required: true),
            graph.Argument<Grain>("grain", "The length of the periods: quarters, months or weeks; months when absent."),
            Arguments.Day(graph, "date", "The day until which actuals are shown; today in the plan's time zone when absent."),
            Arguments.Scenario(graph)
        );
    }
}
