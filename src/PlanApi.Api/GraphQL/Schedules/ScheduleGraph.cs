using PlanApi.Api.GraphQL.Parts;
using PlanApi.Api.Http;
using PlanApi.Application.Parts;
using PlanApi.Application.Pictures;
using PlanApi.Application.Schedules;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Schedules;

/// <summary>The plan's schedule, computed.</summary>
internal sealed class ScheduleGraph(ConnectionTypes connections) : IGraph
{
    public void Add(GraphBuilder graph)
    {
        GraphBuilder.Field(
            graph.Types.Object<Plan>(),
            "schedule",
            typeof(GetSchedule),
            "Phases, initiatives and milestones with their dates, slack, critical path and slips from the baseline.",
            graph.Types.Object<PlanSchedule>(),
            async ask => await ask.Find(new GetSchedule(ask.PlanCode))
        );
        GraphBuilder.Field(
            graph.Types.Object<Plan>(),
            "slipPreview",
            typeof(PreviewSlips),
            "The effect that slips would have on everything after them: new earliest dates, milestones that would be late.",
            graph.Types.Object<SlipPreview>(),
            async ask => await ask.Answer(new PreviewSlips(ask.PlanCode, ask.Record<ScheduleSlips>("slips"))),
            GraphBuilder.Argument("slips", "The activities that would slip.", graph.Types.Input(typeof(ScheduleSlips)), required: true)
        );
        GraphBuilder.Field(
            graph.Types.Object<Plan>(),
            "ganttChart",
            typeof(GetGanttChart),
            "The schedule as a Gantt chart in SVG.",
            graph.Types.Object<Drawing>(),
            async ask =>
                await ask.Find(new GetGanttChart(ask.PlanCode, ask.Language()) { DataAt = PictureData.At(ask.PlanCode, "schedule") }),
            Arguments.Language(graph)
        );
        GraphBuilder.Field(
            graph.Types.Object<Plan>(),
            "scheduleCalendar",
            typeof(GetScheduleCalendar),
            "The schedule as an iCalendar feed (RFC 5545).",
            graph.Types.Object<CalendarFeed>(),
            async ask => await ask.Find(new GetScheduleCalendar(ask.PlanCode, ask.Language())),
            Arguments.Language(graph)
        );
        var effect = graph.Types.Object<ContributionEffectAnswer>();
        effect.Name = "ContributionEffect";
        connections.Field(
            graph.Types.Object<Plan>(),
            "contributionEffects",
            typeof(ListContributionEffects),
            "By how much the targets' numbers have changed since the initiatives that serve them began, and what part of the expected "
                + "effects that is.",
            effect,
            Effects,
            [
                Arguments.Day(graph),
                graph.Argument<Code>("initiative", "Only of this initiative."),
                graph.Argument<Code>("target", "Only on this target."),
                Arguments.Language(graph),
            ]
        );
    }

    private static Connection Effects(Ask ask, PageRange page)
    {
        var request = new ListContributionEffects(ask.PlanCode, ask.Day())
        {
            Initiative = ask.OptionalCode("initiative"),
            Target = ask.OptionalCode("target"),
            Language = ask.Language(),
            Page = page,
        };
        return Connection.Of(() => ask.Answer(request));
    }
}
