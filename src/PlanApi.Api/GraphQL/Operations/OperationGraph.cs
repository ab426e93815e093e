using System.Text.Json;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Application.Errors;
using PlanApi.Application.Operations;
using PlanApi.Application.Parts;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Operations;

/// <summary>Requests that are done in the background.</summary>
internal sealed class OperationGraph(ConnectionTypes connections) : IGraph
{
    public void Add(GraphBuilder graph)
    {
        var operation = graph.Types.Object<Operation>();
        GraphBuilder.Field(
            operation,
            "result",
            typeof(GetOperationResult),
            "What its request answers, once it has succeeded; null before, or where it cannot be done.",
            graph.Types.Output(typeof(JsonElement)),
            async ask =>
                ((Operation)ask.Source!) is { State: OperationState.Succeeded } done
                    ? await ask.Answer(new GetOperationResult(done.Id))
                    : null
        );
        connections.Field(
            graph.Query,
            "operations",
            typeof(ListOperations),
            "Your operations, the newest first; an administrator sees everybody's, and what the service does by itself.",
            operation,
            List,
            [
                GraphBuilder.Argument("state", "Only in these states.", TypeCatalog.ListOf(graph.Types.Output(typeof(OperationState)))),
                graph.Argument<string>("kind", "Only of this kind, such as evaluateLights."),
                graph.Argument<Code>("plan", "Only about this plan."),
            ]
        );
        GraphBuilder.Field(
            graph.Query,
            "operation",
            typeof(GetOperation),
            "How one operation stands; null where there is none of yours, or it ended more than a day ago.",
            operation,
            Find,
            graph.Argument<long>("id", "The operation's number.", required: true)
        );
        graph.Mutate(
            "cancelOperation",
            typeof(CancelOperation),
            "Ends an operation before it is done: when the answer says cancelled, it changes nothing; what has ended stays as it is.",
            ("operation", operation),
            ask => ask.Send(new CancelOperation(ask.Get<long>("id"))),
            graph.Argument<long>("id", "The operation's number.", required: true)
        );
    }

    private static async Task<object?> Find(Ask ask)
    {
        var outcome = await ask.Send(new GetOperation(ask.Get<long>("id")));
        return outcome.Failure is NoOperation ? null
            : outcome.IsSuccess(out var operation, out var failure) ? operation
            : throw new FailureError(failure);
    }

    private static Connection List(Ask ask, PageRange page)
    {
        var request = new ListOperations(page)
        {
            States = ask.Choices<OperationState>("state"),
            Kind = ask.Get<string>("kind"),
            About = ask.OptionalCode("plan"),
        };
        return Connection.Of(() => ask.Answer(request));
    }
}
