using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PlanApi.Application.Access;

/// <summary>
/// Makes and reads short texts that stand for a caller for some time. They are signed with the service's secret, and nothing is kept. A
/// text that was made for one use is worth nothing for another, and what it opens ends with the key or token that it was made with.
/// </summary>
public sealed class KeyTokens(KeySecrets secrets, TimeProvider clock)
{
    private const int NonceBytes = 16;
    private const int MaxLength = 200;

    /// <summary>A text that stands for a caller.</summary>
    public string Make(string use, Identity caller, TimeSpan life)
    {
        var ends = (clock.GetUtcNow() + life).ToUnixTimeSeconds();
        var until = caller.ExpiresAt?.ToUnixTimeSeconds() ?? 0;
        var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(NonceBytes));
        var content = string.Create(CultureInfo.InvariantCulture, $"{caller.Id}.{ends}.{nonce}.{until}");
        return $"{content}.{Base64Url.EncodeToString(Sign(use, content))}";
    }

    /// <summary>The caller that a text stands for; null if the text was not made here for this use, or has expired.</summary>
    public Content? Read(string use, string text)
    {
        if (
            text.Length > MaxLength
            || text.Split('.') is not [var key, var ends, var nonce, var until, var signature]
            || !Base64Url.IsValid(signature)
        )
            return null;
        var content = text[..text.LastIndexOf('.')];
        if (!CryptographicOperations.FixedTimeEquals(Sign(use, content), Base64Url.DecodeFromChars(signature)))
            return null;
        return clock.GetUtcNow() < Instant(ends)
            ? new Content(long.Parse(key, CultureInfo.InvariantCulture), nonce, until == "0" ? null : Instant(until))
            : null;
    }

    private static DateTimeOffset Instant(string seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture));

    private byte[] Sign(string use, string content) => secrets.Hash($"{use}-token\n{content}");

    /// <param name="Key">The id of the key or person; 0 is the machine itself.</param>
    /// <param name="Nonce">No other text has it.</param>
    /// <param name="Until">When the key or token ends with which it was made; never when null.</param>
    public sealed record Content(long Key, string Nonce, DateTimeOffset? Until);
}
