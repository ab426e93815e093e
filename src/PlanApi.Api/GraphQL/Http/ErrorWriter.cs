using System.Text.Json;
using System.Text.RegularExpressions;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;
using GraphQL.Validation.Errors;

namespace PlanApi.Api.GraphQL.Http;

/// <summary>Writes an error with its code: those of the library under a few stable names, the application's as they are.</summary>
internal static partial class ErrorWriter
{
    public static void Write(Utf8JsonWriter writer, ExecutionError error)
    {
        writer.WriteStartObject();
        writer.WriteString("message", MessageOf(error));
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

    /// <summary>
    /// Words the error of a variable for its sender: with the expected type, where the library describes its own inner form.
    /// </summary>
    private static string MessageOf(ExecutionError error) =>
        error is InvalidVariableError ? NotConverted().Replace(error.Message, "It must be of the type '$1'.") : error.Message;

    [GeneratedRegex("Unable to convert '.*' to '([^']*)'", RegexOptions.Singleline)]
    private static partial Regex NotConverted();

    public static string CodeOf(ExecutionError error) =>
        error switch
        {
            SyntaxError => "syntax",
            DocumentError => "invalid-query",
            UnhandledError => "internal-error",
            RequestError => "bad-request",
            { Code: { } code } => code,
            _ => "internal-error",
        };
}
