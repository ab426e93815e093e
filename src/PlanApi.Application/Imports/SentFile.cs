using System.Security.Cryptography;
using System.Text.Json.Serialization;
using PlanApi.Application.Errors;

namespace PlanApi.Application.Imports;

/// <summary>A file as it was sent, or found. It is held in memory as a whole.</summary>
public sealed class SentFile(byte[] content)
{
    /// <summary>How long a file may be.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    private const int BufferBytes = 64 * 1024;

    /// <summary>A longer file is not read.</summary>
    public static readonly TooLarge IsTooLarge = new($"{MaxBytes / 1024 / 1024} MiB of a file");

    [JsonIgnore]
    public byte[] Content { get; } = content;

    /// <summary>SHA-256 of the content, in hexadecimal digits.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Reads a file of any length, but never more than may be held.</summary>
    internal static async Task<Outcome<SentFile>> Read(Stream stream, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        var buffer = new byte[BufferBytes];
        for (int read; (read = await stream.ReadAsync(buffer, cancellation)) > 0; )
        {
            if (content.Length + read > MaxBytes)
                return IsTooLarge;
            content.Write(buffer, 0, read);
        }
        return new SentFile(content.ToArray());
    }
}
