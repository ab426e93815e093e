using System.Security.Cryptography;
using System.Text;
using PlanApi.Application.Access;

namespace PlanApi.Application.Webhooks;

/// <summary>
/// Makes the secrets that sign messages, and keeps them sealed: AES-GCM with a key that follows from the secret file beside the database,
/// so that a stolen database alone signs nothing.
/// </summary>
public sealed class WebhookSecrets(KeySecrets service)
{
    private const string Prefix = "whsec_";
    private const int SecretBytes = 32;

    private readonly Lazy<byte[]> _key = new(() => service.Derive("webhooks"), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>A new secret: <c>whsec_</c> and base64 of 32 random bytes.</summary>
    public static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The bytes that sign.</summary>
    public static byte[] Bytes(string secret) =>
        secret.StartsWith(Prefix, StringComparison.Ordinal)
            ? Convert.FromBase64String(secret[Prefix.Length..])
            : Encoding.UTF8.GetBytes(secret);

    internal byte[] Seal(string secret)
    {
        var plain = Encoding.UTF8.GetBytes(secret);
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var (tag, text) = (new byte[AesGcm.TagByteSizes.MaxSize], new byte[plain.Length]);
        using var cipher = new AesGcm(_key.Value, tag.Length);
        cipher.Encrypt(nonce, plain, text, tag);
        return [.. nonce, .. tag, .. text];
    }

    /// <exception cref="CryptographicException">The secret file is not the one with which it was sealed.</exception>
    internal string Open(byte[] box)
    {
        var (nonce, tag) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        var plain = new byte[box.Length - nonce - tag];
        using var cipher = new AesGcm(_key.Value, tag);
        cipher.Decrypt(box.AsSpan(0, nonce), box.AsSpan(nonce + tag), box.AsSpan(nonce, tag), plain);
        return Encoding.UTF8.GetString(plain);
    }
}
