using System.Globalization;
using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Persistence.Sqlite;

namespace PlanApi.Application.Persistence.Providers;

/// <summary>
/// Databases that are thrown away: files in a folder of this process among the temporary ones. The tables are made once, and copied. What a
/// process left behind that was killed, the next one removes.
/// </summary>
public sealed class ScratchDatabases : IDisposable
{
    private const string Prefix = "planapi-past-";
    private const int BlockBytes = 1024 * 1024;

    private readonly Lazy<string> _folder = new(MakeFolder);
    private readonly SemaphoreSlim _making = new(1, 1);
    private string? _template;
    private int _made;

    /// <summary>Tells which tables they have.</summary>
    public static string Schema { get; } = PendingMigrations.Last(typeof(SqlitePlanDb));

    /// <summary>A new database at the path that it is given, with tables and nothing in them.</summary>
    public async Task<string> New(CancellationToken cancellation) => CopyOf(await Template(cancellation));

    /// <summary>A copy of one that nobody writes any more.</summary>
    public string CopyOf(string settled) => Make(path => File.Copy(settled, path));

    /// <summary>The database that was packed.</summary>
    public string Unpack(byte[] packed) =>
        Make(path =>
        {
            using var file = File.Create(path);
            using var content = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
            content.CopyTo(file, BlockBytes);
        });

    /// <summary>All of one that nobody writes any more, in few bytes.</summary>
    public static byte[] Pack(string settled)
    {
        using var packed = new MemoryStream();
        using (var content = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        using (var file = new FileStream(settled, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
            file.CopyTo(content, BlockBytes);
        return packed.ToArray();
    }

    /// <summary>The database, for a service of its own.</summary>
    public static Storage Open(string path) => new SqliteStorage($"Data Source={path}", null);

    /// <summary>Moves everything that was written into the file itself. Call it when the last write is done.</summary>
    public static void Settle(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        command.ExecuteNonQuery();
    }

    /// <summary>Removes a database that nobody uses any more.</summary>
    public static void Remove(string path)
    {
        using (var connection = new SqliteConnection($"Data Source={path};Mode=ReadWrite"))
            SqliteConnection.ClearPool(connection);
        foreach (var file in new[] { path, path + "-wal", path + "-shm", path + ".secret" })
            File.Delete(file);
    }

    public void Dispose()
    {
        if (_folder.IsValueCreated && Directory.Exists(_folder.Value))
            Directory.Delete(_folder.Value, recursive: true);
        _making.Dispose();
    }

    private string Make(Action<string> write)
    {
        var path = Next();
        try
        {
            write(path);
            return path;
        }
        catch
        {
            // Half of one would fill a disk that is full already.
            File.Delete(path);
            throw;
        }
    }

    private string Next() => Path.Combine(_folder.Value, $"{Interlocked.Increment(ref _made).ToString(CultureInfo.InvariantCulture)}.db");

    private async Task<string> Template(CancellationToken cancellation)
    {
        await _making.WaitAsync(cancellation);
        try
        {
            if (_template is not null)
                return _template;
            var path = Next();
            var services = new ServiceCollection();
            services.AddSingleton(_ => Open(path));
            services.AddSingleton<KeptConnections>();
            using (var storage = Open(path))
                storage.AddContexts(services);
            await using (var made = services.BuildServiceProvider())
                await made.GetRequiredService<Storage>().Migrate(made, cancellation);
            Settle(path);
            using (var connection = new SqliteConnection($"Data Source={path};Mode=ReadWrite"))
                SqliteConnection.ClearPool(connection);
            return _template = path;
        }
        finally
        {
            _making.Release();
        }
    }

    private static string MakeFolder()
    {
        foreach (var old in Directory.GetDirectories(Path.GetTempPath(), Prefix + "*").Where(IsLeftBehind))
        {
            try
            {
                Directory.Delete(old, recursive: true);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // Somebody else's, or just being removed.
            }
        }
        return Directory.CreateTempSubdirectory(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-")).FullName;
    }

    /// <summary>Whether the process whose number the folder has is gone.</summary>
    private static bool IsLeftBehind(string folder)
    {
        if (
            !int.TryParse(
                Path.GetFileName(folder)[Prefix.Length..].Split('-')[0],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var id
            )
        )
            return false;
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(id);
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
