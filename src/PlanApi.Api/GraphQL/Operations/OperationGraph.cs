using System.Text.Json;
using GraphQL.Types;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Api.GraphQL.Subscriptions;
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
            "The answer of its request, once the operation has succeeded; null before, or where it failed.",
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
            "Your operations, the newest first; an administrator sees everybody's operations, and the service's own.",
            operation,
            List,
            Filters(graph)
        );
        GraphBuilder
            .Field(
                graph.Subscription,
                "operationChanges",
                typeof(ListOperations),
                "Operations as they change: first those that have not ended or ended within the last five minutes, then each one again "
                    + "whenever it has changed. They are the operations that the field operations lists.",
                TypeCatalog.NonNull(operation),
                Next,
                Filters(graph)
            )
            .StreamResolver = TakenOneByOne.Instance;
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
            "Ends an operation before it is done. When the answer says cancelled, it changes nothing; an ended one stays as it is.",
            ("operation", operation),
            ask => ask.Send(new CancelOperation(ask.Get<long>("id"))),
            graph.Argument<long>("id", "The operation's number.", required: true)
        );
    }

    private static QueryArgument[] Filters(GraphBuilder graph) =>
        [
            GraphBuilder.Argument("state", "Only in these states.", TypeCatalog.ListOf(graph.Types.Output(typeof(OperationState)))),
            graph.Argument<string>("kind", "Only of this kind, such as evaluateLights."),
            graph.Argument<Code>("plan", "Only about this plan."),
        ];

    private static async Task<object?> Next(Ask ask)
    {
        var asked = Asked(ask, new PageRange());
        return await ask.Request.Subscription!.Next(
            ask,
            services => new OperationFeed(services.GetRequiredService<OperationBell>(), services.GetRequiredService<TimeProvider>(), asked),
            changed => changed
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
        var request = Asked(ask, page);
        return Connection.Of(() => ask.Answer(request));
    }

    private static ListOperations Asked(Ask ask, PageRange page) =>
        new(page)
        {
            States = ask.Choices<OperationState>("state"),
            Kind = ask.Get<string>("kind"),
            About = ask.OptionalCode("plan"),
        };
}
