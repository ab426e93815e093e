using System.Reflection;
using System.Text.Json.Nodes;

namespace PlanApi.Api.OpenApi;

/// <summary>Recorded answers of operations about the reference plan: <c>api-spec/examples/answers</c>, which a test keeps true.</summary>
internal static class RecordedAnswers
{
    /// <summary>The name of the answer where work is done in the background.</summary>
    public const string Accepted = "accepted";

    /// <summary>Null where nothing is recorded.</summary>
    public static JsonNode? Of(string operation)
    {
        // The result of an operation is what its request would have answered.
        if (operation == "getOperationResult")
            operation = "evaluateLights";
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream($"answers/{operation}");
        return file is null ? null : JsonNode.Parse(file);
    }
}
