using PlanApi.Api.GraphQL.Types;
using PlanApi.Application.Calendars;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;

namespace PlanApi.Api.GraphQL.Calendars;

/// <summary>The periods of a plan's calendar; the field <c>calendar</c> is the calendar's settings.</summary>
internal sealed class PeriodGraph : IGraph
{
    public void Add(GraphBuilder graph) =>
        GraphBuilder.Field(
            graph.Types.Object<Plan>(),
            "periods",
            typeof(GetCalendar),
            "The periods of the plan's calendar, in order, with their days.",
            TypeCatalog.NonNull(TypeCatalog.ListOf(graph.Types.Output(typeof(CalendarPeriod)))),
            List,
            graph.Argument<Grain>("grain", "How fine.", required: true, defaultValue: Grain.Month),
            graph.Argument<Period>("within", "Only periods within this period; the plan's fiscal year when absent.")
        );

    private static async Task<object?> List(Ask ask) =>
        await ask.Answer(new GetCalendar(ask.PlanCode, ask.Get<Grain>("grain"), ask.Period("within")));
}
