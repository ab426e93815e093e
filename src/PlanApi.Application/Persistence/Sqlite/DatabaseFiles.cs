using Microsoft.Data.Sqlite;
using PlanApi.Application.Errors;

namespace PlanApi.Application.Persistence.Sqlite;

/// <summary>
/// Checks that the database's files are still those that were opened. Writes to a file that was removed or replaced would be lost. A check
/// looks at the folder three times.
/// </summary>
public sealed class DatabaseFiles
{
    internal static readonly Failure Moved = new StorageUnavailable(
        "The database's file was removed or replaced while the service runs: put it back, or restart the service."
    );

    private readonly string[] _paths;
    private FileIdentity?[]? _opened;

    public DatabaseFiles(string connectionString)
    {
        Path = System.IO.Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource);
        // The log and its index hold what is not in the file itself yet.
        _paths = [Path, Path + "-wal", Path + "-shm"];
    }

    /// <summary>Where the database lies.</summary>
    public string Path { get; }

    /// <summary>The number of bytes that the service may still write to the disk; a large number if it is unknown.</summary>
    public long FreeBytes
    {
        get
        {
            try
            {
                return new DriveInfo(System.IO.Path.GetDirectoryName(Path)!).AvailableFreeSpace;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
            {
                return long.MaxValue;
            }
        }
    }

    /// <summary>Remembers the files as they are, once a connection is open that keeps them there.</summary>
    internal void Remember() => _opened = [.. _paths.Select(FileIdentity.Of)];

    /// <summary>The failure, if the files are not those that were opened.</summary>
    public Failure? Check()
    {
        if (_opened is not { } opened)
            return null;
        for (var file = 0; file < opened.Length; file++)
        {
            if (opened[file] is { } known && FileIdentity.Of(_paths[file]) != known)
                return Moved;
        }
        return null;
    }

    /// <summary>For connections that must not open another file of the same name.</summary>
    internal void Demand()
    {
        if (Check() is { } moved)
            throw new FailureException(moved);
    }
}
