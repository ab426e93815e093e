using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PlanApi.Application.Access;
using PlanApi.Application.Documents.Json;
using PlanApi.Domain.Values;

namespace PlanApi.Application.UseCases;

/// <summary>
/// Makes and reads preview tokens. A token contains the request, the caller, the plan, and a hash of the versions that the preview was
/// computed from, all signed with the service's key. Nothing is stored, so a token also works after a restart.
/// </summary>
public sealed class PreviewTokens(KeySecrets secrets, Caller caller)
{
    /// <summary>Above this a request is not packed into a token.</summary>
    public const int MaxLength = 512 * 1024;

    private const int MacBytes = 32;

    /// <summary>The content of a token.</summary>
    public sealed record Content<TRequest>(Code Plan, long Actor, string State, TRequest Request);

    public string Make<TRequest>(Code plan, string state, TRequest request)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            JsonSerializer.Serialize(brotli, new Content<TRequest>(plan, caller.Identity!.Id, state, request), PlanJson.Options);
        var body = packed.ToArray();
        return Base64Url.EncodeToString([.. Mac<TRequest>(body), .. body]);
    }

    /// <summary>The content of the token; null unless it was made for this caller and this plan.</summary>
    public Content<TRequest>? Read<TRequest>(Code plan, string token)
        where TRequest : class
    {
        if (token.Length > MaxLength || !Base64Url.IsValid(token))
            return null;
        var bytes = Base64Url.DecodeFromChars(token);
        if (
            bytes.Length <= MacBytes
            || !CryptographicOperations.FixedTimeEquals(Mac<TRequest>(bytes[MacBytes..]), bytes.AsSpan(0, MacBytes))
        )
            return null;
        using var packed = new MemoryStream(bytes, MacBytes, bytes.Length - MacBytes);
        using var brotli = new BrotliStream(packed, CompressionMode.Decompress);
        var content = JsonSerializer.Deserialize<Content<TRequest>>(brotli, PlanJson.Options)!;
        return content.Plan == plan && content.Actor == caller.Identity!.Id ? content : null;
    }

    /// <summary>A short text for the versions that something was computed from.</summary>
    public static string StateOf(long structureVersion, IEnumerable<string> seen) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{structureVersion}\n{string.Join('\n', seen)}")));

    // A token of one kind of preview is none of another.
    private byte[] Mac<TRequest>(byte[] body) => secrets.Hash($"{typeof(TRequest).Name}-token\n" + Convert.ToBase64String(body));
}
