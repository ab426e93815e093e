using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PlanApi.Application.Access;

/// <summary>
/// Makes and reads short texts that stand for an API key for some time. They are signed with the service's secret, and nothing is kept. A
/// text that was made for one use is worth nothing for another.
/// </summary>
public sealed class KeyTokens(KeySecrets secrets, TimeProvider clock)
{
    private const int NonceBytes = 16;
    private const int MaxLength = 200;

    /// <summary>A text that stands for the key with this id; 0 is the machine itself.</summary>
    public string Make(string use, long key, TimeSpan life)
    {
        var ends = (clock.GetUtcNow() + life).ToUnixTimeSeconds();
        var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(NonceBytes));
        var content = string.Create(CultureInfo.InvariantCulture, $"{key}.{ends}.{nonce}");
        return $"{content}.{Base64Url.EncodeToString(Sign(use, content))}";
    }

    /// <summary>The id of the key that a text stands for; null if the text was not made here for this use, or has expired.</summary>
    public Content? Read(string use, string text)
    {
        if (
            text.Length > MaxLength
            || text.Split('.') is not [var key, var ends, var nonce, var signature]
            || !Base64Url.IsValid(signature)
        )
            return null;
        var content = text[..text.LastIndexOf('.')];
        if (!CryptographicOperations.FixedTimeEquals(Sign(use, content), Base64Url.DecodeFromChars(signature)))
            return null;
        var end = DateTimeOffset.FromUnixTimeSeconds(long.Parse(ends, CultureInfo.InvariantCulture));
        return clock.GetUtcNow() < end ? new Content(long.Parse(key, CultureInfo.InvariantCulture), nonce) : null;
    }

    private byte[] Sign(string use, string content) => secrets.Hash($"{use}-token\n{content}");

    /// <param name="Key">The id of the key.</param>
    /// <param name="Nonce">No other text has it.</param>
    public sealed record Content(long Key, string Nonce);
}
