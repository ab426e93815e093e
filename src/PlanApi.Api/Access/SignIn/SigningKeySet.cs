using Microsoft.IdentityModel.Tokens;

namespace PlanApi.Api.Access.SignIn;

/// <summary>What is known of an issuer at one time: the keys that it signs with, and where people sign in.</summary>
/// <param name="Issuer">The issuer, as its tokens must name it.</param>
/// <param name="Keys">Its keys.</param>
internal sealed record SigningKeySet(string Issuer, IReadOnlyList<SecurityKey> Keys)
{
    /// <summary>Where a browser is sent to sign in; null where the metadata name no such address.</summary>
    public Uri? Authorization { get; init; }

    /// <summary>Where a code is changed into a token; null where the metadata name no such address.</summary>
    public Uri? Token { get; init; }

    private static readonly string[] _asymmetric =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSha384,
        SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256,
        SecurityAlgorithms.RsaSsaPssSha384,
        SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256,
        SecurityAlgorithms.EcdsaSha384,
        SecurityAlgorithms.EcdsaSha512,
    ];

    private static readonly string[] _symmetric =
    [
        SecurityAlgorithms.HmacSha256,
        SecurityAlgorithms.HmacSha384,
        SecurityAlgorithms.HmacSha512,
    ];

    /// <summary>
    /// The algorithms that count. HMAC counts only with secret keys of a file: with a public key, anybody could sign. No algorithm at all
    /// ('none') never counts.
    /// </summary>
    public IReadOnlyList<string> Algorithms { get; } =
        Keys.All(key => key is SymmetricSecurityKey) && Keys.Count > 0 ? _symmetric : _asymmetric;

    /// <summary>The keys that may have signed a token that names this one. One that names none may be signed by any.</summary>
    public IReadOnlyList<SecurityKey> Named(string? id) => string.IsNullOrEmpty(id) ? Keys : [.. Keys.Where(key => key.KeyId == id)];

    /// <summary>Public keys, as an issuer publishes them; with <paramref name="takesSecrets"/>, secret ones too.</summary>
    public static SigningKeySet Of(string issuer, string json, bool takesSecrets)
    {
        var set = new JsonWebKeySet(json);
        var isSecret = set.Keys.Any(key => key.Kty == JsonWebAlgorithmsKeyTypes.Octet);
        var keys =
            isSecret && takesSecrets
                ? set
                    .Keys.Where(key => key.Kty == JsonWebAlgorithmsKeyTypes.Octet)
                    .Select(key => (SecurityKey)new SymmetricSecurityKey(Base64UrlEncoder.DecodeBytes(key.K)) { KeyId = key.KeyId })
                : set.GetSigningKeys().Where(key => key is RsaSecurityKey or ECDsaSecurityKey or X509SecurityKey);
        return new SigningKeySet(issuer, [.. keys]);
    }
}
