using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PlanApi.Application.Errors;

namespace PlanApi.Application.Access;

/// <summary>
/// Makes API keys and checks them. A key is <c>plan_ID_SECRET</c>. The database keeps an HMAC-SHA256 of the secret. Its pepper lies in a
/// file of its own beside the database, so that a stolen database alone does not reveal a key.
/// </summary>
public sealed class KeySecrets(string path)
{
    private const int SecretBytes = 32;
    private const string Prefix = "plan_";

    private readonly Lazy<byte[]> _pepper = new(() => Pepper(path), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Whether an existing file can be read and belongs to this service.</summary>
    public void Check()
    {
        try
        {
            if (File.Exists(path))
                _ = _pepper.Value;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart(
                $"{path}, which API keys are checked with, cannot be read: {failure.Message.ReplaceLineEndings(" ")}",
                failure
            );
        }
    }

    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    public static string Key(long id, string secret) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{id}_{secret}");

    public byte[] Hash(string secret) => HMACSHA256.HashData(_pepper.Value, Encoding.UTF8.GetBytes(secret));

    /// <summary>A key of 32 bytes for another purpose, which follows from the file.</summary>
    public byte[] Derive(string purpose) => HKDF.Expand(HashAlgorithmName.SHA256, _pepper.Value, 32, Encoding.UTF8.GetBytes(purpose));

    /// <summary>The id and secret of a key; null where the text cannot be one.</summary>
    public static (long Id, string Secret)? Parse(string key)
    {
        if (key.Length > 128 || !key.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        var parts = key[Prefix.Length..].Split('_', 2);
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? (id, parts[1])
            : null;
    }

    private static byte[] Pepper(string path)
    {
        try
        {
            if (!File.Exists(path))
                Make(path);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new FailureException(new StorageReadOnly(), failure);
        }
        var pepper = File.ReadAllBytes(path);
        return pepper.Length == SecretBytes
            ? pepper
            : throw new CannotStart($"{path} must hold {SecretBytes} bytes. Delete it to make a new one; API keys must then be made anew.");
    }

    /// <summary>
    /// The file is written completely before it gets its name, so that neither a crash nor another process finds half of it.
    /// </summary>
    private static void Make(string path)
    {
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(unfinished, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(SecretBytes));
            file.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(unfinished, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process made it first; that one counts.
            File.Delete(unfinished);
        }
    }
}
