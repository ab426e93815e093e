using System.IO.Enumeration;
using PlanApi.Application.Errors;

namespace PlanApi.Application.Imports.Scheduling;

/// <summary>The folders of the machine from which the operator lets files be imported, by their names.</summary>
public sealed record ImportFolders(IReadOnlyDictionary<string, string> Paths)
{
    /// <summary>None of them.</summary>
    public static readonly ImportFolders None = new(new Dictionary<string, string>());

    private const int MaxName = 200;
    private const int MaxFiles = 10_000;

    // A folder of the network may not answer.
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    /// <summary>Whether a name stays within its folder, whatever lies there. Its last part may be a pattern.</summary>
    internal static bool IsName(string name) =>
        name.Length is > 0 and <= MaxName
        && !name.AsSpan().ContainsAny('\\', ':')
        && !name.Any(char.IsControl)
        && name.Split('/') is var parts
        && parts.All(part => part.Trim('.').Length > 0)
        && !parts.SkipLast(1).Any(part => part.Contains('*', StringComparison.Ordinal));

    /// <summary>A file as it lies there at one moment; a failure where it cannot be read as a whole.</summary>
    internal async Task<Outcome<FoundFile>> Read(string folder, string name, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(_patience);
        try
        {
            if (!Paths.TryGetValue(folder, out var root))
                return new FileUnavailable($"the operator allows no folder '{folder}' any more (setting Imports:Folders)");
            return await Task.Run(() => ReadNow(root, name, patience.Token), patience.Token).WaitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new FileUnavailable($"the folder '{folder}' did not answer within {_patience.TotalMinutes:0} minutes");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new FileUnavailable($"'{name}' in the folder '{folder}' cannot be opened");
        }
    }

    private static async Task<Outcome<FoundFile>> ReadNow(string root, string name, CancellationToken cancellation) =>
        Find(root, name).IsSuccess(out var found, out var failure) ? await ReadWhole(root, found, cancellation) : failure;

    /// <summary>The name of the file that a name or a pattern means now: of several, the last in the order of names.</summary>
    private static Outcome<string> Find(string root, string name)
    {
        if (!IsName(name))
            return new FileUnavailable("its name leads out of the folder");
        if (!name.Contains('*', StringComparison.Ordinal))
            return name;
        var at = name.LastIndexOf('/') + 1;
        var (below, pattern) = (name[..at], name[at..]);
        if (IsLinked(root, below.TrimEnd('/')))
            return Linked(name);
        var found = new DirectoryInfo(Path.Combine(root, below))
            .EnumerateFiles()
            .Where(file => FileSystemName.MatchesSimpleExpression(pattern, file.Name, ignoreCase: false))
            .Select(file => file.Name)
            .Take(MaxFiles + 1)
            .ToList();
        return found.Count switch
        {
            0 => new FileUnavailable($"no file is called like '{name}'"),
            > MaxFiles => new FileUnavailable($"more than {MaxFiles:N0} files are called like '{name}'"),
            _ => below + found.Max(StringComparer.Ordinal),
        };
    }

    private static async Task<Outcome<FoundFile>> ReadWhole(string root, string name, CancellationToken cancellation)
    {
        if (IsLinked(root, name))
            return Linked(name);
        var file = new FileInfo(Path.Combine(root, name));
        if (!file.Exists)
            return new FileUnavailable($"there is no file '{name}'");
        // What is no real file, such as a pipe, has no length either: it is not opened.
        if (file.Length == 0)
            return new FileUnavailable($"the file '{name}' is empty");
        if (file.Length > SentFile.MaxBytes)
            return SentFile.IsTooLarge;
        await using var stream = new FileStream(
            file.FullName,
            new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete, Options = FileOptions.Asynchronous }
        );
        var read = await Whole(file, stream, cancellation);
        if (!read.IsSuccess(out var content, out var failure))
            return failure;
        return IsLinked(root, name) ? Linked(name) : new FoundFile(content, name, null);
    }

    /// <summary>Reads a file to its end, twice; a failure where it is not the same then.</summary>
    internal static async Task<Outcome<SentFile>> Whole(FileInfo file, FileStream stream, CancellationToken cancellation)
    {
        var (length, changed) = (file.Length, file.LastWriteTimeUtc);
        if (!(await SentFile.Read(stream, cancellation)).IsSuccess(out var first, out var failure))
            return failure;
        stream.Position = 0;
        if (!(await SentFile.Read(stream, cancellation)).IsSuccess(out var second, out failure))
            return failure;
        file.Refresh();
        var isSame =
            file.Exists
            && file.Length == length
            && file.LastWriteTimeUtc == changed
            && first.Content.Length == length
            && first.Hash == second.Hash;
        return isSame ? first : new FileChanging();
    }

    /// <summary>Whether the file, or a folder above it, is a symbolic link, which may lead out of the folder.</summary>
    private static bool IsLinked(string root, string name)
    {
        var path = root;
        foreach (var part in name.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            path = Path.Combine(path, part);
            if (new FileInfo(path).LinkTarget is not null)
                return true;
        }
        return false;
    }

    private static FileUnavailable Linked(string name) =>
        new($"'{name}' is a symbolic link, or lies below one, and links are not followed");
}

/// <summary>A file that was found where a schedule looks.</summary>
/// <param name="File">The file; null where the network says that it is the one with the ETag that it had before.</param>
/// <param name="Name">Its name within the folder; null for one of the network.</param>
/// <param name="EntityTag">The ETag by which the network knows it, if it has one.</param>
internal sealed record FoundFile(SentFile? File, string? Name, string? EntityTag);
