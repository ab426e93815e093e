using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Access;
using PlanApi.Application.Access.Keys;
using PlanApi.Application.Changes;
using PlanApi.Application.History;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Writes;

public sealed class WriteTests(OpenService service) : IClassFixture<OpenService>
{
    [Fact]
    public async Task Write_OfAnything_RaisesThePlansVersionByOne()
    {
        var plan = await service.NewPlan();

        var created = (await service.Api.Post($"{plan}/sections", """{"code":"2","purpose":"other"}""")).Is(201);
        var changed = (await service.Api.Patch($"{plan}/sections/3", """{"purpose":"other"}""", "\"1\"")).Is(200);

        Assert.Equal((2, 3), ((int)created.Json["version"]!, (int)changed.Json["version"]!));
        Assert.StartsWith("\"1.", (await service.Api.Get(plan)).ETag, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_ThatCannotBeKeptInMemory_IsCommittedAllTheSame_AndLogged()
    {
        await using var scope = service.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<Caller>().Identity = Caller.Local;
        var (recorder, handler) = (
            services.GetRequiredService<ChangeRecorder>(),
            services.GetRequiredService<IHandler<CreateApiKey, ApiKey>>()
        );
        var command = new CreateApiKey(new ApiKey { Name = "kept nowhere", Role = Role.Viewer });

        var outcome = await services
            .GetRequiredService<CommandRunner>()
            .Run(
                command,
                token =>
                {
                    recorder.AfterCommit(() => throw new InvalidOperationException("no room left"));
                    return handler.Handle(command, token);
                },
                CancellationToken.None
            );

        Assert.Equal("kept nowhere", outcome.Value.Name);
        Assert.Contains("kept nowhere", (await service.Api.Get("/v1/api-keys")).Is(200).Text, StringComparison.Ordinal);
        Assert.Contains(
            service.Log.All,
            line =>
                line.Contains("could not be kept in memory", StringComparison.Ordinal)
                && line.Contains("no room left", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Write_ThatIsRefused_LeavesNoTrace()
    {
        var plan = await service.NewPlan();
        var before = await Content();

        (
            await service.Api.Post(
                $"{plan}/targets",
                """{"code":"t","indicator":"gmv","scope":{"line":"brand","market":"germany"},"period":"1999","comparator":"equal","value":1}"""
            )
        ).HasFaults("period-outside-calendar /period");
        (
            await service.Api.Post(
                $"{plan}/targets",
                """{"code":"total","indicator":"gmv","scope":{"line":"brand","market":"germany"},"comparator":"equal","value":1}"""
            )
        ).IsProblem(409, "duplicate-code");
        (await service.Api.Delete($"{plan}/dimensions/market/members/latam", "\"1\"")).IsProblem(409, "in-use");
        (
            await service.Api.Post(
                "/v1/plan-documents",
                SmallPlan.Yaml.Replace("CODE", plan.Split('/')[^1], StringComparison.Ordinal),
                "application/yaml"
            )
        ).IsProblem(409, "duplicate-code");

        Assert.Equal(before, await Content());
        Assert.Equal(2, (int)(await service.Api.Post($"{plan}/sections", """{"code":"2","purpose":"other"}""")).Is(201).Json["version"]!);

        async Task<string> Content()
        {
            await using var scope = service.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PlanDb>();
            var counts = new StringBuilder();
            await db.Database.OpenConnectionAsync();
            foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).Distinct())
            {
                await using var command = db.Database.GetDbConnection().CreateCommand();
                // Some tables are their key's tree alone, and their rows have no ids.
                var column = table switch
                {
                    "cells" or "past_cells" => "version",
                    "cell_sums" => "value",
                    "cell_sources" or "partition_scopes" => "scope_id",
                    _ when TestDatabase.IsPostgres => "0",
                    _ => "rowid",
                };
                command.CommandText = $"{TestDatabase.AskedByTests}SELECT COUNT(*) || ' ' || COALESCE(SUM({column}), 0) FROM {table}";
                counts.Append(table).Append(' ').Append(await command.ExecuteScalarAsync()).AppendLine();
            }
            return counts.ToString();
        }
    }

    [Fact]
    public async Task Write_ByManyAtOnce_LandsEachExactlyOnce()
    {
        const int writers = 20;
        var plan = await service.NewPlan();
        var address = $"{plan}/lists/data-sources";
        var versions = await Task.WhenAll(Enumerable.Range(0, writers).Select(Append));

        var items = (await service.Api.Get(address)).Json["items"]!.AsArray().Select(item => (string)item!["en"]!).ToList();

        Assert.Equal(Enumerable.Range(0, writers).Select(i => $"writer {i}").Append("transactions").Order(), items.Order());
        Assert.Equal(Enumerable.Range(2, writers).Select(i => (long)i), versions.Order());
        // Each later item was written at a later version.
        Assert.Equal(versions.Index().OrderBy(pair => pair.Item).Select(pair => $"writer {pair.Index}"), items.Skip(1));

        async Task<long> Append(int writer)
        {
            var api = service.Api;
            while (true)
            {
                var list = (await api.Get(address)).Is(200);
                var longer = list.Json["items"]!.AsArray().DeepClone().AsArray();
                longer.Add(new JsonObject { ["en"] = $"writer {writer}" });
                var answer = await api.Patch(address, new JsonObject { ["items"] = longer }.ToJsonString(), list.ETag);
                if (answer.Status == 200)
                    return (long)answer.Json["version"]!;
                answer.IsProblem(412, "stale-version");
            }
        }
    }

    [Fact]
    public async Task Create_OfTheSameByManyAtOnce_SucceedsForOne()
    {
        var plan = await service.NewPlan();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => service.Api.Post($"{plan}/sections", """{"code":"2","purpose":"other"}"""))
        );

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.All(answers.Where(answer => answer.Status != 201), answer => answer.IsProblem(409, "duplicate-code"));
    }

    [Fact, Trait("Suite", "Slow")]
    public async Task Write_WhileAnotherProcessHoldsTheDatabase_IsBusyAndReadsGoOn()
    {
        await using var own = new CustomService(new TestOptions { Connection = "Default Timeout=1" });
        var plan = await own.NewPlan();
        await using var other = TestDatabase.Open(own.Database);
        await using (await other.BeginTransactionAsync())
        {
            if (TestDatabase.IsPostgres)
                TakeTurn(other);
            var busy = (await own.Api.Post($"{plan}/sections", """{"code":"2","purpose":"other"}""")).IsProblem(503, "busy");
            Assert.Equal(TimeSpan.FromSeconds(1), busy.Response.Headers.RetryAfter!.Delta);
            (await own.Api.Get($"{plan}/targets")).Is(200);
            (await own.Api.Get($"{plan}/document")).Is(200);
        }

        (await own.Api.Post($"{plan}/sections", """{"code":"2","purpose":"other"}""")).Is(201);
    }

    private static void TakeTurn(System.Data.Common.DbConnection other)
    {
        using var command = other.CreateCommand();
        command.CommandText = $"SELECT pg_advisory_xact_lock({0x506C616E417069})";
        command.ExecuteNonQuery();
    }

    [Fact]
    public async Task Write_AfterTheClockWasPutBack_IsNoEarlierThanTheOneBefore()
    {
        await using var own = new CustomService(new TestOptions());
        var plan = await own.NewPlan();
        own.Clock.AdjustTime(own.Clock.GetUtcNow() - TimeSpan.FromHours(3));
        (await own.Api.Post($"{plan}/sections", """{"code":"2","purpose":"other"}""")).Is(201);
        own.Clock.Advance(TimeSpan.FromHours(4));
        (await own.Api.Post($"{plan}/sections", """{"code":"4","purpose":"other"}""")).Is(201);

        var times = (await own.Api.Get($"{plan}/change-sets"))
            .Items.Select(set => DateTimeOffset.Parse((string)set["at"]!, System.Globalization.CultureInfo.InvariantCulture))
            .ToList();

        Assert.Equal(times[1], times[2]);
        Assert.Equal(times[1] + TimeSpan.FromHours(1), times[0]);
    }

    [Fact]
    public async Task Write_OfAnything_IsRecordedInTheChain()
    {
        var plan = await service.NewPlan();
        var api = service.Api.With("X-Change-Reason", Uri.EscapeDataString("评审同意"));
        (await api.Post($"{plan}/sections", """{"code":"2","purpose":"other"}""")).Is(201);
        (await api.Patch($"{plan}/sections/2", """{"code":"2.0"}""", "\"2\"")).Is(200);
        (await service.Api.Delete($"{plan}/sections/2.0", "\"3\"")).Is(204);

        var sets = await ChangeSets(plan);

        Assert.Equal(["ImportPlan", "CreateSection", "UpdateSection", "DeleteSection"], sets.Select(set => set.UseCase));
        Assert.Equal([1L, 2, 3, 4], sets.Select(set => set.Sequence));
        Assert.Equal([null, "评审同意", "评审同意", null], sets.Select(set => set.Reason));
        Assert.All(sets, set => Assert.Equal(service.Clock.GetUtcNow().UtcTicks, set.At));
        Assert.Equal(
            """{"kind":"Section","key":"2","before":{"code":"2","id":"ID","version":2,"purpose":"other"},"after":{"code":"2.0","id":"ID","version":3,"purpose":"other"}}""",
            System.Text.RegularExpressions.Regex.Replace(Lines(sets[2]).Single(), "\"id\":\"[^\"]+\"", "\"id\":\"ID\"")
        );
        var before = Array.Empty<byte>();
        foreach (var set in sets)
        {
            Assert.Equal(ChangeRecorder.Chain(before, set), set.Hash);
            before = set.Hash;
        }
        sets[1].Reason = "评审未同意";
        Assert.NotEqual(ChangeRecorder.Chain(sets[0].Hash, sets[1]), sets[1].Hash);
    }

    [Theory]
    [InlineData("one%0Atwo")]
    [InlineData("LONG")]
    public async Task Write_WithWhatIsNoReason_IsRefused(string reason)
    {
        var plan = await service.NewPlan();
        var api = service.Api.With("X-Change-Reason", reason == "LONG" ? new string('x', 1_001) : reason);

        (await api.Post($"{plan}/sections", """{"code":"2","purpose":"other"}""")).IsProblem(400, "bad-request");
    }

    private async Task<List<ChangeSetRow>> ChangeSets(string plan)
    {
        var code = plan.Split('/')[^1];
        await using var scope = service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlanDb>();
        var id = await db.Set<Application.Tables.PlanRow>().Where(row => row.Code == code).Select(row => row.Id).SingleAsync();
        return await db.Set<ChangeSetRow>()
            .AsNoTracking()
            .Include(set => set.Blocks)
            .Where(set => set.PlanId == id)
            .OrderBy(set => set.Sequence)
            .ToListAsync();
    }

    private static IEnumerable<string> Lines(ChangeSetRow set)
    {
        foreach (var block in set.Blocks.OrderBy(block => block.Number))
        {
            using var unpacked = new StreamReader(new BrotliStream(new MemoryStream(block.Content), CompressionMode.Decompress));
            while (unpacked.ReadLine() is { } line)
                yield return line;
        }
    }
}
