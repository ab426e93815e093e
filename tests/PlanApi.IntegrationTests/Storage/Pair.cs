using System.Text.RegularExpressions;
using PlanApi.IntegrationTests.Fuzzing;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Storage;

/// <summary>Two services that hold the same plan, each on a database of another kind, and are asked the same.</summary>
internal sealed partial class Pair(TestService one, TestService other) : IDisposable
{
    private readonly HttpClient _one = one.CreateClient();
    private readonly HttpClient _other = other.CreateClient();

    /// <summary>How often each question that is asked had an answer other than a refusal.</summary>
    public Dictionary<string, int> Answered { get; } = [];

    /// <summary>Asks both, holds the answers against each other, and answers what they say.</summary>
    public async Task<Reply> Ask(ICall call)
    {
        var asked = call.Render();
        var (first, second) = (await Send(_one, asked), await Send(_other, asked));
        Assert.True(first.Status < 500, $"{asked.Curl(_one.BaseAddress!)}\n{first.Status} {first.Text}");
        Assert.True(
            first.Status == second.Status && first.Type == second.Type && first.ETag == second.ETag && Same(first.Text, second.Text),
            $"{asked.Curl(_one.BaseAddress!)}\nSQLite: {Shown(first, second)}\nPostgreSQL: {Shown(second, first)}"
        );
        if (call.Succeeded(first))
            Answered[call.Name] = Answered.GetValueOrDefault(call.Name) + 1;
        return first;
    }

    public void Dispose()
    {
        _one.Dispose();
        _other.Dispose();
    }

    private static async Task<Reply> Send(HttpClient client, Call call)
    {
        using var request = call.Request(client.BaseAddress!);
        request.RequestUri = new Uri(client.BaseAddress!, call.Path);
        using var response = await client.SendAsync(request);
        return new Reply(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.ToString(),
            await response.Content.ReadAsByteArrayAsync(),
            response.Headers.ETag?.ToString()
        );
    }

    // Of an answer that is a fault, the id under which the log has it is its own.
    private static bool Same(string one, string other) => one == other || Trace().Replace(one, "") == Trace().Replace(other, "");

    private static string Shown(Reply reply, Reply other)
    {
        var at = reply.Text.Zip(other.Text).TakeWhile(pair => pair.First == pair.Second).Count();
        var start = Math.Max(0, at - 300);
        return $"{reply.Status} {reply.Type} {reply.ETag} {reply.Text.Length} characters, from {start}: "
            + reply.Text[start..Math.Min(reply.Text.Length, at + 300)];
    }

    [GeneratedRegex("\"traceId\": ?\"[^\"]*\"")]
    private static partial Regex Trace();
}
