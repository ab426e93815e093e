using System.Diagnostics;
using Npgsql;

namespace PlanApi.IntegrationTests.Kit;

/// <summary>
/// A server of PostgreSQL's own program, started by the first test that needs one, on a socket in a folder of its own, and ended with
/// the tests. Nothing that it stores has to last.
/// </summary>
internal static class PostgresServer
{
    private const string User = "planapi";

    private static readonly Lazy<string> _folder = new(Start);

    /// <summary>How a database of the server is reached.</summary>
    public static string Connection(string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = _folder.Value,
            Database = database,
            Username = User,
            MaxPoolSize = 30,
            ConnectionIdleLifetime = 2,
            ConnectionPruningInterval = 1,
        }.ToString();

    /// <summary>Runs something that is no transaction's, such as making a database.</summary>
    public static void Run(string sql)
    {
        using var connection = new NpgsqlConnection(Connection("postgres") + ";Pooling=False");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        command.ExecuteNonQuery();
    }

    private static string Start()
    {
        var folder = Directory.CreateTempSubdirectory("planapi-pg-").FullName;
        var data = Path.Combine(folder, "data");
        if (Environment.UserName == "root")
        {
            // It refuses to run as root.
            End(Begin("chown", ["nobody", folder]));
        }
        End(Program("initdb", ["-D", data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]));
        var server = Program(
            "postgres",
            [
                "-D",
                data,
                "-k",
                folder,
                "-c",
                "listen_addresses=",
                "-c",
                "fsync=off",
                "-c",
                "synchronous_commit=off",
                "-c",
                "full_page_writes=off",
                "-c",
                "max_connections=400",
                "-c",
                "shared_buffers=256MB",
                "-c",
                "autovacuum=off",
            ]
        );
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            server.Kill(entireProcessTree: true);
            server.WaitForExit();
            Directory.Delete(folder, recursive: true);
        };
        var asked = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var connection = new NpgsqlConnection($"Host={folder};Database=postgres;Username={User};Pooling=False");
                connection.Open();
                return folder;
            }
            catch (NpgsqlException) when (asked.Elapsed < Wait.Patience && !server.HasExited)
            {
                Thread.Yield();
            }
        }
    }

    private static Process Program(string name, string[] arguments)
    {
        var path = Path.Combine(Programs(), name);
        return Environment.UserName == "root"
            ? Begin("setpriv", ["--reuid=nobody", "--regid=nogroup", "--clear-groups", "--pdeathsig=INT", path, .. arguments])
            : Begin(path, arguments);
    }

    /// <summary>Where Debian and others put the server's programs, the newest first.</summary>
    private static string Programs() =>
        Directory
            .EnumerateDirectories("/usr/lib/postgresql")
            .OrderByDescending(version => int.Parse(Path.GetFileName(version), System.Globalization.CultureInfo.InvariantCulture))
            .Select(version => Path.Combine(version, "bin"))
            .First(folder => File.Exists(Path.Combine(folder, "initdb")));

    private static Process Begin(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        // What it says is read, lest it waits for a reader.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static void End(Process process)
    {
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
