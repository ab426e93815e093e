using Microsoft.Data.Sqlite;
using PlanApi.Api.Cli;
using PlanApi.Api.Hosting;
using PlanApi.Application.Errors;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Processes;

/// <summary>What keeps the service from starting is one sentence and an exit code.</summary>
public sealed class StartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("planapi-").FullName;

    [SqliteTheory]
    [InlineData("--ConnectionStrings:Plan=Data Source=DIR/nowhere/plan.db", "There is no folder")]
    [InlineData("--ConnectionStrings:Plan=Data Source=DIR", "is a folder")]
    [InlineData("--ConnectionStrings:Plan=Data Surce=plan.db", "ConnectionStrings:Plan cannot be read")]
    [InlineData("--ConnectionStrings:Plan=", "It names no file")]
    [InlineData("--ConnectionStrings:Plan=Data Source=DIR/text.db", "is no SQLite database")]
    [InlineData("--ConnectionStrings:Plan=Data Source=DIR/other.db", "belongs to another program")]
    [InlineData("--ConnectionStrings:Plan=Data Source=DIR/newer.db", "was written by a newer version")]
    [InlineData("--ConnectionStrings:Plan=Data Source=DIR/early.db", "was made before this service's first release")]
    [InlineData("--ConnectionStrings:Plan=Data Source=DIR/mine.db;Mode=ReadOnly", "is read-only")]
    public async Task Database_ThatCannotServe_IsSaidInASentenceByServiceAndCommands(string setting, string sentence)
    {
        setting = setting.Replace("DIR", _folder, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(_folder, "text.db"), new string('x', 4096));
        Make("other.db", "CREATE TABLE somebody (id INTEGER)");
        foreach (var (file, id) in new[] { ("newer.db", "29990101000000_Later"), ("early.db", "20261129160000_Initial") })
            Make(
                file,
                "CREATE TABLE __EFMigrationsHistory (MigrationId TEXT, ProductVersion TEXT); INSERT INTO __EFMigrationsHistory "
                    + $"VALUES ('{id}', '99')"
            );
        Make("mine.db", "PRAGMA journal_mode = WAL");

        var failure = await Assert.ThrowsAsync<CannotStart>(async () => await Startup.Prepare(ServiceHost.Build([setting])));
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.Run(["keys", "list", setting], new Terminal(output, error, () => Stream.Null));

        Assert.Contains(sentence, failure.Message);
        Assert.Equal((1, failure.Message + Environment.NewLine, ""), (code, error.ToString(), output.ToString()));
    }

    [SqliteTheory]
    [InlineData("slice", "shop", "-i", "gmv")]
    [InlineData("export", "shop")]
    [InlineData("matrix", "shop")]
    [InlineData("verify")]
    [InlineData("keys", "list")]
    [InlineData("keys", "revoke", "1")]
    [InlineData("cells", "shop", "FILE")]
    [InlineData("actuals", "shop", "FILE")]
    [InlineData("spread", "shop", "-i", "gmv", "-p", "2024", "--value", "1", "--method", "equal", "--over", "quarter")]
    [InlineData("decompose", "shop", "--over", "tier")]
    [InlineData("review-report", "shop", "month", "2024-02")]
    public async Task Command_WithoutADatabase_MakesNone(params string[] command)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "cells.csv"), "indicator,period,value\r\n");
        var file = Path.Combine(_folder, "plan.db");
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = await CommandLine.Run(
            [
                .. command.Select(part => part.Replace("FILE", Path.Combine(_folder, "cells.csv"), StringComparison.Ordinal)),
                $"--ConnectionStrings:Plan=Data Source={file}",
            ],
            new Terminal(output, error, () => Stream.Null)
        );

        Assert.Equal((ExitCode.Unreadable, ""), (code, output.ToString()));
        Assert.StartsWith($"There is no database {file}; ", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["cells.csv"], Directory.EnumerateFiles(_folder).Select(Path.GetFileName));
    }

    [SqliteFact]
    public async Task Start_ThatIsRefused_IsOneLineAndAnExitCode()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "plan.db.secret"), "short");

        await Refuses(
            "must hold 32 bytes",
            "--urls=http://127.0.0.1:0",
            "--ReferencePlan:Load=false",
            "--ConnectionStrings:Plan=Data Source=plan.db"
        );
        await Refuses("Access:Mode is 'shut'", "--Access:Mode=shut");
    }

    [Theory]
    [InlineData("--Access:Mode=shut")]
    [InlineData("--Access:Mod=keys")]
    [InlineData("--Access:Hosts=plan.example")]
    [InlineData("--Access:Origins=https://plan.example")]
    [InlineData("--Access:Origins:0=*")]
    [InlineData("--Access:Origins:0=https://*.plan.example")]
    [InlineData("--Access:Origins:0=https://plan.example/")]
    [InlineData("--Access:Origins:0=plan.example")]
    [InlineData("--Access:Origins:0=null")]
    [InlineData("--Access:Proxies=10.0.0.7")]
    [InlineData("--Access:Proxies:0=proxy")]
    [InlineData("--Access:Proxies:0=0.0.0.0/0")]
    [InlineData("--FORWARDEDHEADERS_ENABLED=true")]
    [InlineData("--ReferencePlan:Load=maybe")]
    [InlineData("--Streams:AtOnce=-1")]
    [InlineData("--Work:EverySeconds=soon")]
    [InlineData("--Evidence:MaxFileBytes=10MB")]
    [InlineData("--Logging:LogLevel:Default=Loud")]
    [InlineData("--Telemetry:Metrics=everybody")]
    [InlineData("--OTEL_EXPORTER_OTLP_ENDPOINT=collector:4317")]
    [InlineData("--shutdownTimeoutSeconds=long")]
    [InlineData("--urls=bogus")]
    [InlineData("--urls=http://127.0.0.1:99999")]
    [InlineData("--http_ports=http")]
    public void Setting_ThatIsWrong_IsNamed(string setting)
    {
        var name = setting.StartsWith("--urls", StringComparison.Ordinal) ? "is no address" : setting[2..].Split('=')[0];

        Assert.Contains(
            name,
            Assert
                .Throws<CannotStart>(() => ServiceHost.Build([$"--ConnectionStrings:Plan=Data Source={_folder}/plan.db", setting]))
                .Message
        );
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [SqliteFact, Trait("Suite", "Slow")]
    public async Task Port_ThatIsTaken_IsSaidInASentence()
    {
        using var other = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        other.Start();

        await Refuses("Another service listens there", $"--urls=http://{other.LocalEndpoint}", "--ReferencePlan:Load=false");
    }

    [SqliteFact, Trait("Suite", "Slow")]
    public async Task Disk_ThatIsFullOrReadOnly_IsSaidInASentence()
    {
        using var disk = new SmallDisk(8);
        if (!disk.IsThere)
            return;
        var database = $"--ConnectionStrings:Plan=Data Source={disk.Path("plan.db")}";
        disk.Fill();
        await Refuses("There is no space left", "--urls=http://127.0.0.1:0", database);
        disk.Empty();
        await using (await ServiceProcess.Start(disk.Path("mine.db")))
            disk.Empty();
        disk.ReadOnly();
        await Refuses("cannot be opened", "--urls=http://127.0.0.1:0", database.Replace("plan.db", "new.db", StringComparison.Ordinal));
        await Refuses("is read-only", "--urls=http://127.0.0.1:0", database.Replace("plan.db", "mine.db", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task Refuses(string sentence, params string[] arguments)
    {
        var (ended, said) = await ServiceProcess.Run(_folder, arguments);
        Assert.Contains(sentence, said);
        Assert.Equal(1, ended);
        Assert.Single(said.Trim().Split('\n'));
    }

    private void Make(string name, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, name)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
