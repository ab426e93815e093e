using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.BadInput;

/// <summary>What the server refuses before the service sees it has a problem document as well.</summary>
public sealed class RefusedRequestTests(RefusedRequestTests.Listening service) : IClassFixture<RefusedRequestTests.Listening>
{
    [Theory]
    [InlineData("GET /v1/plans/%00 HTTP/1.1\r\nHost: HOST\r\n", 400, "bad-request")]
    [InlineData("GET /v1/plans/a%00/targets HTTP/1.1\r\nHost: HOST\r\n", 400, "bad-request")]
    [InlineData("GET /v1/plans HTTP/1.1\r\n", 400, "bad-request")]
    [InlineData("GET /v1/plans HTTP/1.1\r\nHost: a b\r\n", 400, "bad-request")]
    [InlineData("nonsense\r\n", 400, "bad-request")]
    [InlineData("GET /v1/plans HTTP/1.1\r\nHost: HOST\r\nno-colon\r\n", 400, "bad-request")]
    [InlineData("POST /v1/plans HTTP/1.1\r\nHost: HOST\r\nContent-Length: many\r\n", 400, "bad-request")]
    [InlineData("POST /v1/plans HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: other\r\n", 400, "bad-request")]
    [InlineData("GET /LONG HTTP/1.1\r\nHost: HOST\r\n", 414, "too-large")]
    [InlineData("GET /v1/plans HTTP/1.1\r\nHost: HOST\r\nX: LONGLONG\r\n", 431, "too-large")]
    [InlineData("GET /v1/plans HTTP/7.0\r\nHost: HOST\r\n", 505, "bad-request")]
    public async Task Request_ThatIsNoHttp_IsToldSo(string head, int status, string code)
    {
        var answer = await Send(
            head.Replace("HOST", service.Address.Authority, StringComparison.Ordinal)
                .Replace("LONG", new string('x', 20_000), StringComparison.Ordinal) + "\r\n"
        );

        var (fields, body) = (answer.Split("\r\n\r\n")[0], answer.Split("\r\n\r\n", 2)[1]);
        Assert.StartsWith($"HTTP/1.1 {status} ", fields, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Type: application/problem+json\r\n", fields, StringComparison.Ordinal);
        Assert.Contains("\r\nX-Content-Type-Options: nosniff\r\n", fields, StringComparison.Ordinal);
        Assert.Contains($"\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n", fields, StringComparison.Ordinal);
        var problem = JsonNode.Parse(body)!;
        Assert.Equal((code, status), ((string?)problem["code"], (int?)problem["status"]));
        Assert.NotEmpty((string)problem["traceId"]!);
    }

    [Fact]
    public async Task Requests_ThatAreHttp_AreAnsweredAsBefore()
    {
        var host = service.Address.Authority;

        var two = await Send(
            $"GET /v1/plans HTTP/1.1\r\nHost: {host}\r\n\r\nGET /v1/plans/%2e%2e/none HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        );

        Assert.StartsWith("HTTP/1.1 200 ", two, StringComparison.Ordinal);
        Assert.Contains("HTTP/1.1 404 ", two, StringComparison.Ordinal);
    }

    private async Task<string> Send(string text)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(service.Address.Host, service.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    public sealed class Listening() : TestService(new TestOptions { Kestrel = true });
}
