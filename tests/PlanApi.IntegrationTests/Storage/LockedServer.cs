using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Storage;

/// <summary>A PostgreSQL server that may be stopped, and wants a password of the service.</summary>
public sealed class LockedServer : IDisposable
{
    public const string Password = "a-password-that-nobody-may-read";

    private readonly Lazy<PostgresServer> _server = new(Start);
    private readonly List<IDisposable> _running = [];

    internal PostgresServer Server => _server.Value;

    /// <summary>How a service reaches one of its databases.</summary>
    public string Connection(string database = "plan", string user = "plan", string password = Password) =>
        $"Host={Server.Folder};Database={database};Username={user};Password={password};Timeout=5";

    /// <summary>A service on one of its databases, and all that it logs.</summary>
    /// <param name="database">Which.</param>
    /// <param name="more">More for its connection string.</param>
    public (Client Api, LogLines Log) Service(string database = "plan", string more = "")
    {
        var service = new CustomService(new TestOptions { Database = Path.Combine(Server.Folder, $"{database}.sqlite") });
        var factory = service.WithWebHostBuilder(builder =>
            builder
                .UseSetting("Database:Provider", "PostgreSql")
                .UseSetting("Database:SecretFile", Path.Combine(Path.GetTempPath(), $"planapi-{Guid.NewGuid():N}.secret"))
                .UseSetting("ConnectionStrings:Plan", Connection(database) + more)
        );
        _running.AddRange([factory, service]);
        var http = factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        return (new Client(http, new Lazy<Task<Contract>>(() => Contract.Of(http))), service.Log);
    }

    public void Dispose()
    {
        foreach (var running in _running)
            running.Dispose();
        if (_server.IsValueCreated)
            _server.Value.Dispose();
    }

    private static PostgresServer Start()
    {
        var server = new PostgresServer();
        File.WriteAllText(
            Path.Combine(server.Data, "pg_hba.conf"),
            $"local all {PostgresServer.User} trust\nlocal all all scram-sha-256\n"
        );
        server.Start();
        server.Run($"CREATE ROLE plan LOGIN PASSWORD '{Password}'");
        server.Run($"CREATE ROLE guest LOGIN PASSWORD '{Password}'");
        server.Run("CREATE DATABASE plan OWNER plan");
        server.Run("CREATE DATABASE other OWNER plan");
        server.Run("CREATE TABLE somebody (id int)", "other");
        return server;
    }
}
