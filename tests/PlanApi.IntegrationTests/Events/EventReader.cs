using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Events;

/// <summary>A client of server-sent events, by the words of the specification (WHATWG HTML, 9.2.6).</summary>
internal sealed class EventReader : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _lines;

    private EventReader(HttpResponseMessage response, Stream body, string? lastId) =>
        (_response, _lines, LastId) = (response, new StreamReader(body), lastId);

    /// <summary>What the client would send as Last-Event-ID when it connects again.</summary>
    public string? LastId { get; private set; }

    /// <summary>Comments that came so far.</summary>
    public int Comments { get; private set; }

    public static async Task<EventReader> Open(
        HttpClient client,
        string path,
        string? lastId = null,
        string? key = null,
        HttpContent? post = null
    )
    {
        using var request = new HttpRequestMessage(post is null ? HttpMethod.Get : HttpMethod.Post, path) { Content = post };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (lastId is not null)
            request.Headers.Add("Last-Event-ID", lastId);
        if (key is not null)
            request.Headers.Add("X-Api-Key", key);
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).WaitAsync(Wait.Patience);
        Assert.True(
            response.IsSuccessStatusCode,
            $"{response.StatusCode} {(response.IsSuccessStatusCode ? "" : await response.Content.ReadAsStringAsync())}"
        );
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        return new EventReader(response, await response.Content.ReadAsStreamAsync(), lastId);
    }

    /// <summary>The next event; null where the stream ends.</summary>
    public async Task<Event?> Next()
    {
        var (id, name, data) = (LastId, "message", new List<string>());
        using var over = new CancellationTokenSource(Wait.Patience);
        while (await _lines.ReadLineAsync(over.Token) is { } line)
        {
            if (line.Length == 0)
            {
                LastId = id;
                if (data.Count > 0)
                    return new Event(LastId, name, string.Join('\n', data));
                name = "message";
                continue;
            }
            var (field, value) = line.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon
                ? (line[..colon], line[(colon + 1)..])
                : (line, "");
            value = value.StartsWith(' ') ? value[1..] : value;
            switch (field)
            {
                case "":
                    Comments++;
                    break;
                case "id":
                    id = value;
                    break;
                case "event":
                    name = value;
                    break;
                case "data":
                    data.Add(value);
                    break;
                default:
                    Assert.Equal("retry", field);
                    break;
            }
        }
        return null;
    }

    public async Task<JsonNode> NextJson() => (await Next())!.Json;

    public void Dispose()
    {
        _lines.Dispose();
        _response.Dispose();
    }

    public sealed record Event(string? Id, string Name, string Data)
    {
        public JsonNode Json => JsonNode.Parse(Data)!;
    }
}
