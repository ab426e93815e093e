using System.Diagnostics;
using Npgsql;

namespace PlanApi.IntegrationTests.Kit;

/// <summary>
/// A server of PostgreSQL's own program, on a socket in a folder of its own, which ends with the tests. Nothing that it stores has to
/// last. Most tests share one, started by the first of them; a test that stops its server or sets it up otherwise has its own.
/// </summary>
internal sealed class PostgresServer : IDisposable
{
    public const string User = "planapi";

    // Ends with its standard input, and so with the process that holds the other end, however that one ends.
    private const string UntilTheEnd = """
        exec 3<&0
        "$@" </dev/null 3<&- & server=$!
        { read -r line <&3; kill -INT $server; } &
        wait $server
        """;

    private static readonly string[] _quick =
    [
        "listen_addresses=",
        "fsync=off",
        "synchronous_commit=off",
        "full_page_writes=off",
        "wal_level=minimal",
        "max_wal_senders=0",
        "max_connections=400",
        "shared_buffers=256MB",
        "autovacuum=off",
    ];

    private static readonly Lazy<PostgresServer> _shared = new(() =>
    {
        var server = new PostgresServer();
        server.Start();
        return server;
    });

    private Process? _running;

    public PostgresServer()
    {
        Folder = Directory.CreateTempSubdirectory("planapi-pg-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
        // It refuses to run as root.
        Give(Folder);
        End(AsNobody([Program("initdb"), "-D", Data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]));
    }

    /// <summary>The server of all tests that want nothing particular.</summary>
    public static PostgresServer Shared => _shared.Value;

    /// <summary>Why none can be started on this machine; null where one can.</summary>
    public static string? Missing { get; } =
        Find() is null ? "There is no PostgreSQL on this machine: install Debian's package postgresql." : null;

    /// <summary>Where its socket is; the folder <c>data</c> in it is what it stores.</summary>
    public string Folder { get; }

    public string Data => Path.Combine(Folder, "data");

    private static bool IsRoot => Environment.UserName == "root";

    /// <summary>How a database of the server is reached.</summary>
    public string Connection(string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = Folder,
            Database = database,
            Username = User,
            MaxPoolSize = 30,
            ConnectionIdleLifetime = 2,
            ConnectionPruningInterval = 1,
        }.ToString();

    /// <summary>Runs something that is no transaction's, such as making a database.</summary>
    public void Run(string sql, string database = "postgres")
    {
        using var connection = new NpgsqlConnection(Connection(database) + ";Pooling=False");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        command.ExecuteNonQuery();
    }

    /// <summary>Starts it, and waits until it answers.</summary>
    /// <param name="settings">Settings, as <c>name=value</c>, beside those that make it quick.</param>
    public void Start(params string[] settings)
    {
        _running = AsNobody([
            "sh",
            "-c",
            UntilTheEnd,
            "sh",
            Program("postgres"),
            "-D",
            Data,
            "-k",
            Folder,
            .. _quick.Concat(settings).SelectMany(setting => (string[])["-c", setting]),
        ]);
        var asked = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                Run("SELECT 1");
                return;
            }
            // One that wants a password answers as well.
            catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InvalidPassword)
            {
                return;
            }
            catch (NpgsqlException) when (asked.Elapsed < Wait.Patience && !_running.HasExited)
            {
                Thread.Yield();
            }
        }
    }

    /// <summary>Lets it write a folder.</summary>
    public static void Give(string folder)
    {
        if (IsRoot)
            End(Begin("chown", ["nobody", folder]));
    }

    /// <summary>Ends every connection, and the server.</summary>
    public void Stop()
    {
        if (_running is null)
            return;
        _running.StandardInput.Close();
        _running.WaitForExit();
        _running.Dispose();
        _running = null;
    }

    public void Dispose()
    {
        Stop();
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }

    private static string Program(string name) => Path.Combine(Find() ?? throw new InvalidOperationException(Missing), name);

    /// <summary>Where Debian and others put the server's programs, the newest first.</summary>
    private static string? Find() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory
                .EnumerateDirectories("/usr/lib/postgresql")
                .OrderByDescending(version => int.Parse(Path.GetFileName(version), System.Globalization.CultureInfo.InvariantCulture))
                .Select(version => Path.Combine(version, "bin"))
                .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
            : null;

    private static Process AsNobody(string[] command) =>
        IsRoot ? Begin("setpriv", ["--reuid=nobody", "--regid=nogroup", "--clear-groups", .. command]) : Begin(command[0], command[1..]);

    private static Process Begin(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
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
