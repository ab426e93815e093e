using System.IO.Compression;
using System.Text;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.BadInput;

/// <summary>A body that is packed is unpacked, or refused; it is never read as what it is not, nor a defect.</summary>
public sealed class PackedBodyTests(OpenService service) : IClassFixture<OpenService>
{
    private static readonly string[] Takers =
    [
        "PLAN/targets application/json",
        "PLAN/cells text/csv",
        "PLAN/actuals text/csv",
        "/v1/plan-documents application/yaml",
        "/graphql application/json",
        "PLAN/evidence/files?subject=target:total&name=a.txt text/plain",
    ];

    [Theory]
    [InlineData("gzip")]
    [InlineData("GZIP")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("identity")]
    public async Task Body_PackedAsItSays_IsRead(string encoding)
    {
        var plan = await service.NewPlan();
        var body = Pack(encoding, """{"code":"packed","purpose":"other"}""");

        (await Send($"{plan}/sections", "application/json", encoding, body)).Is(201);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task Body_PackedOtherwiseOrCutOff_IsABadRequest(string encoding)
    {
        var plan = await service.NewPlan();
        var whole = Pack(encoding, new string('x', 4_000) + Guid.NewGuid() + Guid.NewGuid());
        byte[] noise = [0xC1, 0x9E, 0x37, 0x79, 0xB9, 0xFF, 0x00, 0x21, 0x5A, 0x13, 0xEE, 0x81];

        foreach (var taker in Takers)
        {
            var (path, type) = (taker.Replace("PLAN", plan, StringComparison.Ordinal).Split(' ')[0], taker.Split(' ')[1]);
            foreach (var body in new[] { noise, Encoding.UTF8.GetBytes("{\"code\":\"plain\"}"), whole[..(whole.Length / 2)] })
                (await Send(path, type, encoding, body)).IsProblem(400, "bad-request");
        }
        Assert.DoesNotContain(service.Log.All, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("zstd")]
    [InlineData("x-gzip")]
    [InlineData("compress")]
    [InlineData("gzip, br")]
    [InlineData("aws-chunked")]
    public async Task Body_PackedInAWayThatIsNotKnown_IsRefusedWithThoseThatAre(string encoding)
    {
        var plan = await service.NewPlan();

        foreach (var taker in Takers.Append("PLAN/lights/evaluations application/json"))
        {
            var (path, type) = (taker.Replace("PLAN", plan, StringComparison.Ordinal).Split(' ')[0], taker.Split(' ')[1]);
            var answer = (await Send(path, type, encoding, "{}"u8.ToArray())).IsProblem(415, "unsupported-encoding");
            Assert.Equal("br, deflate, gzip", string.Join(", ", answer.Response.Headers.GetValues("Accept-Encoding")));
        }
    }

    private Task<Answer> Send(string path, string type, string encoding, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        return service.Api.SendContent(HttpMethod.Post, path, content, type);
    }

    private static byte[] Pack(string encoding, string text)
    {
        using var packed = new MemoryStream();
        using (
            var packer = (Stream)(
                encoding.ToLowerInvariant() switch
                {
                    "gzip" => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
                    "deflate" => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true),
                    "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
                    _ => packed,
                }
            )
        )
            packer.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
