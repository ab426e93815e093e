using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Access;

public sealed class ApiKeyTests(KeysService service) : IClassFixture<KeysService>
{
    [Fact]
    public async Task Create_NewKey_ShowsItsSecretOnce()
    {
        var admin = await Admin();

        var plan = (await service.NewPlan(admin))["/v1/plans/".Length..];

        var made = (
            await admin.Post(
                "/v1/api-keys",
                $$"""
                {"name":"latam planning","role":"planner","plans":["{{plan}}","b"],"members":{"market":["latam"]},"expiresAt":"2024-12-31T23:59:59+08:00"}
                """
            )
        ).Is(201);

        Assert.Equal($"/v1/api-keys/{made.Json["id"]}", made.Location);
        Assert.Equal("2024-12-31T15:59:59+00:00", (string)made.Json["expiresAt"]!);
        Assert.Equal("2024-03-18T08:30:00+00:00", (string)made.Json["createdAt"]!);
        (await service.With((string)made.Json["key"]!).Get("/v1/plans")).Is(200);
        var read = (await admin.Get(made.Location!)).Is(200);
        Assert.Equal(made.ETag, read.ETag);
        Assert.Equal(made.Json.Without("key"), read.Json.Without());
        Assert.Equal("""{"market":["latam"]}""", read.Json["members"]!.ToJsonString());
        (await admin.With("If-None-Match", read.ETag!).Get(made.Location!)).Is(304);
        (await admin.Post("/v1/api-keys", """{"name":"latam planning","role":"viewer"}""")).IsProblem(409, "duplicate-code");
    }

    [Theory]
    [InlineData("""{"role":"viewer"}""", "missing-field /name")]
    [InlineData("""{"name":"x","role":"owner","key":"plan_1_a"}""", "not-allowed /role", "unknown-field /key")]
    [InlineData("""{"name":" ","role":"viewer"}""", "too-long /name")]
    [InlineData("""{"name":"x","role":"viewer","plans":[],"members":{}}""", "too-few /plans", "too-few /members")]
    [InlineData("""{"name":"x","role":"viewer","members":{"market":[],"li ne":["a"]}}""", "bad-code /members/li ne")]
    [InlineData("""{"name":"x","role":"viewer","members":{"market":[]}}""", "too-few /members/market")]
    [InlineData("""{"name":"x","role":"viewer","members":["latam"]}""", "wrong-type /members")]
    [InlineData("""{"name":"x","role":"viewer","expiresAt":"2024-03-18T08:30:00Z"}""", "out-of-range /expiresAt")]
    [InlineData("""{"name":"x","role":"viewer","expiresAt":"2025-03-18T08:30:00"}""", "bad-date /expiresAt")]
    [InlineData("""{"name":"x","role":"viewer","expiresAt":"tomorrow"}""", "bad-date /expiresAt")]
    [InlineData(
        """{"name":"x","role":"viewer","members":{"Market":["latam"],"market":["latm"]}}""",
        "unknown-reference /members/Market",
        "unknown-reference /members/market/0"
    )]
    public async Task Create_WithFaults_NamesThem(string body, params string[] faults) =>
        (await (await AdminWithPlan()).Post("/v1/api-keys", body)).HasFaults(faults);

    [Fact]
    public async Task Revoke_OfAKey_EndsItAndKeepsItInTheList()
    {
        var admin = await Admin();
        var key = await service.NewKey(Role.Viewer);
        var address = $"/v1/api-keys/{key.Id}";

        (await admin.Delete(address, null)).IsProblem(428, "missing-version");
        (await admin.Delete(address, "\"9\"")).IsProblem(412, "stale-version");
        var revoked = (await admin.Delete(address, "\"1\"")).Is(200);

        Assert.StartsWith("\"2.", revoked.ETag, StringComparison.Ordinal);
        Assert.NotNull(revoked.Json["revokedAt"]);
        Assert.Equal(revoked.Text, (await admin.Get(address)).Text);
        (await service.With(key.Key!).Get("/v1/plans")).IsProblem(401, "unauthenticated");
        (await admin.Delete("/v1/api-keys/999999", "\"1\"")).IsProblem(404, "not-found");
        (await admin.Get("/v1/api-keys/999999")).IsProblem(404, "not-found");
        Assert.Equal("not-found", (await admin.Get("/v1/api-keys/first")).Code);
    }

    [Fact]
    public async Task List_OfKeys_PagesWithoutSecrets()
    {
        var admin = await Admin();
        var made = new List<ApiKey>();
        foreach (var _ in Enumerable.Range(0, 5))
            made.Add(await service.NewKey(Role.Viewer));

        var listed = new List<JsonNode>();
        for (var next = "/v1/api-keys?first=2"; next is not null; )
        {
            var page = (await admin.Get(next)).Is(200);
            listed.AddRange(page.Items);
            next = page.Next;
        }

        Assert.Subset(listed.Select(key => (long?)key["id"]).ToHashSet(), made.Select(key => key.Id).ToHashSet());
        Assert.Equal(listed.Count, listed.Select(key => (long)key["id"]!).Distinct().Count());
        Assert.All(listed, key => Assert.Null(key["key"]));
        (await admin.Get("/v1/api-keys?after=x")).HasFaults("bad-cursor /after");
    }

    [Fact]
    public async Task Create_SentTwiceWithOneKey_MakesOneKeyAndKeepsNoSecret()
    {
        await using var own = new CustomService(new TestOptions { Keys = true, LogLevel = LogLevel.Trace });
        var secret = (await own.NewKey(Role.Admin)).Key!;
        var admin = own.With(secret).With("Idempotency-Key", "make");

        var made = (await admin.Post("/v1/api-keys", """{"name":"once","role":"viewer"}""")).Is(201);
        var again = (await admin.Post("/v1/api-keys", """{"name":"once","role":"viewer"}""")).Is(201);

        Assert.Equal(made.Json.Without("key"), again.Json.Without());
        var other = (string)made.Json["key"]!;
        (await own.With(other).Get("/v1/plans/none")).IsProblem(404, "not-found");
        (await own.With(other + "x").Get("/v1/plans")).IsProblem(401, "unauthenticated");
        Assert.NotEmpty(own.Log.All);
        Assert.DoesNotContain(own.Log.All, line => Secret(line, secret) || Secret(line, other));
        // Nor does the database hold it, in any table.
        if (TestDatabase.IsPostgres)
            return;
        SqliteConnection.ClearAllPools();
        var stored = Directory
            .EnumerateFiles(Path.GetDirectoryName(own.Database)!, "plan.db*")
            .Where(file => !file.EndsWith(".secret", StringComparison.Ordinal))
            .Select(file => System.Text.Encoding.Latin1.GetString(ReadShared(file)));
        Assert.All(stored, content => Assert.False(Secret(content, secret) || Secret(content, other)));
    }

    private static bool Secret(string text, string key) => text.Contains(key.Split('_', 3)[2][..20], StringComparison.Ordinal);

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private async Task<Client> AdminWithPlan()
    {
        var admin = await Admin();
        await service.NewPlan(admin);
        return admin;
    }

    private async Task<Client> Admin() => service.With((await service.NewKey(Role.Admin)).Key!);
}
