using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Comments;

/// <summary>Links and files that bear numbers out: what is taken, how it is kept, how it comes back.</summary>
public sealed class EvidenceTests(KeysService service) : IClassFixture<KeysService>
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    [Fact]
    public async Task AFile_ComesBackAsItWas_ToBeSaved()
    {
        var (admin, plan) = await Begin();
        var bytes = new byte[700_000];
        new Random(5).NextBytes(bytes);
        Png.CopyTo(bytes, 0);
        var made = (await Send(admin, plan, bytes, "image/png", "../../etc/季度\u202E\"<x>.exe")).Is(201);

        Assert.Equal(
            ("季度x.exe.png", 700_000, Convert.ToHexStringLower(SHA256.HashData(bytes))),
            ((string)made.Json["file"]!["name"]!, (int)made.Json["file"]!["size"]!, (string)made.Json["file"]!["sha256"]!)
        );
        var content = (await admin.Get($"{made.Location}/content")).Is(200);
        Assert.Equal(bytes, content.Bytes);
        Assert.Equal(
            ("image/png", "nosniff", "attachment"),
            (
                content.Type,
                content.Response.Headers.GetValues("X-Content-Type-Options").Single(),
                content.Response.Content.Headers.ContentDisposition!.DispositionType
            )
        );
        Assert.Equal("季度x.exe.png", content.Response.Content.Headers.ContentDisposition!.FileNameStar);
        (await admin.With("If-None-Match", content.ETag!).Get($"{made.Location}/content")).Is(304);
        Assert.Equal(
            bytes[300_000..600_001],
            (await admin.With("Range", "bytes=300000-600000").Get($"{made.Location}/content")).Is(206).Bytes
        );
        (await admin.With("If-Match", "\"other\"").Get($"{made.Location}/content")).IsProblem(412, "other-content");
        var beyond = (await admin.With("Range", "bytes=700000-").Get($"{made.Location}/content")).IsProblem(416, "no-such-range");
        Assert.Equal(
            ("bytes */700000", (string?)null),
            (beyond.Response.Content.Headers.ContentRange!.ToString(), beyond.Response.Content.Headers.ContentDisposition?.ToString())
        );
        (await admin.Delete(made.Location!, null)).IsProblem(428, "missing-version");
        (await admin.Delete(made.Location!, made.ETag)).Is(204);
        (await admin.Get($"{made.Location}/content")).IsProblem(404, "not-found");
        Assert.Equal(0, Chunks(service));
    }

    [Fact]
    public async Task SentAgain_WithItsIdempotencyKey_ItIsThereOnce()
    {
        var (admin, plan) = await Begin();
        var safe = admin.With("Idempotency-Key", "one");
        var first = (await Send(safe, plan, Png, "image/png", "a.png")).Is(201);
        Assert.Equal(
            (string)first.Json["number"]!.ToJsonString(),
            (await Send(safe, plan, Png, "image/png", "a.png")).Is(201).Json["number"]!.ToJsonString()
        );
        (await Send(safe, plan, [.. Png, 9], "image/png", "a.png")).IsProblem(422, "idempotency-key-reused");
        Assert.Single((await admin.Get($"{plan}/evidence?subject=target:total")).Is(200).Items);
        (await admin.Delete(first.Location!, first.ETag)).Is(204);
    }

    [Fact]
    public async Task EachType_IsKnownByItsContent()
    {
        var (admin, plan) = await Begin();
        (byte[] Content, string Type)[] sound =
        [
            (Png, "image/png"),
            ([0xFF, 0xD8, 0xFF, 0xE0], "image/jpeg"),
            ("GIF89a.."u8.ToArray(), "image/gif"),
            ("RIFF1234WEBPVP8 "u8.ToArray(), "image/webp"),
            ("%PDF-1.7"u8.ToArray(), "application/pdf"),
            ("a,b\r\n1,2\r\n"u8.ToArray(), "text/csv"),
            (Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("季度 ", 20_000))), "text/plain; charset=utf-8"),
            (Archive("[Content_Types].xml", "xl/workbook.xml"), Office + "spreadsheetml.sheet"),
            (Archive("[Content_Types].xml", "word/document.xml"), Office + "wordprocessingml.document"),
            (Archive("[Content_Types].xml", "ppt/presentation.xml"), Office + "presentationml.presentation"),
        ];
        foreach (var (content, type) in sound)
        {
            var made = (await Send(admin, plan, content, type, "file")).Is(201);
            (await admin.Delete(made.Location!, made.ETag)).Is(204);
        }
        (byte[] Content, string Type)[] lies =
        [
            ("MZ..."u8.ToArray(), "image/png"),
            (Png, "image/jpeg"),
            ("<html>"u8.ToArray(), "application/pdf"),
            ([0xFF, 0xFE, 0x41, 0x00], "text/plain"),
            ("a\0b"u8.ToArray(), "text/csv"),
            ([0xE5, 0xAD], "text/plain"),
            (Archive("a.xml"), Office + "spreadsheetml.sheet"),
            (Archive("[Content_Types].xml", "word/document.xml"), Office + "spreadsheetml.sheet"),
            ("PK\u0003\u0004"u8.ToArray(), Office + "wordprocessingml.document"),
        ];
        foreach (var (content, type) in lies)
            (await Send(admin, plan, content, type, "file")).HasFaults("not-allowed /content");
        (await Send(admin, plan, [], "image/png", "x.png")).HasFaults("too-few /content");
        foreach (var type in (string[])["text/html", "image/svg+xml", "application/zip", "text/plain; charset=latin1"])
            (await Send(admin, plan, Png, type, "x")).IsProblem(415, "unsupported-media-type");
        (await Send(admin, plan, Png, "image/png", null, "target:none")).HasFaults("missing-field /name");
        (await Send(admin, plan, Png, "image/png", "x", "target:none")).HasFaults("unknown-reference /subject/target");
        Assert.Equal(0, Chunks(service));
    }

    [Fact]
    public async Task AnArchive_IsNeverUnpacked()
    {
        var (admin, plan) = await Begin();
        var bomb = Archive(512 * 1024 * 1024, "[Content_Types].xml", "xl/workbook.xml");
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var made = (await Send(admin, plan, bomb, Office + "spreadsheetml.sheet", "b.xlsx")).Is(201);
        Assert.True(GC.GetTotalAllocatedBytes(precise: true) - before < 100_000_000);
        (await admin.Delete(made.Location!, made.ETag)).Is(204);
    }

    [Fact]
    public async Task WhatIsTooLarge_OrBrokenOff_LeavesNothing()
    {
        var (admin, plan) = await Begin();
        (await Send(admin, plan, [.. Png, .. new byte[10 * 1024 * 1024]], "image/png", "x.png")).IsProblem(413, "too-large");
        // Without a length, it is found while it is read.
        using var endless = new StreamContent(new Endless(Png));
        (
            await admin.SendContent(HttpMethod.Post, $"{plan}/evidence/files?subject=target:total&name=x.png", endless, "image/png")
        ).IsProblem(413, "too-large");
        using var broken = new CutOff([.. Png, .. new byte[2_000_000]], 1_000_000, saysLength: false);
        await Assert.ThrowsAnyAsync<Exception>(() =>
            admin.SendContent(HttpMethod.Post, $"{plan}/evidence/files?subject=target:total&name=x.png", broken, "image/png")
        );
        // The service needs a moment to hear that its client has gone.
        await Wait.Until(() => Directory.GetFiles(Path.GetTempPath(), "planapi-????????????????????????????????").Length == 0);
        Assert.Empty((await admin.Get($"{plan}/evidence")).Is(200).Items);
        Assert.Equal(0, Chunks(service));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://example.com/a")]
    [InlineData("https://user:secret@example.com/")]
    [InlineData("https://a@example.com/")]
    [InlineData("/relative")]
    [InlineData("https://exa mple.com")]
    [InlineData("http:\\\\example.com")]
    public async Task ALink_IsAnAddressOfTheWeb(string link)
    {
        var (admin, plan) = await Begin();
        (
            await admin.Post(
                $"{plan}/evidence/links",
                new System.Text.Json.Nodes.JsonObject
                {
                    ["subject"] = new System.Text.Json.Nodes.JsonObject { ["target"] = "total" },
                    ["link"] = link,
                }.ToJsonString()
            )
        ).HasFaults("bad-text /link");
        (
            await admin.Post(
                $"{plan}/evidence/links",
                """{"subject":{"target":"total"},"link":"https://example.com/?q=1#x","title":"Minutes"}"""
            )
        ).Is(201);
        Assert.Equal("https://example.com/?q=1#x", (string)(await admin.Get($"{plan}/evidence")).Is(200).Items[0]["link"]!);
    }

    [Fact]
    public async Task APlan_HasSoMuchRoom_AndTakesItsFilesWithIt()
    {
        await using var small = new SmallService();
        var plan = await small.NewPlan();
        (await Send(small.Api, plan, new byte[2_000], "text/plain", "a")).HasFaults("not-allowed /content");
        (await Send(small.Api, plan, [.. Png, .. new byte[900]], "image/png", "a")).Is(201);
        (await Send(small.Api, plan, [.. Png, .. new byte[900]], "image/png", "a")).IsProblem(413, "too-large");
        (await small.Api.Delete(plan, (await small.Api.Get(plan)).ETag)).Is(204);
        Assert.Equal(0, Chunks(small));
    }

    private async Task<(Client Admin, string Plan)> Begin()
    {
        var admin = service.With((await service.NewKey(Role.Admin)).Key!);
        return (admin, await service.NewPlan(admin));
    }

    private static async Task<Answer> Send(
        Client by,
        string plan,
        byte[] content,
        string type,
        string? name,
        string subject = "target:total"
    )
    {
        using var body = new ByteArrayContent(content);
        return await by.SendContent(
            HttpMethod.Post,
            $"{plan}/evidence/files?subject={subject}{(name is null ? "" : "&name=" + Uri.EscapeDataString(name))}",
            body,
            type
        );
    }

    private static long Chunks(TestService of) => (long)TestDatabase.Query(of.Database, "SELECT COUNT(*) FROM evidence_chunks").Single();

    private static byte[] Archive(params string[] names) => Archive(3, names);

    private static byte[] Archive(long bytes, params string[] names)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                using var entry = archive.CreateEntry(name).Open();
                var zeros = new byte[Math.Min(bytes, 1024 * 1024)];
                for (var left = bytes; left > 0; left -= zeros.Length)
                    entry.Write(zeros);
            }
        }
        return memory.ToArray();
    }

    /// <summary>Begins like a file, and then goes on, or breaks off.</summary>
    private sealed class Endless(byte[] head) : Stream
    {
        private long _at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => _at;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var some = _at == 0 ? head.Length : count;
            Array.Clear(buffer, offset, some);
            if (_at == 0)
                head.CopyTo(buffer, offset);
            _at += some;
            return some;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    /// <summary>A service with little room.</summary>
    private sealed class SmallService() : TestService(new TestOptions())
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("Evidence:MaxPlanBytes", "1500");
            base.ConfigureWebHost(builder);
        }
    }
}
