using GraphQL.Types;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Application.Access;
using PlanApi.Application.Access.Keys;
using PlanApi.Application.Parts;

namespace PlanApi.Api.GraphQL.Access;

/// <summary>The service's API keys.</summary>
internal sealed class ApiKeyGraph(ConnectionTypes connections) : IGraph
{
    public void Add(GraphBuilder graph)
    {
        var key = graph.Types.Object<ApiKey>();
        connections.Field(graph.Query, "apiKeys", typeof(ListApiKeys), "The service's API keys, by id; for administrators.", key, List);
        GraphBuilder.Field(
            graph.Query,
            "apiKey",
            typeof(GetApiKey),
            "One API key, without its secret; null where there is none.",
            key,
            async ask => await ask.Find(new GetApiKey(ask.Get<long>("id"))),
            graph.Argument<long>("id", "The key's id.", required: true)
        );
        graph.Mutate(
            "createApiKey",
            typeof(CreateApiKey),
            "Makes an API key; its secret is in this answer and nowhere else.",
            ("apiKey", (IGraphType)key),
            ask => ask.Send(new CreateApiKey(ApiKeyInput.Read(ask))),
            GraphBuilder.Argument("input", "The new key.", ApiKeyInput.Type(graph), required: true)
        );
        graph.Mutate(
            "rotateApiKey",
            typeof(RotateApiKey),
            "Gives an API key a new secret, while the old one still counts; the secret is in this answer and nowhere else.",
            ("apiKey", (IGraphType)key),
            ask => ask.Send(ApiKeyInput.Rotation(ask)),
            graph.Argument<long>("id", "The key's id.", required: true),
            graph.ExpectedVersion(),
            GraphBuilder.Argument(
                "oldSecretEndsAt",
                "Until when the old secret counts too; it ends at once when absent.",
                graph.Types.Output(typeof(DateTimeOffset))
            ),
            GraphBuilder.Argument("expiresAt", "The key's new end; as before when absent.", graph.Types.Output(typeof(DateTimeOffset)))
        );
        graph.Mutate(
            "revokeApiKey",
            typeof(RevokeApiKey),
            "Ends an API key at once; it stays in the list.",
            ("apiKey", (IGraphType)key),
            ask => ask.Send(new RevokeApiKey(ask.Get<long>("id"), ask.Version)),
            graph.Argument<long>("id", "The key's id.", required: true),
            graph.ExpectedVersion()
        );
        graph.Mutate(
            "readmitPerson",
            typeof(ReadmitPerson),
            "Lets a person in again who was shut out.",
            ("apiKey", (IGraphType)key),
            ask => ask.Send(new ReadmitPerson(ask.Get<long>("id"), ask.Version)),
            graph.Argument<long>("id", "The person's id in the list of keys.", required: true),
            graph.ExpectedVersion()
        );
    }

    private static Connection List(Ask ask, PageRange page) => Connection.Of(() => ask.Answer(new ListApiKeys(page)));
}
