using GraphQL.Types;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Application.Closings;
using PlanApi.Application.Parts;
using PlanApi.Domain.Closings;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Closings;

/// <summary>Periods whose numbers do not change any more.</summary>
internal sealed class PeriodClosingGraph(ConnectionTypes connections) : IGraph
{
    public void Add(GraphBuilder graph)
    {
        var (plan, closing) = (graph.Types.Object<Plan>(), graph.Types.Object<PeriodClosing>());
        graph.Nodes.Add<PeriodClosing>(
            typeof(GetPeriodClosing),
            item => item.Number,
            async (ask, code, number) => await ask.Seen(new GetPeriodClosing(code, number))
        );
        connections.Field(
            plan,
            "periodClosings",
            typeof(ListPeriodClosings),
            "The periods that are closed, or were once, the latest closing first.",
            closing,
            List,
            [
                GraphBuilder.Argument("measure", "Only of these measures.", TypeCatalog.ListOf(graph.Types.Output(typeof(Measure)))),
                graph.Argument<bool>("closed", "Only those in force, or only those opened again."),
            ]
        );
        GraphBuilder.Field(
            plan,
            "periodClosing",
            typeof(GetPeriodClosing),
            "One closing of a period; null where there is none.",
            closing,
            async ask => await ask.Find(new GetPeriodClosing(ask.PlanCode, ask.Get<long>("number"))),
            graph.Argument<long>("number", "The closing's number.", required: true)
        );
        var of = graph.Argument<Code>("plan", "The plan's code.", required: true);
        graph.Mutate(
            "closePeriod",
            typeof(ClosePeriod),
            "Closes a period, so that its numbers do not change; says first what is missing.",
            ("periodClosing", closing),
            ask => ask.Send(new ClosePeriod(ask.PlanCode, ask.Record<ClosingProposal>("input"))),
            [of, GraphBuilder.Argument("input", "Which period.", graph.Types.Input(typeof(ClosingProposal)), required: true)]
        );
        graph.Mutate(
            "reopenPeriod",
            typeof(ReopenPeriod),
            "Opens a closed period again, with a reason; for the committee.",
            ("periodClosing", closing),
            ask => ask.Send(new ReopenPeriod(ask.PlanCode, ask.Get<long>("number"), ask.Record<PeriodReopening>("input"), ask.Version)),
            [
                of,
                graph.Argument<long>("number", "The closing's number.", required: true),
                graph.ExpectedVersion(),
                GraphBuilder.Argument("input", "Why.", graph.Types.Input(typeof(PeriodReopening)), required: true),
            ]
        );
    }

    private static Connection List(Ask ask, PageRange page)
    {
        var request = new ListPeriodClosings(ask.PlanCode, page)
        {
            Measures = ask.Choices<Measure>("measure"),
            Closed = ask.Get<bool?>("closed"),
        };
        return Connection.Of(() => ask.Answer(request));
    }
}
