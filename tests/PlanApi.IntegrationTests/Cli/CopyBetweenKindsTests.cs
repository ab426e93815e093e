using System.Globalization;
using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Cli;

/// <summary>A plan goes from the one kind of database to the other and back, and is what it was; or it stays where it is.</summary>
public sealed class CopyBetweenKindsTests : IDisposable
{
    private const string Plan = "intl-2024";

    // The service's own, which stays.
    private static readonly string[] _stays = ["api_keys", "api_key_grants", "idempotency", "operations"];

    private readonly CommandRun _sqlite = new("sqlite");
    private readonly CommandRun _postgres = new("postgres");
    private readonly CommandRun _back = new("sqlite");

    [NeedsPostgresFact, Trait("Suite", "Slow")]
    public async Task Plan_GoesToTheOtherKindAndBack_RowByRow()
    {
        Template.CopyTo(_sqlite.Database, plan: true, actuals: true);
        await Live(_sqlite);
        Assert.Equal(0, (await _sqlite.CopyTo(_postgres, Plan)).Code);
        Assert.Equal(0, (await _postgres.CopyTo(_back, Plan)).Code);

        var (rows, back) = (Rows(_sqlite.Database), Rows(_back.Database));
        Assert.Equal(rows.Keys.Order(), back.Keys.Order());
        Assert.All(rows, table => Assert.Equal(table.Value, back[table.Key]));
        Assert.All((string[])["cells", "change_blocks", "comments", "evidence", "members"], table => Assert.NotEmpty(rows[table]));
        foreach (var question in (string[])["export", "verify", "validate"])
        {
            var answer = await _sqlite.Run(question, Plan);
            Assert.Equal(answer, await _postgres.Run(question, Plan));
            Assert.Equal(answer, await _back.Run(question, Plan));
        }
        Assert.Equal(0, (await _back.Run("verify", Plan)).Code);
    }

    [NeedsPostgresTheory, Trait("Suite", "Slow")]
    [InlineData("sqlite", "CREATE TRIGGER late BEFORE INSERT ON weights BEGIN SELECT RAISE(ABORT, 'no'); END")]
    [InlineData("postgres", "ALTER TABLE weights ADD CONSTRAINT late CHECK (id < 0)")]
    public async Task Copy_ThatBreaksOff_LeavesNothing(string kind, string obstacle)
    {
        using var target = new CommandRun(kind);
        Template.CopyTo(_sqlite.Database, plan: true);
        Template.CopyTo(target.Database);
        TestDatabase.Run(target.Database, obstacle);

        Result? copied = null;
        await Record.ExceptionAsync(async () => copied = await _sqlite.CopyTo(target, Plan));

        Assert.NotEqual(0, copied?.Code);
        foreach (var table in Rows(_sqlite.Database).Keys)
            Assert.Equal((table, 0L), (table, Count(target.Database, table)));
    }

    [NeedsPostgresFact, Trait("Suite", "Slow")]
    public async Task Copy_ThatIsRefused_LeavesWhatIsThere()
    {
        Template.CopyTo(_sqlite.Database, plan: true);
        Template.CopyTo(_postgres.Database);
        await using (var service = new CustomService(new TestOptions { Database = _postgres.Database }))
            (await service.Api.Post("/v1/plans", """{"code":"mine","calendar":{"year":2025},"currency":"CNY"}""")).Is(201);

        Assert.Contains("which 'mine' has in the other database", (await _sqlite.CopyTo(_postgres, Plan)).Error);

        Assert.Equal(["mine"], TestDatabase.Query(_postgres.Database, "SELECT code FROM plans"));
        Assert.Equal(0, Count(_postgres.Database, "members"));
    }

    public void Dispose()
    {
        _sqlite.Dispose();
        _postgres.Dispose();
        _back.Dispose();
    }

    /// <summary>What is said and shown beside a plan's parts and numbers.</summary>
    private static async Task Live(CommandRun run)
    {
        await using var service = new CustomService(new TestOptions { Database = run.Database });
        var plan = $"/v1/plans/{Plan}";
        var target = (string)(await service.Api.Get($"{plan}/targets?first=1")).Items[0]["code"]!;
        var comment = new JsonObject
        {
            ["subject"] = new JsonObject { ["target"] = target },
            ["text"] = "Ist das drin? 有吗？",
        };
        (await service.Api.Post($"{plan}/comments", comment.ToJsonString())).Is(201);
        (await service.Api.Post($"{plan}/evidence/files?subject=target:{target}&name=a.txt", "ÿ bytes", "text/plain")).Is(201);
    }

    /// <summary>Every row of the plan's tables, each as a text.</summary>
    private static Dictionary<string, List<string>> Rows(string database)
    {
        var tables = TestDatabase.Query(database, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
        return tables
            .Cast<string>()
            .Where(table =>
                !_stays.Contains(table)
                && !table.StartsWith("sqlite_", StringComparison.Ordinal)
                && !table.StartsWith("__", StringComparison.Ordinal)
            )
            .ToDictionary(table => table, Table);

        List<string> Table(string table)
        {
            using var connection = TestDatabase.Open(database);
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            using var row = command.ExecuteReader();
            var rows = new List<string>();
            while (row.Read())
                rows.Add(
                    string.Join('|', Enumerable.Range(0, row.FieldCount).Select(column => $"{row.GetName(column)}={Text(row[column])}"))
                );
            rows.Sort(StringComparer.Ordinal);
            return rows;
        }
    }

    private static string Text(object value) =>
        value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static long Count(string database, string table) =>
        (long)TestDatabase.Query(database, $"SELECT COUNT(*) FROM \"{table}\"").Single();
}
