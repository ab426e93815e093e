using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Access.SignIn;

/// <summary>Only tokens that the issuer has signed for this service, and that count now, let anybody in.</summary>
public sealed class TokenTests(SignInWorld world) : IClassFixture<SignInWorld>
{
    [Fact]
    public async Task Token_OfTheIssuer_LetsInOverEachDoor()
    {
        var ann = world.By(world.Token("ann", "plan-planners", "others"));
        var path = await world.Service.NewPlan(ann);

        (await ann.Get($"{path}/targets")).Is(200);
        var asked = (await ann.Post("/graphql", $$"""{"query":"{ plan(code: \"{{path.Split('/')[^1]}}\") { code } }"}""")).Is(200);
        Assert.Contains(path.Split('/')[^1], asked.Text, StringComparison.Ordinal);
        (await ann.Get("/v1/api-keys")).IsProblem(403, "forbidden");
        var history = (await ann.Get($"{path}/change-sets")).Is(200);
        Assert.Equal("local:ann", (string)history.Items[0]["actor"]!);
        (await world.Service.Api.Get("/v1/plans")).IsProblem(401, "unauthenticated");
    }

    [Theory]
    [InlineData(SecurityAlgorithms.RsaSha256)]
    [InlineData(SecurityAlgorithms.RsaSha512)]
    [InlineData(SecurityAlgorithms.RsaSsaPssSha256)]
    [InlineData(SecurityAlgorithms.EcdsaSha256)]
    [InlineData(SecurityAlgorithms.EcdsaSha384)]
    [InlineData(SecurityAlgorithms.EcdsaSha512)]
    public async Task Token_SignedWithAPublicKeyAlgorithm_Counts(string algorithm)
    {
        await using var own = await LocalIssuer.Start();
        own.NewKey(algorithm);
        await using var service = new CustomService(new TestOptions { Keys = true, Settings = own.Settings() });

        (await world.By(own.Token(service.Clock.GetUtcNow(), "ann", SignInWorld.Claims("plan-readers")), service).Get("/v1/plans")).Is(200);
    }

    [Fact]
    public async Task Token_ThatIsForged_IsRefused()
    {
        var good = world.Token("ann", "plan-admins");
        var parts = good.Split('.');
        var stranger = await LocalIssuer.Start();
        await using var _ = stranger;
        var now = world.Service.Clock.GetUtcNow();
        var claims = SignInWorld.Claims("plan-admins");
        claims["iss"] = world.Issuer.Address;
        var payload = Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(parts[1]));
        var hmac = new SigningCredentials(
            new SymmetricSecurityKey(world.Issuer.PublicKey) { KeyId = world.Issuer.Signs.Key.KeyId },
            SecurityAlgorithms.HmacSha256
        );
        var header = $$"""{"alg":"none","typ":"JWT","kid":"{{world.Issuer.Signs.Key.KeyId}}"}""";
        foreach (
            var (why, forged) in new[]
            {
                ("alg none", $"{Encode(header)}.{parts[1]}."),
                ("alg None", $"{Encode(header.Replace("none", "None", StringComparison.Ordinal))}.{parts[1]}.{parts[2]}"),
                ("HS256 with the public key", new JsonWebTokenHandler().CreateToken(payload, hmac)),
                ("another's key, of the same id", stranger.Token(now, "ann", claims)),
                ("a key that nobody published", world.Issuer.Token(now, "ann", claims, Unpublished())),
                ("other claims", $"{parts[0]}.{Encode(payload.Replace("ann", "bob", StringComparison.Ordinal))}.{parts[2]}"),
                ("no signature", $"{parts[0]}.{parts[1]}."),
                ("another's signature", $"{parts[0]}.{parts[1]}.{world.Token("bob", "plan-admins").Split('.')[2]}"),
                ("encrypted", $"{good}.{parts[0]}.{parts[1]}"),
                ("nothing", "eyJ"),
                ("half", $"{parts[0]}.{parts[1]}"),
                ("no JSON", $"eyJ{parts[0]}.{parts[1]}.{parts[2]}"),
                ("unknown rules", Critical(payload)),
            }
        )
        {
            var answer = await world.By(forged).Get("/v1/plans");
            Assert.True(answer.Status == 401, why);
            Assert.Equal((why, "invalid-token"), (why, answer.Code));
            Assert.Contains(answer.Response.Headers.WwwAuthenticate, challenge => challenge.Parameter!.Contains("error=\"invalid_token\""));
        }
        (await world.By(good).Get("/v1/plans")).Is(200);
    }

    [Theory]
    [InlineData("aud", "another")]
    [InlineData("aud", null)]
    [InlineData("iss", "https://elsewhere.example")]
    [InlineData("iss", null)]
    [InlineData("exp", null)]
    public async Task Token_ForSomebodyElse_IsRefused(string claim, string? value)
    {
        var claims = SignInWorld.Claims("plan-admins");
        claims[claim] = value;
        (await world.By(world.Token("ann", claims)).Get("/v1/plans")).IsProblem(401, "invalid-token");
    }

    [Fact]
    public async Task Token_CountsFromItsBeginningToItsEnd()
    {
        await using var own = world.New();
        var now = own.Clock.GetUtcNow();
        var claims = SignInWorld.Claims("plan-readers");
        claims["nbf"] = now.AddMinutes(10).ToUnixTimeSeconds();
        claims["exp"] = now.AddMinutes(20).ToUnixTimeSeconds();
        var caller = world.By(world.Issuer.Token(now, "ann", claims), own);

        (await caller.Get("/v1/plans")).IsProblem(401, "invalid-token");
        // The clocks may differ by a minute.
        own.Clock.Advance(TimeSpan.FromMinutes(9));
        (await caller.Get("/v1/plans")).Is(200);
        own.Clock.Advance(TimeSpan.FromMinutes(12) - TimeSpan.FromSeconds(1));
        (await caller.Get("/v1/plans")).Is(200);
        own.Clock.Advance(TimeSpan.FromSeconds(1));
        var expired = (await caller.Get("/v1/plans")).IsProblem(401, "expired-token");
        Assert.Contains(expired.Response.Headers.WwwAuthenticate, challenge => challenge.Parameter!.Contains("error=\"invalid_token\""));
        // Also one that was never seen while it counted.
        (
            await world.By(world.Issuer.Token(now.AddMinutes(-40), "bob", SignInWorld.Claims("plan-readers")), own).Get("/v1/plans")
        ).IsProblem(401, "expired-token");
    }

    [Fact]
    public async Task Keys_AndTokens_AreToldApart()
    {
        var key = (await world.Service.NewKey(Role.Viewer)).Key!;

        (await world.By(key).Get("/v1/plans")).Is(200);
        (await world.Service.With(key).Get("/v1/plans")).Is(200);
        (await world.Service.With(world.Token("ann", "plan-readers")).Get("/v1/plans")).Is(200);
        (await world.By(key + "x").Get("/v1/plans")).IsProblem(401, "unauthenticated");
        (await world.By(world.Token("ann", "plan-readers")).With("X-Api-Key", key).Get("/v1/plans")).IsProblem(400, "contradicting-keys");
        await using var none = new CustomService(new TestOptions { Keys = true });
        (await world.By(world.Token("ann", "plan-readers"), none).Get("/v1/plans")).IsProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Token_IsInNoLog()
    {
        var token = world.Token("ann", "plan-readers");
        (await world.By(token).Get("/v1/plans")).Is(200);
        (await world.By(token + "x").Get("/v1/plans")).IsProblem(401, "invalid-token");
        (await world.By(token).Post("/graphql", """{"query":"{ plans { totalCount } }"}""")).Is(200);

        Assert.NotEmpty(world.Service.Log.All);
        var (payload, signature) = (token.Split('.')[1], token.Split('.')[2]);
        Assert.DoesNotContain(world.Service.Log.All, line => line.Contains(payload[..40]) || line.Contains(signature[..40]));
    }

    private static string Encode(string text) => Base64UrlEncoder.Encode(text);

    private SigningCredentials Unpublished()
    {
        var before = world.Issuer.Signs;
        var key = new RsaSecurityKey(System.Security.Cryptography.RSA.Create(2048)) { KeyId = before.Key.KeyId };
        return new SigningCredentials(key, SecurityAlgorithms.RsaSha256);
    }

    /// <summary>Genuinely signed, but with a header that asks for what nobody here knows.</summary>
    private string Critical(string payload) =>
        new JsonWebTokenHandler().CreateToken(
            payload,
            world.Issuer.Signs,
            new Dictionary<string, object> { ["crit"] = new[] { "b64" }, ["b64"] = true }
        );
}
