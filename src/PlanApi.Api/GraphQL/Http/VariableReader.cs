using System.Text.Json;
using GraphQL;
using PlanApi.Application.Documents.Sources;

namespace PlanApi.Api.GraphQL.Http;

/// <summary>
/// Reads numbers in variables with all their digits: a number that is not a 32-bit integer stays text, and the scalar checks it.
/// </summary>
internal static class VariableReader
{
    public static Inputs Read(JsonElement variables) =>
        variables.ValueKind == JsonValueKind.Object && Value(variables) is Dictionary<string, object?> map ? new Inputs(map) : Inputs.Empty;

    private static object? Value(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => Map(element),
            JsonValueKind.Array => element.EnumerateArray().Select(Value).ToList(),
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Number => element.TryGetInt32(out var number) && IsPlain(element)
                ? number
                : new SourceScalar(ScalarKind.Number, element.GetRawText()),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };

    private static bool IsPlain(JsonElement element) => element.GetRawText().AsSpan().IndexOfAny('.', 'e', 'E') < 0;

    private static Dictionary<string, object?> Map(JsonElement element)
    {
        var map = new Dictionary<string, object?>();
        foreach (var property in element.EnumerateObject())
            map[property.Name] = Value(property.Value);
        return map;
    }
}
