using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using PlanApi.Api.Http;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;

namespace PlanApi.Api.Access.SignIn;

/// <summary>
/// The authorization code flow of OpenID Connect with a proof of possession (RFC 6749, RFC 7636): sends a browser to an issuer, and changes
/// the code with which it comes back into an identity token. Nothing is kept here: what belongs together follows from the browser's cookie.
/// </summary>
internal sealed class CodeFlow(TokenVerifier verifier, KeySecrets secrets, TimeProvider clock) : IDisposable
{
    /// <summary>The address to which an issuer sends a browser back.</summary>
    public const string Back = "/session/signed-in";

    /// <summary>How long a person may take at the issuer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private const int MaxAnswerBytes = 256 * 1024,
        MaxCodeLength = 4 * 1024,
        RandomBytes = 32;

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = MaxAnswerBytes,
    };

    /// <summary>The names of the issuers at which people can sign in.</summary>
    public IReadOnlyList<string> Issuers { get; } = [.. verifier.WithLogIn.Select(issuer => issuer.Issuer.Name)];

    /// <summary>Where to send the browser, and the cookie with which it must come back.</summary>
    /// <param name="name">The issuer's name.</param>
    /// <param name="back">Where the issuer sends the browser afterwards.</param>
    /// <param name="cancellation">The request was given up.</param>
    public async Task<Outcome<(string Address, string Cookie)>> Begin(string name, string back, CancellationToken cancellation)
    {
        if (Find(name) is not { } issuer)
            return new NotFound("issuer", name);
        if (!(await issuer.For(null, cancellation)).IsSuccess(out var known, out var failure))
            return failure;
        if (known is not { Authorization: { } address, Token: not null })
            return new SignInFailed($"The metadata of '{name}' do not say where people sign in.");
        var ends = (clock.GetUtcNow() + Patience).ToUnixTimeSeconds();
        var cookie = $"{ends}.{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes))}.{issuer.Issuer.Name}";
        var query = new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = issuer.Issuer.ClientId,
            ["redirect_uri"] = back,
            ["scope"] = issuer.Issuer.ClientScope,
            ["state"] = Of("state", cookie),
            ["nonce"] = Of("nonce", cookie),
            ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Of("verifier", cookie)))),
            ["code_challenge_method"] = "S256",
        };
        return (QueryHelpers.AddQueryString(address.AbsoluteUri, query), cookie);
    }

    /// <summary>The person with whom a browser came back.</summary>
    /// <param name="services">The services of the request.</param>
    /// <param name="answer">What the issuer let the browser bring.</param>
    /// <param name="cookie">The cookie of the browser; null where there is none.</param>
    /// <param name="back">Where the browser came back to.</param>
    /// <param name="cancellation">The request was given up.</param>
    public async Task<Outcome<Identity>> End(
        IServiceProvider services,
        IQueryCollection answer,
        string? cookie,
        string back,
        CancellationToken cancellation
    )
    {
        if (
            cookie?.Split('.', 3) is not [var ends, _, var name]
            || !long.TryParse(ends, out var end)
            || clock.GetUtcNow().ToUnixTimeSeconds() >= end
            || !CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(Of("state", cookie)),
                Encoding.UTF8.GetBytes(answer["state"].ToString())
            )
            || Find(name) is not { } issuer
        )
            return new SignInFailed("This log-in was not begun in this browser, or too long ago. Begin again.");
        if (answer["error"].ToString() is { Length: > 0 })
            return new SignInFailed($"'{name}' has not let you in. Begin again, or ask an administrator.");
        if (answer["code"].ToString() is not { Length: > 0 and <= MaxCodeLength } code)
            return new SignInFailed($"'{name}' has sent no code. Begin again.");
        // RFC 9207: the answer is from the issuer that was asked.
        if (answer["iss"].ToString() is { Length: > 0 } sender && !issuer.Issuer.IsNamed(sender))
            return new SignInFailed($"The answer is not from '{name}'. Begin again.");
        if (!(await issuer.For(null, cancellation)).IsSuccess(out var known, out var failure))
            return failure;
        return known.Token is { } address && await IdentityToken(issuer.Issuer, address, code, cookie, back, cancellation) is { } token
            ? await verifier.SignIn(services, issuer, token, Of("nonce", cookie), cancellation)
            : new SignInFailed(
                $"'{name}' did not take the code. Begin again; where it goes on, look at ClientId, ClientSecret and the log."
            );
    }

    public void Dispose() => _http.Dispose();

    private IssuerKeys? Find(string name) =>
        verifier.WithLogIn.FirstOrDefault(issuer => issuer.Issuer.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Nobody else can work it out, and each is for one log-in.</summary>
    private string Of(string use, string cookie) => Base64Url.EncodeToString(secrets.Hash($"sign-in {use}\n{cookie}"));

    private async Task<string?> IdentityToken(
        TokenIssuer issuer,
        Uri address,
        string code,
        string cookie,
        string back,
        CancellationToken cancellation
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["grant_type"] = "authorization_code",
                    ["code"] = code,
                    ["redirect_uri"] = back,
                    ["client_id"] = issuer.ClientId!,
                    ["code_verifier"] = Of("verifier", cookie),
                }
            ),
        };
        if (issuer.ClientSecret is { } secret)
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic",
                Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(issuer.ClientId!)}:{Uri.EscapeDataString(secret)}"))
            );
        try
        {
            using var response = await _http.SendAsync(request, cancellation);
            if (!response.IsSuccessStatusCode)
                return null;
            using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellation));
            return answer.RootElement.TryGetProperty("id_token", out var token) ? token.GetString() : null;
        }
        catch (Exception failure)
            when (failure is HttpRequestException or JsonException or InvalidOperationException
                || (failure is OperationCanceledException && !cancellation.IsCancellationRequested)
            )
        {
            return null;
        }
    }
}
