using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace PlanApi.IntegrationTests.Kit;

/// <summary>An OpenID Connect issuer on this machine: its metadata, its keys, and tokens that it signs.</summary>
public sealed class LocalIssuer : IAsyncDisposable
{
    public const string Audience = "planapi";

    /// <summary>The service, as it signs people in by their browsers.</summary>
    public const string Client = "planapi-pages";

    private readonly WebApplication _app;
    private readonly List<JsonWebKey> _published = [];
    private readonly Dictionary<string, (string Challenge, string Back, string Token)> _codes = [];
    private int _keys,
        _asked;

    private LocalIssuer(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// <summary>How often its keys were fetched.</summary>
    public int Asked => _asked;

    /// <summary>Answers nothing, as if it were away.</summary>
    public bool IsAway { get; set; }

    /// <summary>What the metadata name as the issuer, if that is not the address.</summary>
    public string? Name { get; set; }

    /// <summary>The key that it signs with now.</summary>
    public SigningCredentials Signs { get; private set; } = null!;

    public static async Task<LocalIssuer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var issuer = new LocalIssuer(app);
        issuer.NewKey();
        app.MapGet(
            "/.well-known/openid-configuration",
            () =>
                issuer.IsAway
                    ? Results.StatusCode(500)
                    : Results.Json(
                        new Dictionary<string, string>
                        {
                            ["issuer"] = issuer.Name ?? issuer.Address,
                            ["jwks_uri"] = $"{issuer.Address}/keys",
                            ["authorization_endpoint"] = $"{issuer.Address}/authorize",
                            ["token_endpoint"] = $"{issuer.Address}/token",
                        }
                    )
        );
        app.MapGet("/keys", issuer.Keys);
        app.MapPost("/token", issuer.Change);
        await app.StartAsync();
        return issuer;
    }

    /// <summary>Makes a new key, publishes it beside the old ones, and signs with it from now on.</summary>
    public SigningCredentials NewKey(string algorithm = SecurityAlgorithms.RsaSha256, bool isPublished = true)
    {
        var id = $"key-{++_keys}";
        if (algorithm.StartsWith("ES", StringComparison.Ordinal))
        {
            var curve = algorithm switch
            {
                SecurityAlgorithms.EcdsaSha256 => ECCurve.NamedCurves.nistP256,
                SecurityAlgorithms.EcdsaSha384 => ECCurve.NamedCurves.nistP384,
                _ => ECCurve.NamedCurves.nistP521,
            };
            var key = new ECDsaSecurityKey(ECDsa.Create(curve)) { KeyId = id };
            var parameters = key.ECDsa.ExportParameters(false);
            if (isPublished)
                _published.Add(
                    new JsonWebKey
                    {
                        Kty = "EC",
                        Use = "sig",
                        Kid = id,
                        Crv = algorithm switch
                        {
                            SecurityAlgorithms.EcdsaSha256 => "P-256",
                            SecurityAlgorithms.EcdsaSha384 => "P-384",
                            _ => "P-521",
                        },
                        X = Base64UrlEncoder.Encode(parameters.Q.X),
                        Y = Base64UrlEncoder.Encode(parameters.Q.Y),
                    }
                );
            return Signs = new SigningCredentials(key, algorithm);
        }
        var rsa = new RsaSecurityKey(RSA.Create(2048)) { KeyId = id };
        var numbers = rsa.Rsa.ExportParameters(false);
        if (isPublished)
            _published.Add(
                new JsonWebKey
                {
                    Kty = "RSA",
                    Use = "sig",
                    Kid = id,
                    N = Base64UrlEncoder.Encode(numbers.Modulus),
                    E = Base64UrlEncoder.Encode(numbers.Exponent),
                }
            );
        return Signs = new SigningCredentials(rsa, algorithm);
    }

    /// <summary>Publishes nothing but the newest key.</summary>
    public void Withdraw() => _published.RemoveRange(0, _published.Count - 1);

    /// <summary>The public key that it signs with, in PEM, as anybody can have it.</summary>
    public byte[] PublicKey => System.Text.Encoding.ASCII.GetBytes(((RsaSecurityKey)Signs.Key).Rsa.ExportSubjectPublicKeyInfoPem());

    /// <summary>A token for an hour.</summary>
    public string Token(DateTimeOffset now, string subject, JsonObject? claims = null, SigningCredentials? by = null)
    {
        var all = new JsonObject
        {
            ["iss"] = Address,
            ["sub"] = subject,
            ["aud"] = Audience,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
        };
        foreach (var (name, value) in claims ?? [])
        {
            if (value is null)
                all.Remove(name);
            else
                all[name] = value.DeepClone();
        }
        return new JsonWebTokenHandler().CreateToken(all.ToJsonString(), by ?? Signs);
    }

    /// <summary>The settings by which a service takes its tokens.</summary>
    public Dictionary<string, string> Settings(params (string Name, string Value)[] more)
    {
        var settings = new Dictionary<string, string>
        {
            ["Access:Issuers:local:Authority"] = Address,
            ["Access:Issuers:local:Audience"] = Audience,
            ["Access:Issuers:local:Roles:viewer"] = "plan-readers",
            ["Access:Issuers:local:Roles:contributor"] = "plan-contributors",
            ["Access:Issuers:local:Roles:planner"] = "plan-planners",
            ["Access:Issuers:local:Roles:committee"] = "plan-committee",
            ["Access:Issuers:local:Roles:admin"] = "plan-admins,plan-operators",
        };
        foreach (var (name, value) in more)
            settings[name.StartsWith("Access", StringComparison.Ordinal) ? name : $"Access:Issuers:local:{name}"] = value;
        return settings;
    }

    /// <summary>Somebody signs in with their browser, which has come to an address: the code with which the issuer sends it back.</summary>
    public string SignIn(string address, Func<string, string> token)
    {
        var asked = System.Web.HttpUtility.ParseQueryString(new Uri(address).Query);
        var code = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(16));
        _codes[code] = (asked["code_challenge"]!, asked["redirect_uri"]!, token(asked["nonce"]!));
        return code;
    }

    /// <summary>What a client must send with its code; null for a public client.</summary>
    public string? ClientAuthorization { get; set; }

    private async Task<IResult> Change(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        return
            form["grant_type"] == "authorization_code"
            && form["client_id"] == Client
            && (ClientAuthorization is null || request.Headers.Authorization == ClientAuthorization)
            // A code counts once.
            && _codes.Remove(form["code"].ToString(), out var known)
            && known.Back == form["redirect_uri"]
            && known.Challenge
                == Base64UrlEncoder.Encode(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(form["code_verifier"].ToString())))
            ? Results.Json(new Dictionary<string, string> { ["token_type"] = "Bearer", ["id_token"] = known.Token })
            : Results.Json(new Dictionary<string, string> { ["error"] = "invalid_grant" }, statusCode: 400);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Keys()
    {
        Interlocked.Increment(ref _asked);
        var keys = new JsonArray();
        foreach (var key in _published)
        {
            var json = new JsonObject
            {
                ["kty"] = key.Kty,
                ["use"] = key.Use,
                ["kid"] = key.Kid,
            };
            foreach (var (name, value) in new[] { ("n", key.N), ("e", key.E), ("crv", key.Crv), ("x", key.X), ("y", key.Y) })
            {
                if (value is not null)
                    json[name] = value;
            }
            keys.Add(json);
        }
        return Results.Text(new JsonObject { ["keys"] = keys }.ToJsonString(), "application/json");
    }
}
