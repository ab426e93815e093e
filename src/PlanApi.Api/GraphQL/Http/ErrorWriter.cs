using System.Text.Json;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;

namespace PlanApi.Api.GraphQL.Http;

/// <summary>Writes an error with its code: those of the library under a few stable names, the application's as they are.</summary>
internal static class ErrorWriter
{
    public static void Write(Utf8JsonWriter writer, ExecutionError error)
    {
        writer.WriteStartObject();
        writer.WriteString("message", error.Message);
        if (error.Locations is { Count: > 0 } locations)
        {
            writer.WriteStartArray("locations");
            foreach (var location in locations)
            {
                writer.WriteStartObject();
                writer.WriteNumber("line", location.Line);
                writer.WriteNumber("column", location.Column);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }
        if (error.Path is { } path)
        {
            writer.WriteStartArray("path");
            foreach (var step in path)
            {
                if (step is int index)
                    writer.WriteNumberValue(index);
                else
                    writer.WriteStringValue((string)step);
            }
            writer.WriteEndArray();
        }
        writer.WriteStartObject("extensions");
        writer.WriteString("code", CodeOf(error));
        if (error is ValidationError { Number: { } rule })
            writer.WriteString("rule", rule);
        foreach (var (name, value) in error.Extensions ?? [])
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, value);
        }
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public static string CodeOf(ExecutionError error) => error switch
    {
        SyntaxError => "syntax",
        DocumentError => "invalid-query",
        UnhandledError => "internal-error",
        RequestError => "bad-request",
        { Code: { } code } => code,
        _ => "internal-error",
    };
}
