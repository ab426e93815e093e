using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.Tokens;
using PlanApi.Api.Hosting;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Access.SignIn;

/// <summary>How the keys of an issuer are known: fetched once, fetched again for a new key, and kept while the issuer is away.</summary>
public sealed class IssuerTests
{
    [Fact]
    public async Task Keys_AreFetchedOnce_AndAgainForANewOne_ButNotForEachForgery()
    {
        await using var issuer = await LocalIssuer.Start();
        await using var service = New(issuer);
        foreach (var name in new[] { "ann", "bob", "cyd" })
            (await Ask(service, issuer, name)).Is(200);
        Assert.Equal(1, issuer.Asked);

        issuer.NewKey(isPublished: false);
        for (var i = 0; i < 5; i++)
            (await Ask(service, issuer, $"forger {i}")).IsProblem(401, "invalid-token");
        // Half a minute has not passed since the first time.
        Assert.Equal(1, issuer.Asked);
        service.Clock.Advance(TimeSpan.FromSeconds(30));
        for (var i = 0; i < 5; i++)
            (await Ask(service, issuer, $"forger {i}")).IsProblem(401, "invalid-token");
        Assert.Equal(2, issuer.Asked);

        service.Clock.Advance(TimeSpan.FromSeconds(30));
        issuer.NewKey();
        (await Ask(service, issuer, "ann")).Is(200);
        Assert.Equal(3, issuer.Asked);
    }

    [Fact]
    public async Task Key_ThatTheIssuerWithdraws_NoLongerCounts()
    {
        await using var issuer = await LocalIssuer.Start();
        await using var service = New(issuer);
        var old = Caller(service, issuer, "ann");
        (await old.Get("/v1/plans")).Is(200);

        service.Clock.Advance(TimeSpan.FromSeconds(31));
        issuer.NewKey();
        issuer.Withdraw();
        (await Ask(service, issuer, "bob")).Is(200);

        // Although the token was checked before, and has not ended.
        (await old.Get("/v1/plans")).IsProblem(401, "invalid-token");
    }

    [Fact]
    public async Task Issuer_ThatIsAway_StopsNeitherTheStartNorKeysNorKnownKeys()
    {
        await using var issuer = await LocalIssuer.Start();
        issuer.IsAway = true;
        await using var service = New(issuer);
        var key = service.With((await service.NewKey(Role.Viewer)).Key!);
        (await key.Get("/v1/plans")).Is(200);

        var refused = (await Ask(service, issuer, "ann")).IsProblem(503, "issuer-unavailable");
        Assert.Equal(TimeSpan.FromSeconds(30), refused.Response.Headers.RetryAfter!.Delta);
        Assert.Contains(service.Log.All, line => line.Contains("The signing keys of the issuer local could not be read"));
        issuer.IsAway = false;
        (await Ask(service, issuer, "ann")).IsProblem(503, "issuer-unavailable");
        service.Clock.Advance(TimeSpan.FromSeconds(30));
        (await Ask(service, issuer, "ann")).Is(200);

        issuer.IsAway = true;
        service.Clock.Advance(TimeSpan.FromHours(5));
        (await Ask(service, issuer, "bob")).Is(200);
    }

    [Fact]
    public async Task Metadata_OfAnotherIssuer_AreNotTaken()
    {
        await using var issuer = await LocalIssuer.Start();
        issuer.Name = "https://elsewhere.example";
        await using var service = New(issuer);
        (await Ask(service, issuer, "ann")).IsProblem(503, "issuer-unavailable");
        Assert.Contains(service.Log.All, line => line.Contains("it calls itself 'https://elsewhere.example'"));

        await using var told = New(issuer, ("Issuer", "https://elsewhere.example"));
        var claims = SignInWorld.Claims("plan-readers");
        claims["iss"] = "https://elsewhere.example";
        (await told.Api.With("Authorization", $"Bearer {issuer.Token(told.Clock.GetUtcNow(), "ann", claims)}").Get("/v1/plans")).Is(200);
    }

    [Fact]
    public async Task SecretKeys_OfAFile_Count()
    {
        var file = Path.GetTempFileName();
        var secret = new byte[32];
        Random.Shared.NextBytes(secret);
        await File.WriteAllTextAsync(file, $$"""{"keys":[{"kty":"oct","kid":"s","k":"{{Base64UrlEncoder.Encode(secret)}}"}]}""");
        try
        {
            await using var issuer = await LocalIssuer.Start();
            var settings = issuer.Settings(("SigningKeys", file), ("Issuer", "ours"));
            settings.Remove("Access:Issuers:local:Authority");
            await using var service = new CustomService(new TestOptions { Keys = true, Settings = settings });
            var by = new SigningCredentials(new SymmetricSecurityKey(secret) { KeyId = "s" }, SecurityAlgorithms.HmacSha256);
            var claims = SignInWorld.Claims("plan-readers");
            claims["iss"] = "ours";

            (
                await service
                    .Api.With("Authorization", $"Bearer {issuer.Token(service.Clock.GetUtcNow(), "ann", claims, by)}")
                    .Get("/v1/plans")
            ).Is(200);
            // A key of the same id that is not in the file.
            (
                await service.Api.With("Authorization", $"Bearer {issuer.Token(service.Clock.GetUtcNow(), "ann", claims)}").Get("/v1/plans")
            ).IsProblem(401, "invalid-token");
            Assert.Equal(0, issuer.Asked);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact, Trait("Suite", "Slow")]
    public async Task OpenApi_NamesTheIssuer_WherePeopleSignIn()
    {
        await using var issuer = await LocalIssuer.Start();
        await using var service = new CustomService(new TestOptions { OwnDocument = true, Settings = issuer.Settings() });

        var document = (await service.Api.Unchecked().Get("/openapi/v1.json")).Is(200).Json;

        var scheme = document["components"]!["securitySchemes"]!["sign-in-local"]!;
        Assert.Equal("openIdConnect", (string)scheme["type"]!);
        Assert.Equal($"{issuer.Address}/.well-known/openid-configuration", (string)scheme["openIdConnectUrl"]!);
        Assert.Contains(document["security"]!.AsArray(), way => way!["sign-in-local"] is not null);
    }

    [Theory]
    [InlineData("Authority", "http://login.example.com", "without TLS")]
    [InlineData("Authority", "login.example.com", "it takes an address")]
    [InlineData("Authority", "", "needs either Authority")]
    [InlineData("SigningKeys", "keys.json", "needs either Authority")]
    [InlineData("Audience", "", "needs Audience")]
    [InlineData("Roles:owner", "x", "names the role 'owner'")]
    [InlineData("DefaultRole", "owner", "names the role 'owner'")]
    [InlineData("Members:tier", "", "must name the claim")]
    [InlineData("Role", "x", "There is no setting 'Access:Issuers:local:Role'")]
    [InlineData("Access:Issuers:other:Audience", "x", "Access:Issuers:other")]
    public async Task Settings_ThatAreWrong_StopTheStart(string name, string value, string says)
    {
        await using var issuer = await LocalIssuer.Start();
        var settings = issuer.Settings((name, value)).Select(one => KeyValuePair.Create(one.Key, (string?)one.Value));
        var refused = Assert.Throws<CannotStart>(() =>
            SettingChecks.Check(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        );
        Assert.Contains(says, refused.Message, StringComparison.OrdinalIgnoreCase);
    }

    private static CustomService New(LocalIssuer issuer, params (string, string)[] settings) =>
        new(new TestOptions { Keys = true, Settings = issuer.Settings(settings) });

    private static Client Caller(TestService service, LocalIssuer issuer, string subject) =>
        service.Api.With("Authorization", $"Bearer {issuer.Token(service.Clock.GetUtcNow(), subject, SignInWorld.Claims("plan-readers"))}");

    private static Task<Answer> Ask(TestService service, LocalIssuer issuer, string subject) =>
        Caller(service, issuer, subject).Get("/v1/plans");
}
