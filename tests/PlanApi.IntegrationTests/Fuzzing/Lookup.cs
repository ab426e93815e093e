using System.Text.Json.Nodes;

namespace PlanApi.IntegrationTests.Fuzzing;

/// <summary>Puts the numbers and tokens that a plan has by now in the place of their marks.</summary>
internal sealed class Lookup(FuzzRun run, Vocabulary words)
{
    private readonly (string Mark, string Path, Func<JsonArray, JsonNode?> Found)[] _marks =
    [
        ("$change", "change-sets?first=1000", items => items.Max(change => (long?)change!["sequence"])),
        ("$alert", "alerts", items => items.FirstOrDefault()?["number"]),
        ("$comment", "comments", items => items.FirstOrDefault()?["number"]),
        ("$review", "reviews", items => items.FirstOrDefault()?["number"]),
        ("$closing", "period-closings", items => items.FirstOrDefault()?["number"]),
        ("$changeRequest", "change-requests", items => items.FirstOrDefault()?["number"]),
        ("$file", "evidence", items => items.FirstOrDefault(piece => piece!["file"] is not null)?["number"]),
        ("$finding", "findings", items => items.FirstOrDefault()?["fingerprint"]),
        ("$operation", "/v1/operations?state=succeeded&first=1000", items => items.FirstOrDefault()?["id"]),
        ("$importSchedule", "/v1/import-schedules", items => items.FirstOrDefault()?["id"]),
        ("$webhook", "/v1/webhooks", items => items.FirstOrDefault()?["id"]),
        ("$key", "/v1/api-keys?first=1000", items => items.LastOrDefault()?["id"]),
    ];

    public async Task<string> Of(string text)
    {
        text = text.Replace("$plan", words.Plan, StringComparison.Ordinal)
            .Replace("$token", words.LastSeen("token"), StringComparison.Ordinal);
        foreach (var (mark, path, found) in _marks)
        {
            var quoted = $"\"{mark}\"";
            if (!text.Contains(quoted, StringComparison.Ordinal))
                continue;
            var answer = await run.Read(path.StartsWith('/') ? path : $"/v1/plans/{words.Plan}/{path}");
            text = text.Replace(
                quoted,
                (answer is null ? null : found(answer["items"]!.AsArray()))?.ToJsonString() ?? "0",
                StringComparison.Ordinal
            );
        }
        return text;
    }
}
