using System.Text.Json;
using GraphQL;
using GraphQL.Execution;
using PlanApi.Api.Access;
using PlanApi.Api.GraphQL.Execution;
using PlanApi.Api.GraphQL.Limits;
using PlanApi.Api.Http;
using PlanApi.Application.Documents.Json;

namespace PlanApi.Api.GraphQL.Http;

/// <summary>Writes a result from its tree of nodes straight to the response, without a document in between.</summary>
internal static class ResponseWriter
{
    private static readonly ExecutionResult TooLarge = new()
    {
        Errors =
        [
            new QueryRefused(
                "too-large",
                $"The answer has over {QueryLimits.AnswerBytes / 1024 / 1024} MiB; ask for fewer items or fields, or export it over REST."
            ),
        ],
        Executed = true,
    };

    public static Task Write(HttpContext context, string type, int status, ExecutionResult result)
    {
        var buffer = JsonBuffer.Rent();
        if (!Write(buffer.Writer, result))
            return Send(context, type, Bytes(TooLarge));
        Head(context.Response, type, status);
        return buffer.Send(context);
    }

    /// <summary>The body as bytes; where it would be longer than answers may be, the body that says so.</summary>
    public static byte[] Bytes(ExecutionResult result)
    {
        var buffer = JsonBuffer.Rent();
        if (!Write(buffer.Writer, result))
            return Bytes(TooLarge);
        var bytes = buffer.ToArray();
        buffer.Return();
        return bytes;
    }

    public static Task Send(HttpContext context, string type, byte[] body)
    {
        Head(context.Response, type, StatusCodes.Status200OK);
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    /// <summary>An answer that the client may keep, and must ask for again each time: it is told 304 where it has this one.</summary>
    public static Task Send(HttpContext context, KeptAnswer answer)
    {
        var response = context.Response;
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Vary = "Accept, Accept-Language, Authorization, Cookie, " + AccessMiddleware.KeyHeader;
        response.Headers.ETag = answer.ETag;
        if (ConditionalRequest.IsKnown(context.Request, answer.ETag!))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        response.ContentType = answer.ContentType + "; charset=utf-8";
        response.ContentLength = answer.Body.Length;
        return response.Body.WriteAsync(answer.Body, context.RequestAborted).AsTask();
    }

    private static void Head(HttpResponse response, string type, int status)
    {
        response.StatusCode = status;
        response.ContentType = type + "; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.Vary = "Accept";
    }

    /// <summary>Writes the result as an object; false, half-way, where it is too long.</summary>
    private static bool Write(Utf8JsonWriter writer, ExecutionResult result)
    {
        writer.WriteStartObject();
        if (result.Errors is { Count: > 0 } errors)
        {
            writer.WriteStartArray("errors");
            foreach (var error in errors.Take(QueryLimits.Errors))
                ErrorWriter.Write(writer, error);
            writer.WriteEndArray();
        }
        if (result.Executed)
        {
            writer.WritePropertyName("data");
            if (!Write(writer, result.Data as ExecutionNode))
                return false;
        }
        if (result.Extensions?.GetValueOrDefault(QueryCost.Name) is QueryCost cost)
        {
            writer.WriteStartObject("extensions");
            writer.WriteStartObject(QueryCost.Name);
            writer.WriteNumber("requested", cost.Requested);
            writer.WriteNumber("limit", cost.Limit);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
        return true;
    }

    private static bool Write(Utf8JsonWriter writer, ExecutionNode? node)
    {
        if (writer.BytesCommitted + writer.BytesPending > QueryLimits.AnswerBytes)
            return false;
        switch (node)
        {
            case ValueExecutionNode value:
                WriteValue(writer, value.ToValue());
                break;
            case ObjectExecutionNode { SubFields: [PlainFields plain, ..] nodes, Result: { } source }:
                return Write(writer, plain, source, nodes.AsSpan(1));
            case ObjectExecutionNode { SubFields: { } fields }:
                writer.WriteStartObject();
                foreach (var field in fields)
                {
                    writer.WritePropertyName(field.Name!);
                    if (!Write(writer, field))
                        return false;
                }
                writer.WriteEndObject();
                break;
            case ArrayExecutionNode { Items: { } items }:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    if (!Write(writer, item))
                        return false;
                }
                writer.WriteEndArray();
                break;
            case ArrayExecutionNode { SerializedResult: { } values }:
                JsonSerializer.Serialize(writer, values, values.GetType(), PlanJson.Options);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
        return true;
    }

    private static bool Write(Utf8JsonWriter writer, PlainFields plain, object source, ReadOnlySpan<ExecutionNode> others)
    {
        writer.WriteStartObject();
        foreach (var field in plain.All)
        {
            writer.WritePropertyName(field.Name);
            if (field.Scalar is not null)
                WriteValue(writer, field.Value!.Get(source, field.Arguments) is { } value ? field.Scalar.Serialize(value) : null);
            else if (Write(writer, others[0]))
                others = others[1..];
            else
                return false;
        }
        writer.WriteEndObject();
        return true;
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            default:
                JsonSerializer.Serialize(writer, value, value.GetType(), PlanJson.Options);
                break;
        }
    }
}
