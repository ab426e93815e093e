using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using PlanApi.Api.Http;
using PlanApi.Application.Access;
using PlanApi.Application.Access.Keys;
using PlanApi.Application.Errors;

namespace PlanApi.Api.Access.SignIn;

/// <summary>
/// Recognises people by the tokens of their OpenID Connect issuer (RFC 9068, OpenID Connect Core). A token that was checked is remembered
/// by its hash until it ends, or until the issuer's keys change; that the person is not shut out is looked at each time.
/// </summary>
internal sealed class TokenVerifier : IDisposable
{
    /// <summary>How much the clocks of the issuer and of this machine may differ.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    private const int MaxLength = 16 * 1024,
        MaxKept = 10_000,
        MaxMetadataBytes = 1024 * 1024;

    private static readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = MaxLength };

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = Skew })
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = MaxMetadataBytes,
    };

    private readonly TimeProvider _clock;
    private readonly IReadOnlyList<IssuerKeys> _issuers;
    private readonly KeptTokens _kept = new(MaxKept);

    public TokenVerifier(IConfiguration configuration, TimeProvider clock, ILogger<TokenVerifier> log)
    {
        _clock = clock;
        _issuers = [.. IssuerSettings.Of(configuration).Select(issuer => new IssuerKeys(issuer, _http, clock, log))];
    }

    /// <summary>The issuers at which people can sign in on the first page.</summary>
    public IEnumerable<IssuerKeys> WithLogIn => _issuers.Where(issuer => issuer.Issuer.ClientId is not null);

    /// <summary>Whether a text is a token rather than a key. Without an issuer in the settings, nothing is.</summary>
    public bool IsToken(string text) => _issuers.Count > 0 && text.StartsWith("eyJ", StringComparison.Ordinal);

    /// <summary>The person who has signed in.</summary>
    public async ValueTask<Outcome<Identity>> Verify(IServiceProvider services, string text, CancellationToken cancellation)
    {
        if (text.Length > MaxLength)
            return new InvalidToken("it is too long.");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        if (_kept.Find(hash) is not { } checkedToken)
        {
            if (!(await Check(services, text, cancellation)).IsSuccess(out var found, out var failure))
                return failure;
            _kept.Keep(hash, checkedToken = found);
        }
        if (checkedToken.Person.ExpiresAt <= _clock.GetUtcNow())
            return new ExpiredToken();
        return await services.GetRequiredService<ApiKeyVerifier>().Find(checkedToken.Person.Id, cancellation) is null
            ? new NotEntitled($"'{checkedToken.Person.Name}' was shut out here. Ask an administrator.")
            : checkedToken.Person;
    }

    /// <summary>The person of an identity token, with which an issuer has answered to the service itself.</summary>
    /// <param name="services">The services of the request.</param>
    /// <param name="issuer">The issuer that was asked.</param>
    /// <param name="text">The token.</param>
    /// <param name="nonce">What the token must name, so that it is for this browser's log-in.</param>
    /// <param name="cancellation">The request was given up.</param>
    public async Task<Outcome<Identity>> SignIn(
        IServiceProvider services,
        IssuerKeys issuer,
        string text,
        string nonce,
        CancellationToken cancellation
    )
    {
        if (text.Length > MaxLength || Read(text) is not { } token)
            return new InvalidToken("it is not a signed JSON Web Token.");
        if (!issuer.Issuer.IsNamed(token.Issuer))
            return new InvalidToken("it is from another issuer than the one that was asked.");
        if (!token.TryGetPayloadValue<string>("nonce", out var named) || named != nonce)
            return new InvalidToken("it is for another log-in ('nonce').");
        if (token.Audiences.Skip(1).Any() && token.Azp != issuer.Issuer.ClientId)
            return new InvalidToken("it was given to another client ('azp').");
        return (await Check(services, token, issuer, issuer.Issuer.ClientId!, cancellation)).IsSuccess(out var found, out var failure)
            ? found.Person
            : failure;
    }

    public void Dispose()
    {
        _http.Dispose();
        foreach (var issuer in _issuers)
            issuer.Dispose();
    }

    private async Task<Outcome<CheckedToken>> Check(IServiceProvider services, string text, CancellationToken cancellation)
    {
        if (Read(text) is not { } token)
            return new InvalidToken("it is not a signed JSON Web Token.");
        if (_issuers.FirstOrDefault(issuer => issuer.Issuer.IsNamed(token.Issuer)) is not { } issuer)
            return new InvalidToken("its issuer is not one of those in Access:Issuers.");
        return await Check(services, token, issuer, issuer.Issuer.Audience, cancellation);
    }

    private async Task<Outcome<CheckedToken>> Check(
        IServiceProvider services,
        JsonWebToken token,
        IssuerKeys issuer,
        string audience,
        CancellationToken cancellation
    )
    {
        if (!(await issuer.For(token.Kid, cancellation)).IsSuccess(out var keys, out var failure))
            return failure;
        if (await Fault(token, audience, keys) is { } fault)
            return fault;
        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(token.EncodedPayload));
        if (!new TokenClaims(issuer.Issuer, claims.RootElement).Person().IsSuccess(out var person, out failure))
            return failure;
        person = person with { ExpiresAt = new DateTimeOffset(token.ValidTo, TimeSpan.Zero) + Skew };
        return (await services.GetRequiredService<SignIns>().Of(issuer.Issuer.Name, person, cancellation)).IsSuccess(
            out var known,
            out failure
        )
            ? new CheckedToken(known, issuer, keys)
            : failure;
    }

    private static JsonWebToken? Read(string text)
    {
        try
        {
            // No encrypted ones, which have five parts; and none with rules that are not known here (RFC 7515, 4.1.11).
            var token = new JsonWebToken(text);
            return token.IsSigned && !token.IsEncrypted && !token.TryGetHeaderValue<object>("crit", out _) ? token : null;
        }
        catch (Exception failure) when (failure is ArgumentException or SecurityTokenException or JsonException or FormatException)
        {
            return null;
        }
    }

    private async Task<Failure?> Fault(JsonWebToken token, string audience, SigningKeySet keys)
    {
        var named = keys.Named(token.Kid);
        if (named.Count == 0)
            return new InvalidToken("it is signed with a key that its issuer does not have.");
        var result = await _handler.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidIssuer = keys.Issuer,
                ValidAudience = audience,
                IssuerSigningKeys = named,
                ValidAlgorithms = keys.Algorithms,
                RequireSignedTokens = true,
                TryAllIssuerSigningKeys = true,
                // By the service's own clock, below.
                ValidateLifetime = false,
            }
        );
        if (!result.IsValid)
            return result.Exception switch
            {
                SecurityTokenInvalidAudienceException => new InvalidToken("it is for another audience."),
                SecurityTokenInvalidIssuerException => new InvalidToken("its issuer is not one of those in Access:Issuers."),
                _ => new InvalidToken("its signature, or the algorithm of the signature, does not count."),
            };
        var now = _clock.GetUtcNow().UtcDateTime;
        return token.ValidTo == DateTime.MinValue ? new InvalidToken("it never expires; it needs 'exp'.")
            : token.ValidTo + Skew <= now ? new ExpiredToken()
            : token.ValidFrom > now + Skew ? new InvalidToken("it counts only later ('nbf'); look whether both clocks are right.")
            : null;
    }
}
