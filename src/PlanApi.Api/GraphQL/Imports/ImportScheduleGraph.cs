using GraphQL.Types;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Application.Imports.Scheduling;
using PlanApi.Application.Operations;
using PlanApi.Application.Parts;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Imports;

/// <summary>Import schedules, which import a file into a plan again and again.</summary>
internal sealed class ImportScheduleGraph(ConnectionTypes connections) : IGraph
{
    public void Add(GraphBuilder graph)
    {
        var schedule = graph.Types.Object<ImportSchedule>();
        connections.Field(
            graph.Query,
            "importSchedules",
            typeof(ListImportSchedules),
            "Your import schedules, the newest first; an administrator sees everybody's.",
            schedule,
            List,
            [
                graph.Argument<Code>("plan", "Only of this plan."),
                GraphBuilder.Argument(
                    "state",
                    "Only in these states.",
                    TypeCatalog.ListOf(graph.Types.Output(typeof(ImportScheduleState)))
                ),
            ]
        );
        GraphBuilder.Field(
            graph.Query,
            "importSchedule",
            typeof(GetImportSchedule),
            "How one import schedule stands; null where there is none of yours.",
            schedule,
            async ask => await ask.Find(new GetImportSchedule(ask.Get<long>("id"))),
            graph.Argument<long>("id", "The schedule's number.", required: true)
        );
        connections.Field(
            schedule,
            "runs",
            typeof(ListImportRuns),
            "Its runs of the last 30 days, the newest first, each with its report.",
            graph.Types.Object<ImportRun>(),
            Runs,
            [GraphBuilder.Argument("state", "Only in these states.", TypeCatalog.ListOf(graph.Types.Output(typeof(OperationState))))]
        );
        AddMutations(graph, schedule);
    }

    private static void AddMutations(GraphBuilder graph, IGraphType schedule)
    {
        QueryArgument[] one = [graph.Argument<long>("id", "The schedule's number.", required: true), graph.ExpectedVersion()];
        graph.Mutate(
            "createImportSchedule",
            typeof(CreateImportSchedule),
            "Imports a file at certain times.",
            ("schedule", schedule),
            ask => ask.Send(new CreateImportSchedule(ask.Record<ImportScheduleSettings>("input"))),
            GraphBuilder.Argument("input", "Which file, how and when.", graph.Types.Input(typeof(ImportScheduleSettings)), required: true)
        );
        graph.Mutate(
            "updateImportSchedule",
            typeof(UpdateImportSchedule),
            "Changes settings of an import schedule; one that was disabled is switched on again.",
            ("schedule", schedule),
            ask => ask.Send(new UpdateImportSchedule(ask.Get<long>("id"), ask.Tree<ImportScheduleSettings>("patch"), ask.Version)),
            [
                .. one,
                GraphBuilder.Argument(
                    "patch",
                    "What to change.",
                    graph.Types.Input(typeof(ImportScheduleSettings), patch: true),
                    required: true
                ),
            ]
        );
        graph.Mutate(
            "deleteImportSchedule",
            typeof(DeleteImportSchedule),
            "Ends an import schedule.",
            ("schedule", schedule),
            ask => ask.Send(new DeleteImportSchedule(ask.Get<long>("id"), ask.Version)),
            one
        );
        graph.Mutate(
            "runImportSchedule",
            typeof(RunImportSchedule),
            "Starts a run now, with the rights of the key that made the schedule.",
            ("operation", graph.Types.Object<Operation>()),
            ask => ask.Send(new RunImportSchedule(ask.Get<long>("id"))),
            graph.Argument<long>("id", "The schedule's number.", required: true)
        );
    }

    private static Connection List(Ask ask, PageRange page)
    {
        var request = new ListImportSchedules(page) { Of = ask.OptionalCode("plan"), States = ask.Choices<ImportScheduleState>("state") };
        return Connection.Of(() => ask.Answer(request));
    }

    private static Connection Runs(Ask ask, PageRange page)
    {
        var request = new ListImportRuns(((ImportSchedule)ask.Source!).Id, page) { States = ask.Choices<OperationState>("state") };
        return Connection.Of(() => ask.Answer(request));
    }
}
