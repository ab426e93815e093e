using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PlanApi.IntegrationTests.Fuzzing;

/// <summary>What must hold of every answer, whatever was sent.</summary>
internal static partial class Checks
{
    /// <returns>What is wrong with the answer; null where nothing is.</returns>
    public static string? FaultOf(Call call, Reply reply)
    {
        if (reply.Status >= 500)
            return $"a {reply.Status}";
        if (Internals().Match(reply.Text) is { Success: true } named && reply.Type != "text/html")
            return $"an answer that names internals: {named.Value}";
        if (call.Path == "/graphql")
            return OfGraphQL(reply);
        // A HEAD has no body.
        return reply.Status >= 400 && call.Method != "HEAD" ? OfProblem(reply) : null;
    }

    private static string? OfProblem(Reply reply)
    {
        if (reply.Type != "application/problem+json")
            return $"a {reply.Status} of the type {reply.Type ?? "none"}, which is no problem document";
        var problem = Parsed(reply);
        return problem is null ? "a problem document that is no JSON"
            : string.IsNullOrEmpty((string?)problem["code"])
            || string.IsNullOrEmpty((string?)problem["traceId"])
            || string.IsNullOrEmpty((string?)problem["detail"])
                ? "a problem document without code, detail or traceId"
            : null;
    }

    private static string? OfGraphQL(Reply reply)
    {
        if (reply.Type == "application/problem+json")
            return OfProblem(reply);
        if (reply.Status >= 400 && reply.Bytes.Length == 0)
            return $"a {reply.Status} without a body";
        if (reply.Type is not ("application/json" or "application/graphql-response+json"))
            return reply.Status >= 400 ? $"a {reply.Status} of the type {reply.Type ?? "none"}" : null;
        if (Parsed(reply) is not { } answer)
            return "an answer that is no JSON";
        foreach (var error in answer["errors"]?.AsArray() ?? [])
        {
            if (error!["extensions"]?["code"]?.ToString() is not { Length: > 0 } code)
                return "an error without a code";
            if (code == "internal-error")
                return "an internal error";
        }
        return null;
    }

    private static JsonNode? Parsed(Reply reply)
    {
        try
        {
            return JsonNode.Parse(reply.Text, documentOptions: new JsonDocumentOptions { MaxDepth = 512 });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(
        @"PlanApi\.(Domain|Application|Api)\b|\bSystem\.(?!IO\.?$)[A-Z]\w+|\bMicrosoft\.[A-Z]\w+"
            + @"|\bGraphQL(Parser)?\.[A-Z]\w+|EntityFramework|Sqlite|SQLite"
            + @"|\b[A-Z]\w+Exception\b|^\s+at [A-Za-z.]+\(|\bSELECT\b.+\bFROM\b|\b(INSERT INTO|DELETE FROM)\b"
            + @"|\bNullable`1|\b\w+`\d\[|\.cs:line \d|Object reference|constraint failed",
        RegexOptions.Multiline
    )]
    private static partial Regex Internals();
}
