using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace PlanApi.IntegrationTests.Kit;

/// <summary>A client of the service. Every answer is held against the OpenAPI document.</summary>
public sealed class Client(HttpClient client, Lazy<Task<Contract>>? contract, params (string Name, string Value)[] headers)
{
    /// <summary>One whose answers are not what the OpenAPI document says, such as packed ones.</summary>
    public Client Unchecked() => new(client, null, headers);

    public Client With(string name, string value) => new(client, contract, [.. headers, (name, value)]);

    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path);

    public Task<Answer> Post(string path, string body, string type = "application/json") => Send(HttpMethod.Post, path, body, type);

    public Task<Answer> Patch(string path, string body, string? etag, string type = "application/merge-patch+json") =>
        (etag is null ? this : With("If-Match", etag)).Send(HttpMethod.Patch, path, body, type);

    public Task<Answer> Delete(string path, string? etag) => (etag is null ? this : With("If-Match", etag)).Send(HttpMethod.Delete, path);

    public Task<Answer> Send(HttpMethod method, string path, string? body = null, string? type = null) =>
        SendContent(method, path, body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(body)), type);

    public async Task<Answer> SendContent(HttpMethod method, string path, HttpContent? content, string? type = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (content is not null && type is not null)
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await client.SendAsync(request, (content as CutOff)?.Cut ?? CancellationToken.None);
        var answer = await Answer.Of(response);
        if (contract is not null)
            (await contract.Value).Check(method, request.RequestUri!, answer);
        return answer;
    }
}

/// <summary>What came back.</summary>
public sealed record Answer(
    int Status,
    string Text,
    byte[] Bytes,
    string? Type,
    string? ETag,
    string? Location,
    HttpResponseMessage Response
)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>The code of a problem document.</summary>
    public string? Code => (string?)Json["code"];

    /// <summary>A problem's faults, each as "code pointer", in ordinal order.</summary>
    public string Faults =>
        string.Join(", ", FaultNodes.Select(fault => $"{fault["code"]} {fault["pointer"]}").Order(StringComparer.Ordinal));

    public IReadOnlyList<JsonNode> FaultNodes => [.. (Json["faults"]?.AsArray() ?? []).Select(fault => fault!)];

    public IReadOnlyList<JsonNode> Items => [.. Json["items"]!.AsArray().Select(item => item!)];

    /// <summary>The codes of a page's items.</summary>
    public IReadOnlyList<string> Codes => [.. Items.Select(item => (string)item["code"]!)];

    public string? Next => (string?)Json["next"];

    public string? NextCursor => (string?)Json["nextCursor"];

    public static async Task<Answer> Of(HttpResponseMessage response)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync();
        return new Answer(
            (int)response.StatusCode,
            Encoding.UTF8.GetString(bytes),
            bytes,
            response.Content.Headers.ContentType?.MediaType,
            response.Headers.ETag?.ToString(),
            response.Headers.Location?.OriginalString,
            response
        );
    }

    /// <summary>Asserts the status, showing the answer where it is another.</summary>
    public Answer Is(int status)
    {
        Assert.True(Status == status, $"expected {status}, found {Status}: {Text}");
        return this;
    }

    /// <summary>Asserts a problem document of the status and code.</summary>
    public Answer IsProblem(int status, string code)
    {
        Is(status);
        Assert.Equal("application/problem+json", Type);
        Assert.Equal(code, Code);
        Assert.Equal($"urn:planapi:problem:{code}", (string?)Json["type"]);
        Assert.Equal(status, (int?)Json["status"]);
        Assert.NotEmpty((string)Json["detail"]!);
        Assert.Matches("^[0-9A-Za-z:.-]{6,}$", (string)Json["traceId"]!);
        return this;
    }

    /// <summary>Asserts a 400 with exactly these faults, each as "code pointer".</summary>
    public void HasFaults(params string[] faults) =>
        Assert.Equal(string.Join(", ", faults.Order(StringComparer.Ordinal)), IsProblem(400, "invalid").Faults);
}
