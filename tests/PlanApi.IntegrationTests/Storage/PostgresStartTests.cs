using PlanApi.Api.Cli;
using PlanApi.Api.Hosting;
using PlanApi.Application.Errors;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Storage;

/// <summary>A PostgreSQL database that cannot serve is one sentence at start, in which no password stands.</summary>
public sealed class PostgresStartTests(LockedServer server) : IClassFixture<LockedServer>
{
    [NeedsPostgresTheory, Trait("Suite", "Slow")]
    [InlineData("Host=FOLDER;Database=plan;Username=plan;Password=PASSWORD-not", "does not let the service in")]
    [InlineData("Host=FOLDER;Database=plan;Username=nobody-known;Password=PASSWORD", "does not let the service in")]
    [InlineData("Host=FOLDER;Database=nowhere;Username=plan;Password=PASSWORD", "The database is not there")]
    [InlineData("Host=FOLDER;Database=plan;Username=guest;Password=PASSWORD", "does not let the service do this")]
    [InlineData("Host=FOLDER;Database=other;Username=plan;Password=PASSWORD", "belongs to another program")]
    [InlineData("Host=FOLDER/nowhere;Database=plan;Username=plan;Password=PASSWORD", "The database does not answer")]
    [InlineData("Host=127.0.0.1;Port=1;Database=plan;Username=plan;Password=PASSWORD", "The database does not answer")]
    [InlineData("Host=FOLDER;Username=plan;Password=PASSWORD", "cannot be read as one of PostgreSQL")]
    [InlineData("Host=FOLDER;Database=plan;Port=many;Password=PASSWORD", "cannot be read as one of PostgreSQL")]
    [InlineData("Hoost=FOLDER;Database=plan;Password=PASSWORD", "cannot be read as one of PostgreSQL")]
    [InlineData("PASSWORD", "cannot be read as one of PostgreSQL")]
    [InlineData("", "cannot be read as one of PostgreSQL")]
    public async Task Database_ThatCannotServe_IsSaidInASentenceByServiceAndCommands(string connection, string sentence)
    {
        connection = connection
            .Replace("FOLDER", server.Server.Folder, StringComparison.Ordinal)
            .Replace("PASSWORD", LockedServer.Password, StringComparison.Ordinal);
        string[] settings = ["--Database:Provider=PostgreSql", $"--ConnectionStrings:Plan={connection}"];

        var failure = await Assert.ThrowsAsync<CannotStart>(async () => await Startup.Prepare(ServiceHost.Build(settings)));
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.Run(["keys", "list", .. settings], new Terminal(output, error, () => Stream.Null));

        Assert.Contains(sentence, failure.Message);
        Assert.DoesNotContain(LockedServer.Password, failure.ToString());
        Assert.Equal((1, failure.Message + Environment.NewLine, ""), (code, error.ToString(), output.ToString()));
    }
}
