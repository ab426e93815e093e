using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace PlanApi.Benchmarks;

/// <summary>
/// How much it costs to recognise a caller: the same reads without a key, with a key and with a sign-in token, in turn, of one process in
/// open mode. The requests go down one connection, one behind the other, so that the client costs next to nothing.
/// </summary>
internal static class AccessBenchmark
{
    private const string Plan = "access";
    private const int Rounds = 21,
        Batches = 20,
        Batch = 50;

    public static async Task Run()
    {
        using var rsa = RSA.Create(2048);
        var file = Path.GetTempFileName();
        var numbers = rsa.ExportParameters(false);
        await File.WriteAllTextAsync(
            file,
            $$"""{"keys":[{"kty":"RSA","kid":"k","n":"{{Base64UrlEncoder.Encode(numbers.Modulus)}}","e":"{{Base64UrlEncoder.Encode(
                numbers.Exponent
            )}}"}]}"""
        );
        await using var service = await BenchmarkService.Start(
            $"--Access:Issuers:own:SigningKeys={file}",
            "--Access:Issuers:own:Issuer=own",
            "--Access:Issuers:own:Audience=planapi",
            "--Access:Issuers:own:DefaultRole=viewer"
        );
        await service.Create(Plan, leaves: 20, groups: 4);
        var key = (string)(await service.Post("../api-keys", """{"name":"bench","role":"viewer"}"""))!["key"]!;
        var claims = new JsonObject
        {
            ["iss"] = "own",
            ["aud"] = "planapi",
            ["sub"] = "ann",
            ["exp"] = TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeSeconds(),
        };
        var by = new SigningCredentials(new RsaSecurityKey(rsa) { KeyId = "k" }, SecurityAlgorithms.RsaSha256);
        var token = new JsonWebTokenHandler().CreateToken(claims.ToJsonString(), by);
        string[] introductions = ["", $"Authorization: Bearer {key}\r\n", $"Authorization: Bearer {token}\r\n"];
        foreach (var (what, header) in new[] { ("kept answer", ""), ("answer from the database", "Cache-Control: no-cache\r\n") })
        {
            var seconds = introductions.Select(_ => new List<double>()).ToArray();
            for (var round = -5; round < Rounds; round++)
            {
                for (var way = 0; way < introductions.Length; way++)
                {
                    var taken = await Ask(service.Origin, introductions[way] + header);
                    if (round >= 0)
                        seconds[way].Add(taken);
                }
            }
            var (open, keyed, signed) = (Median(seconds[0]), Median(seconds[1]), Median(seconds[2]));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{what}: {Batches * Batch / open:F0} requests/s open; with a key {open / keyed:F2}, with a token {open / signed:F2}"
                )
            );
        }
        File.Delete(file);
    }

    /// <summary>The seconds that the requests take.</summary>
    private static async Task<double> Ask(Uri origin, string headers)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(origin.Host, origin.Port);
        var request = $"GET /v1/plans/{Plan}/indicators HTTP/1.1\r\nHost: {origin.Authority}\r\n{headers}\r\n";
        var buffer = new byte[256 * 1024];
        await socket.SendAsync(Encoding.ASCII.GetBytes(request));
        var length = await socket.ReceiveAsync(buffer);
        if (!buffer.AsSpan(0, length).StartsWith("HTTP/1.1 200"u8))
            throw new InvalidOperationException(Encoding.UTF8.GetString(buffer, 0, length));
        var many = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(request, Batch)));
        var began = Stopwatch.GetTimestamp();
        for (var batch = 0; batch < Batches; batch++)
        {
            await socket.SendAsync(many);
            for (var missing = length * Batch; missing > 0; )
                missing -= await socket.ReceiveAsync(buffer);
        }
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
