using System.Text.Json;
using GraphQL;
using PlanApi.Api.GraphQL.Http;
using PlanApi.Api.GraphQL.Limits;
using PlanApi.Api.Http;

namespace PlanApi.Api.GraphQL.Subscriptions;

/// <summary>The messages that a server sends in graphql-transport-ws.</summary>
internal static class SocketMessages
{
    public static byte[] Ack() => Message("connection_ack", null, null);

    public static byte[] Pong(JsonElement? payload) => Message("pong", null, payload is { } sent ? sent.WriteTo : null);

    public static byte[] Next(string id, ExecutionResult result) =>
        Message("next", id, writer => writer.WriteRawValue(ResponseWriter.Bytes(result), skipInputValidation: true));

    public static byte[] Complete(string id) => Message("complete", id, null);

    public static byte[] Error(string id, IEnumerable<ExecutionError> errors) =>
        Message(
            "error",
            id,
            writer =>
            {
                writer.WriteStartArray();
                foreach (var error in errors.Take(QueryLimits.Errors))
                    ErrorWriter.Write(writer, error);
                writer.WriteEndArray();
            }
        );

    private static byte[] Message(string type, string? id, Action<Utf8JsonWriter>? payload)
    {
        var buffer = JsonBuffer.Rent();
        var writer = buffer.Writer;
        writer.WriteStartObject();
        if (id is not null)
            writer.WriteString("id", id);
        writer.WriteString("type", type);
        if (payload is not null)
        {
            writer.WritePropertyName("payload");
            payload(writer);
        }
        writer.WriteEndObject();
        var bytes = buffer.ToArray();
        buffer.Return();
        return bytes;
    }
}
