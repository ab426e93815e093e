using Npgsql;
using PlanApi.IntegrationTests.Kit;
using PlanApi.IntegrationTests.Processes;

namespace PlanApi.IntegrationTests.Storage;

/// <summary>What goes wrong with a PostgreSQL server is told to callers by a code, changes nothing, and is over by itself.</summary>
[Trait("Suite", "Slow")]
public sealed class PostgresTroubleTests(LockedServer server) : IClassFixture<LockedServer>
{
    [NeedsPostgresFact]
    public async Task Server_ThatGoesDownAndComesBack_IsUnavailableInBetween()
    {
        var (api, log) = server.Service();
        var plan = await NewPlan(api, "down");

        server.Server.Stop();
        foreach (var answer in (Answer[])[await api.Get($"{plan}/sections"), await Write(api, plan, "a"), await api.Get("/v1/plans")])
        {
            answer.IsProblem(503, "storage-unavailable");
            Assert.NotNull(answer.Response.Headers.RetryAfter);
        }
        Assert.Contains("storage-unavailable", (await Query(api)).Text);
        Assert.StartsWith("Unhealthy\nstorage-unavailable", (await api.Get("/health/ready")).Is(503).Text);
        server.Server.Start();

        await Wait.Until(async () => (await api.Get("/health/ready")).Status == 200);
        Assert.Contains("\"data\"", (await Query(api)).Is(200).Text);
        (await api.Get($"{plan}/sections")).Is(200);
        (await Write(api, plan, "a")).Is(201);
        Assert.Equal(["a"], (await api.Get($"{plan}/sections")).Codes);
        Assert.DoesNotContain(log.All, line => line.Contains(LockedServer.Password, StringComparison.Ordinal));
    }

    [NeedsPostgresFact]
    public async Task Connections_ThatAreCut_AreMadeAnew()
    {
        var (api, _) = server.Service();
        var plan = await NewPlan(api, "cut");
        (await api.Get($"{plan}/sections")).Is(200);

        Cut();
        (await api.Get($"{plan}/sections")).Is(200);
        (await Write(api, plan, "a")).Is(201);
        Cut();
        // A write that meets a connection that was cut does nothing, and the next one meets a new one.
        var first = await Write(api, plan, "b");
        if (first.Status != 201)
        {
            first.IsProblem(503, "storage-unavailable");
            (await Write(api, plan, "b")).Is(201);
        }
        Assert.Equal(["a", "b"], (await api.Get($"{plan}/sections")).Codes);
    }

    [NeedsPostgresFact]
    public async Task Database_ThatIsReadOnly_IsReadAndNotWritten()
    {
        var (api, _) = server.Service();
        var plan = await NewPlan(api, "read-only");

        Set("default_transaction_read_only = on");
        Assert.Empty((await api.Get($"{plan}/sections")).Is(200).Items);
        (await Write(api, plan, "a")).IsProblem(503, "storage-read-only");
        Set("default_transaction_read_only = off");
        (await api.Get($"{plan}/sections")).Is(200);

        Assert.Equal("Healthy", (await api.Get("/health/ready")).Is(200).Text);
        (await Write(api, plan, "a")).Is(201);
    }

    [NeedsPostgresFact]
    public async Task Server_WithoutAConnectionLeft_IsUnavailableUntilItHasOne()
    {
        var (api, log) = server.Service();
        var plan = await NewPlan(api, "crowded");

        server.Server.Run("ALTER ROLE plan CONNECTION LIMIT 0");
        Cut();
        // The first may still find that its own connection was cut.
        await api.Get($"{plan}/sections");
        var answer = (await Write(api, plan, "a")).IsProblem(503, "storage-unavailable");
        Assert.Contains("no connection left", answer.Text);
        server.Server.Run("ALTER ROLE plan CONNECTION LIMIT -1");

        await Wait.Until(async () => (await Write(api, plan, "a")).Status is 201 or 409);
        Assert.Equal(["a"], (await api.Get($"{plan}/sections")).Codes);
        Assert.DoesNotContain(log.All, line => line.Contains(LockedServer.Password, StringComparison.Ordinal));
    }

    [NeedsPostgresFact]
    public async Task Pool_OfFewConnections_ServesManyAtOnce()
    {
        var (api, _) = server.Service(more: ";Maximum Pool Size=4");
        var plan = await NewPlan(api, "few-connections");

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 60)
                .Select(at =>
                    (at % 3) switch
                    {
                        0 => Write(api, plan, $"s{at}"),
                        1 => api.Get($"{plan}/sections"),
                        _ => Query(api),
                    }
                )
        );

        Assert.All(answers, answer => Assert.True(answer.Status is 200 or 201, answer.Text));
    }

    [NeedsPostgresFact]
    public async Task Pool_ThatIsInUse_IsBusy_AndNotAServerThatDoesNotAnswer()
    {
        var (api, _) = server.Service(more: ";Maximum Pool Size=3;Timeout=1");
        var plan = await NewPlan(api, "in-use");

        await using (var other = new NpgsqlConnection(server.Server.Connection("plan") + ";Pooling=False"))
        {
            await other.OpenAsync();
            await using var holding = await other.BeginTransactionAsync();
            await using (var command = new NpgsqlCommand("LOCK TABLE sections IN ACCESS EXCLUSIVE MODE", other))
                await command.ExecuteNonQueryAsync();
            var writes = Enumerable.Range(0, 4).Select(at => Write(api, plan, $"s{at}")).ToList();
            var reads = Enumerable.Range(0, 4).Select(_ => api.Get($"{plan}/sections")).ToList();

            var first = await await Task.WhenAny([.. writes, .. reads]);

            first.IsProblem(503, "busy");
            Assert.NotNull(first.Response.Headers.RetryAfter);
            await holding.RollbackAsync();
            Assert.All(
                await Task.WhenAll([.. writes, .. reads]),
                answer => Assert.True(answer.Status is 200 or 201 || answer.Code == "busy")
            );
        }
        (await api.Get($"{plan}/sections")).Is(200);
    }

    [NeedsPostgresFact]
    public async Task Disk_ThatIsFull_IsToldAndNothingIsChanged()
    {
        using var disk = new SmallDisk(64);
        if (!disk.IsThere)
            return;
        var folder = Directory.CreateDirectory(disk.Path("space")).FullName;
        PostgresServer.Give(folder);
        server.Server.Run($"CREATE TABLESPACE small LOCATION '{folder}'");
        server.Server.Run("CREATE DATABASE small OWNER plan TABLESPACE small");
        var (api, _) = server.Service("small");
        var plan = await NewPlan(api, "full");

        try
        {
            disk.Fill();
            var written = 0;
            while ((await Write(api, plan, $"s{written}")).Status == 201)
                Assert.InRange(++written, 0, 500);
            (await Write(api, plan, $"s{written}")).IsProblem(507, "storage-full");
            Assert.StartsWith("Unhealthy\nstorage-full", (await api.Get("/health/ready")).Is(503).Text);
            Assert.Equal(written, (await api.Get($"{plan}/sections?first=1000")).Is(200).Items.Count);
            disk.Empty();

            Assert.Equal("Healthy", (await api.Get("/health/ready")).Is(200).Text);
            (await Write(api, plan, $"s{written}")).Is(201);
        }
        finally
        {
            // A server does not start again without one of its disks.
            disk.Empty();
            server.Server.Run("DROP DATABASE small WITH (FORCE)");
            server.Server.Run("DROP TABLESPACE small");
        }
    }

    private static async Task<string> NewPlan(Client api, string code)
    {
        (await api.Post("/v1/plans", $$"""{"code":"{{code}}","calendar":{"year":2025},"currency":"CNY"}""")).Is(201);
        return $"/v1/plans/{code}";
    }

    private static Task<Answer> Write(Client api, string plan, string code) =>
        api.Post($"{plan}/sections", $$$"""{"code":"{{{code}}}","purpose":"other","names":{"en":"{{{new string('x', 900)}}}"}}""");

    private static Task<Answer> Query(Client api) => api.Post("/graphql", """{"query":"{ plans { nodes { code } } }"}""");

    private void Cut() => server.Server.Run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'plan'");

    private void Set(string setting)
    {
        server.Server.Run($"ALTER ROLE plan SET {setting}");
        Cut();
    }
}
