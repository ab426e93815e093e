using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Processes;

[Trait("Suite", "Slow")]
public sealed class CrashTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("planapi-").FullName;

    private string Database => Path.Combine(_directory, "plan.db");

    [Fact]
    public async Task Kill_DuringWrites_LosesNothingThatWasAcknowledged()
    {
        var acknowledged = new ConcurrentDictionary<string, string>();
        for (var round = 0; round < 4; round++)
        {
            await using var service = await ServiceProcess.Start(Database);
            using var client = Wait.Client(service.Address);
            if (round == 0)
                Assert.Equal(
                    201,
                    (int)(await Post(client, "v1/plans", """{"code":"p","calendar":{"year":2025},"currency":"CNY"}""")).StatusCode
                );
            await Holds(client, acknowledged);
            var writers = Enumerable.Range(0, 4).Select(writer => Write(client, $"r{round}w{writer}", acknowledged)).ToList();
            // Somewhere in the middle of the stream, at another place in each round.
            var enough = acknowledged.Count + 30 + (round * 17);
            while (acknowledged.Count < enough)
                await Task.WhenAny(Task.WhenAll(writers), Task.Delay(1));
            await service.Kill();
            await Task.WhenAll(writers);
        }

        await using var last = await ServiceProcess.Start(Database);
        using var reader = Wait.Client(last.Address);
        await Holds(reader, acknowledged);
        if (!TestDatabase.IsPostgres)
        {
            Assert.Equal("ok", Scalar("PRAGMA integrity_check"));
            Assert.Equal(0L, Scalar("SELECT COUNT(*) FROM pragma_foreign_key_check"));
        }
        // One change set for each version, without gaps: whatever was not acknowledged is there whole or not at all.
        Assert.Equal(
            Scalar("SELECT version FROM plans"),
            Scalar("SELECT COUNT(*) FROM change_sets WHERE plan_id = (SELECT id FROM plans)")
        );
        Assert.Equal(Scalar("SELECT version FROM plans"), Scalar("SELECT COUNT(*) + 1 FROM sections"));
    }

    [SqliteFact]
    public async Task Start_AfterAKilledMigration_DoesNotWaitForItsLock()
    {
        await using (var connection = new SqliteConnection($"Data Source={Database}"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2024-01-01 00:00:00');
                """;
            await command.ExecuteNonQueryAsync();
        }
        SqliteConnection.ClearAllPools();

        await using var service = await ServiceProcess.Start(Database);

        using var client = Wait.Client(service.Address);
        Assert.Equal(201, (int)(await Post(client, "v1/plans", """{"code":"p","calendar":{"year":2025},"currency":"CNY"}""")).StatusCode);
        Assert.Equal(0L, Scalar("SELECT COUNT(*) FROM \"__EFMigrationsLock\""));
    }

    [Fact]
    public async Task Server_SentMalformedRequests_StaysWell()
    {
        await using var service = await ServiceProcess.Start(Database);

        Assert.Equal(400, await service.StatusOf("GET /v1/plans/%00 HTTP/1.1"));
        Assert.Equal(400, await service.StatusOf("GET /v1/plans/\u0001 HTTP/1.1"));
        Assert.Equal(400, await service.StatusOf("GET HTTP/1.1"));
        Assert.Equal(414, await service.StatusOf($"GET /v1/plans/{new string('a', 20_000)} HTTP/1.1"));
        Assert.Equal(400, await service.StatusOf($"GET /v1/plans/{new string('a', 2_000)} HTTP/1.1"));
        Assert.Equal(404, await service.StatusOf("GET /v1/plans/../../etc/passwd HTTP/1.1"));
        Assert.Equal(200, await service.StatusOf("HEAD /v1/plans HTTP/1.1"));
        Assert.Equal(200, await service.StatusOf("GET /health/ready HTTP/1.1"));
        // Longer than the server takes at all, and longer than this path takes.
        using var client = Wait.Client(service.Address);
        using var body = new StreamContent(new MemoryStream(new byte[2 * 1024 * 1024]))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
        };
        client.DefaultRequestHeaders.ExpectContinue = true;
        Assert.Equal(413, (int)(await client.PostAsync(new Uri("v1/plans", UriKind.Relative), body)).StatusCode);
        Assert.Equal(200, (int)(await client.GetAsync(new Uri("v1/plans", UriKind.Relative))).StatusCode);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        TestDatabase.Drop(Database);
        Directory.Delete(_directory, recursive: true);
    }

    private static async Task Write(HttpClient client, string writer, ConcurrentDictionary<string, string> acknowledged)
    {
        for (var i = 0; ; )
        {
            try
            {
                var answer = await Post(client, "v1/plans/p/sections", $$"""{"code":"{{writer}}-{{i}}","purpose":"other"}""");
                // On a busy machine a writer is told to come again.
                if (answer.StatusCode == System.Net.HttpStatusCode.ServiceUnavailable)
                    continue;
                Assert.Equal(201, (int)answer.StatusCode);
                acknowledged[$"{writer}-{i}"] = await answer.Content.ReadAsStringAsync();
                i++;
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    /// <summary>Everything that was acknowledged reads as it was answered.</summary>
    private static async Task Holds(HttpClient client, ConcurrentDictionary<string, string> acknowledged)
    {
        var stored = new Dictionary<string, string>();
        for (var next = "v1/plans/p/sections?first=1000"; next is not null; )
        {
            var page = JsonNode.Parse(await client.GetStringAsync(new Uri(next, UriKind.RelativeOrAbsolute)))!;
            foreach (var item in page["items"]!.AsArray())
                stored[(string)item!["code"]!] = item.ToJsonString();
            next = (string?)page["next"];
        }
        Assert.All(acknowledged, part => Assert.Equal(JsonNode.Parse(part.Value)!.ToJsonString(), stored[part.Key]));
    }

    private static Task<HttpResponseMessage> Post(HttpClient client, string path, string body) =>
        client.PostAsync(new Uri(path, UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));

    private object Scalar(string sql) => TestDatabase.Query(Database, sql).Single();
}
