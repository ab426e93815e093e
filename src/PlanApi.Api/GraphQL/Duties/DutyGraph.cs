using GraphQL.Types;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Application.Duties;
using PlanApi.Application.Parts;
using PlanApi.Application.Schedules;
using PlanApi.Domain.Duties;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Duties;

/// <summary>What parties owe.</summary>
internal sealed class DutyGraph(ConnectionTypes connections) : IGraph
{
    public void Add(GraphBuilder graph)
    {
        var (plan, duty) = (graph.Types.Object<Plan>(), graph.Types.Object<Duty>());
        connections.Field(
            plan,
            "duties",
            typeof(ListDuties),
            "What parties owe, what is due first: alerts, reviews, slices, votes, milestones and more.",
            duty,
            (ask, page) => List(ask, ask.PlanCode, page),
            Filters(graph)
        );
        connections.Field(
            graph.Query,
            "duties",
            typeof(ListDuties),
            "What parties owe in all plans that you may see and that are not closed, what is due first.",
            duty,
            (ask, page) => List(ask, null, page),
            Filters(graph)
        );
        GraphBuilder.Field(
            plan,
            "dutyCalendar",
            typeof(GetDutyCalendar),
            "What parties owe as an iCalendar feed (RFC 5545).",
            graph.Types.Object<CalendarFeed>(),
            async ask => await ask.Find(new GetDutyCalendar(ask.PlanCode, Filter(ask), ask.Language())),
            [.. Filters(graph), Arguments.Language(graph)]
        );
    }

    private static QueryArgument[] Filters(GraphBuilder graph) =>
        [
            GraphBuilder.Argument("party", "Only of these parties.", TypeCatalog.ListOf(graph.Types.Output(typeof(Code)))),
            graph.Argument<bool>("mine", "Only of the parties whose subject is the name of your key, or yours."),
            GraphBuilder.Argument("kind", "Only of these kinds.", TypeCatalog.ListOf(graph.Types.Output(typeof(DutyKind)))),
            graph.Argument<DateTimeOffset>("dueBefore", "Only what is due before this instant."),
            graph.Argument<bool>("overdue", "Only what is overdue, or only what is not."),
        ];

    private static Connection List(Ask ask, Code? plan, PageRange page)
    {
        var request = new ListDuties(plan) { Filter = Filter(ask), Page = page };
        return Connection.Of(() => ask.Answer(request));
    }

    private static DutyFilter Filter(Ask ask) =>
        new()
        {
            Parties = ask.Codes("party"),
            IsMine = ask.Get<bool?>("mine") == true,
            Kinds = ask.Choices<DutyKind>("kind"),
            DueBefore = ask.Get<DateTimeOffset?>("dueBefore"),
            IsOverdue = ask.Get<bool?>("overdue"),
        };
}
