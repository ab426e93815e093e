using System.IO.Compression;
using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Caching;

/// <summary>Answers are packed where the client asks for it, it is worth it, and it tells nobody anything.</summary>
public sealed class PackedAnswerTests(KeysService service) : IClassFixture<KeysService>, IAsyncLifetime
{
    private string _plan = "";
    private Client _caller = service.Api;

    public async Task InitializeAsync()
    {
        _caller = service.With((await service.NewKey(Role.Admin)).Key!);
        _plan = await service.NewPlan(_caller);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("br", "br")]
    [InlineData("gzip, br", "br")]
    [InlineData("br;q=0, gzip", "gzip")]
    public async Task LongAnswer_IsPackedAsTheClientLikes(string accepted, string packed)
    {
        foreach (var path in new[] { $"{_plan}/document", $"{_plan}/targets", $"{_plan}/findings", "/openapi/v1.json" })
        {
            var plain = (await Raw(_caller, path)).Is(200);
            var answer = (await Raw(_caller.With("Accept-Encoding", accepted), path)).Is(200);

            Assert.Equal([packed], answer.Response.Content.Headers.ContentEncoding);
            Assert.True(answer.Bytes.Length < plain.Bytes.Length / 2, $"{path}: {answer.Bytes.Length} of {plain.Bytes.Length}");
            Assert.Equal(plain.Bytes, Unpack(answer.Bytes, packed));
            Assert.Equal(plain.ETag, answer.ETag);
            Assert.Contains("Accept-Encoding", answer.Response.Headers.Vary);
        }
        var graph = _caller.With("Accept-Encoding", accepted);
        const string Query = """{"query":"{__schema{types{name description}}}"}""";
        Assert.Equal([packed], (await graph.Post("/graphql", Query)).Response.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task StrongTag_OfAPackedAnswer_IsWeak()
    {
        var rename = $$$"""{"wording":{"en":"{{{new string('w', 1_500)}}}"}}""";
        var address = $"{_plan}/targets/total";
        var written = (await _caller.Patch(address, rename, (await _caller.Get(address)).ETag)).Is(200);

        var packed = await Raw(_caller.With("Accept-Encoding", "gzip"), address);

        Assert.Equal($"W/{written.ETag}", packed.ETag);
        Assert.Equal(304, (await Raw(_caller.With("Accept-Encoding", "gzip").With("If-None-Match", packed.ETag!), address)).Status);
        (await _caller.Patch(address, """{"wording":{"en":"short"}}""", packed.ETag)).Is(200);
    }

    [Fact]
    public async Task OtherAnswers_ArePlain()
    {
        var packs = _caller.With("Accept-Encoding", "gzip, br");

        foreach (
            var answer in new[]
            {
                await packs.Get($"{_plan}/targets/total"),
                await packs.Post("/v1/api-keys", $$"""{"name":"{{new string('n', 100)}}","role":"viewer"}"""),
                await _caller.Get($"{_plan}/document"),
                await packs.With("Sec-Fetch-Site", "cross-site").Get($"{_plan}/targets"),
                await packs.With("Origin", "https://evil.example").Get($"{_plan}/targets"),
            }
        )
            Assert.True(answer.Status is 200 or 201 && answer.Response.Content.Headers.ContentEncoding.Count == 0, answer.Text);
    }

    [Fact]
    public async Task Secret_IsStoredByNobody()
    {
        var made = (await _caller.Post("/v1/api-keys", """{"name":"secret","role":"viewer"}""")).Is(201);

        Assert.Equal("no-store", made.Response.Headers.CacheControl!.ToString());
    }

    /// <summary>The contract reads texts, which a packed one is not.</summary>
    private static async Task<Answer> Raw(Client caller, string path) => await caller.Unchecked().Get(path);

    private static byte[] Unpack(byte[] bytes, string packed)
    {
        using var plain = new MemoryStream();
        using var source = new MemoryStream(bytes);
        using Stream unpacked =
            packed == "br" ? new BrotliStream(source, CompressionMode.Decompress) : new GZipStream(source, CompressionMode.Decompress);
        unpacked.CopyTo(plain);
        return plain.ToArray();
    }
}
