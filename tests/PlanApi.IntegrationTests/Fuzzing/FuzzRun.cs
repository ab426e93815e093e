using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Fuzzing;

/// <summary>Sends calls to a service and keeps what is wrong with its answers.</summary>
internal sealed partial class FuzzRun(
    int seed,
    TestService service,
    Contract contract,
    HttpClient client,
    Coverage coverage,
    Action<string> tell
)
{
    private const int Most = 25;

    /// <summary>What was found, by kind: one example of each.</summary>
    public Dictionary<string, string> Failures { get; } = new(StringComparer.Ordinal);

    public int Calls { get; private set; }

    /// <summary>The seed of the present episode.</summary>
    public int Seed { get; set; }

    public bool IsFull => Failures.Count >= Most;

    /// <summary>Sends a call, with the version that it must name when it names none.</summary>
    public async Task<(ICall Sent, Reply Reply)> Send(ICall call, Vocabulary words)
    {
        if (call.Versioned is { Given: null, Path: var path })
        {
            var read = await Send(new Call("GET", path, [], null), "");
            call = call.WithVersion(read.ETag ?? "\"1\"");
        }
        var rendered = call.Render();
        var reply = await Send(rendered, call.Name);
        coverage.Add(call, reply);
        words.Hear(reply.Text);
        return (call, reply);
    }

    private const int MostBytes = 64 * 1024 * 1024;

    public async Task<JsonNode?> Read(string path)
    {
        var reply = await Send(new Call("GET", path, [("Accept", "application/json")], null), "");
        return reply.Status == 200 ? JsonNode.Parse(reply.Text) : null;
    }

    /// <summary>The body, which may be packed where the call takes that.</summary>
    private static async Task<byte[]> Unpacked(HttpContent content)
    {
        var packed = await content.ReadAsStreamAsync();
        await using Stream plain = string.Join(',', content.Headers.ContentEncoding) switch
        {
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            _ => packed,
        };
        var bytes = new MemoryStream();
        await plain.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    public async Task<Reply> Send(Call call, string name)
    {
        Calls++;
        var reply = new Reply(0, null, [], null);
        try
        {
            using var request = call.Request(service.Address);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            var type = response.Content.Headers.ContentType?.MediaType;
            var bytes = type == "text/event-stream" ? [] : await Unpacked(response.Content);
            reply = new Reply((int)response.StatusCode, type, bytes, response.Headers.ETag?.ToString());
            if (name.Length > 0 && Checks.FaultOf(call, reply) is { } fault)
                Fail(name, fault, call, reply);
            // What a path with dots means is decided before the service sees it.
            else if (bytes.Length > 0 && call.Method is not "HEAD" && !Dots().IsMatch(call.Path))
                contract.Check(
                    new HttpMethod(call.Method),
                    request.RequestUri!,
                    new Answer(reply.Status, reply.Text, bytes, type, null, null, response)
                );
        }
        catch (Xunit.Sdk.XunitException wrong)
        {
            Fail(name, wrong.Message.Split('\n')[0], call, reply);
        }
        catch (Exception cut) when (cut is HttpRequestException or TaskCanceledException or IOException)
        {
            // What is over the limit of any body is refused before it is read whole: whoever still sends may miss the answer.
            if (cut is TaskCanceledException || call.Body is not { Length: > MostBytes })
                Fail(name, $"no answer: {cut.Message} {cut.InnerException?.Message}", call, reply);
        }
        foreach (
            var line in service
                .Log.Take()
                .Where(line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal))
        )
            Fail(name, $"an error in the log: {string.Join('\n', line.Split('\n').Take(14))}", call, reply);
        return reply;
    }

    [GeneratedRegex(@"/(\.|%2e)+(/|\?|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Dots();

    private void Fail(string name, string fault, Call call, Reply reply)
    {
        var kind = $"{name}: {fault[..Math.Min(fault.Length, 120)]}";
        if (Failures.ContainsKey(kind))
            return;
        Failures[kind] = $"""
            {name}: {fault}
              again: PLANAPI_FUZZ_SEED={seed}, call {Calls}; nearly the same, and sooner: PLANAPI_FUZZ_SEED={Seed}
              {call.Curl(service.Address)}
              {reply.Status} {reply.Type} {(reply.Text.Length > 1_500 ? reply.Text[..1_500] : reply.Text)}
            """;
        tell(Failures[kind]);
    }
}
