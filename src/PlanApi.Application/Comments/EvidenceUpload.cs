using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;

namespace PlanApi.Application.Comments;

/// <summary>
/// A file that is being sent: read once, to a file beside the database's own work, so that memory stays flat and nobody who writes waits
/// for it.
/// </summary>
/// <param name="Name">As the sender calls it.</param>
/// <param name="ContentType">As the sender declares it.</param>
public sealed record EvidenceUpload(string Name, string ContentType)
{
    private readonly Stream? _content;

    public EvidenceUpload(string name, string contentType, Stream content)
        : this(name, contentType) => _content = content;

    /// <summary>SHA-256 of the content, once it is read: by it a file that is sent again is known.</summary>
    [JsonInclude]
    public string? Fingerprint { get; internal set; }

    /// <summary>Reads the content, and looks whether it is what it is declared to be.</summary>
    internal async Task<Outcome<StagedFile>> Stage(FileType type, long maxBytes, CancellationToken cancellation)
    {
        var staged = new StagedFile(type);
        try
        {
            if (await Copy(staged, maxBytes, cancellation) is { } failure || (failure = await staged.Check(cancellation)) is not null)
            {
                staged.Dispose();
                return failure;
            }
            Fingerprint = Convert.ToHexStringLower(staged.Sha256!);
            return staged;
        }
        catch
        {
            staged.Dispose();
            throw;
        }
    }

    private async Task<Failure?> Copy(StagedFile staged, long maxBytes, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            int count;
            while ((count = await _content!.ReadAsync(buffer, cancellation)) > 0)
            {
                if (staged.Size + count > maxBytes)
                    return new TooLarge($"{maxBytes / 1024:N0} KiB for a file");
                hash.AppendData(buffer, 0, count);
                await staged.Add(buffer.AsMemory(0, count), cancellation);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        staged.Sha256 = hash.GetHashAndReset();
        return null;
    }
}

/// <summary>A file that has been read and is about to be stored; it goes when it is disposed of.</summary>
internal sealed class StagedFile(FileType type) : IDisposable
{
    private readonly FileStream _file = ScratchFile.Open(FileOptions.Asynchronous);

    private readonly TextCheck? _text = type.Begins is null ? new() : null;

    public FileType Type => type;

    public long Size => _file.Length;

    public byte[]? Sha256 { get; set; }

    public async ValueTask Add(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        _text?.Add(bytes.Span);
        await _file.WriteAsync(bytes, cancellation);
    }

    /// <summary>The fault of a content that does not fit its type.</summary>
    public async Task<Failure?> Check(CancellationToken cancellation)
    {
        if (Size == 0)
            return Invalid.One(FaultCodes.TooFew, "/content", "The file is empty.");
        _text?.Add([]);
        var head = new byte[Math.Min(Size, FileTypes.HeadBytes)];
        _file.Position = 0;
        await _file.ReadExactlyAsync(head, cancellation);
        var isOfType = _text is not null
            ? _text.IsText
            : type.Begins!(head)
                && (type.Holds is null || await ArchiveNames.HasAll(_file, ["[Content_Types].xml", type.Holds], cancellation));
        return isOfType
            ? null
            : Invalid.One(FaultCodes.NotAllowed, "/content", $"The content is not {type.Noun}, which Content-Type says it is.");
    }

    /// <summary>The content, in pieces of so many bytes; the memory of each is used again.</summary>
    public async IAsyncEnumerable<byte[]> Chunks(
        int bytes,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var buffer = new byte[bytes];
        _file.Position = 0;
        int count;
        while ((count = await _file.ReadAtLeastAsync(buffer, bytes, throwOnEndOfStream: false, cancellation)) > 0)
            yield return count == bytes ? buffer : buffer[..count];
    }

    public void Dispose() => _file.Dispose();
}
