using System.Text.Json.Nodes;
using System.Web;
using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Access.SignIn;

/// <summary>A person signs in at their issuer by the first page, and sees what their claims grant.</summary>
public sealed class CodeFlowTests(CodeFlowTests.World world) : IClassFixture<CodeFlowTests.World>
{
    private const string Secret = "zz:very secret";

    public sealed class World : SignInWorld
    {
        protected override (string, string)[] Settings =>
            [("ClientId", LocalIssuer.Client), ("ClientSecret", Secret), ("ClientScope", "openid profile")];
    }

    private Client Stranger => world.Service.Api;

    [Fact]
    public async Task SignIn_ByTheFirstPage_IsASession()
    {
        world.Issuer.ClientAuthorization = "Basic " + Convert.ToBase64String("planapi-pages:zz%3Avery%20secret"u8);
        var admin = world.Service.With((await world.Service.NewKey(Role.Admin)).Key!);
        var plan = (await world.Service.NewPlan(admin)).Split('/')[^1];
        var page = (await Stranger.Get("/")).Text;
        Assert.Contains("<a href=\"/session/sign-in/local\">Sign in with local</a>", page, StringComparison.Ordinal);
        Assert.Contains("Or log in with an API key.", page, StringComparison.Ordinal);

        var (address, cookie) = await Leave();
        Assert.StartsWith($"{world.Issuer.Address}/authorize?", address, StringComparison.Ordinal);
        var asked = HttpUtility.ParseQueryString(new Uri(address).Query);
        Assert.Equal(
            ("code", LocalIssuer.Client, "openid profile", "S256", "http://localhost/session/signed-in"),
            (asked["response_type"], asked["client_id"], asked["scope"], asked["code_challenge_method"], asked["redirect_uri"])
        );
        var code = world.Issuer.SignIn(address, nonce => Token("ann", nonce, "plan-readers"));
        var back = (await Return(cookie, $"code={code}&state={asked["state"]}&iss={Uri.EscapeDataString(world.Issuer.Address)}")).Is(303);

        Assert.Equal("/", back.Location);
        var set = back.Response.Headers.GetValues("Set-Cookie").ToList();
        Assert.Contains(set, text => text.StartsWith("planapi-sign-in=; expires=Thu, 01 Jan 1970", StringComparison.Ordinal));
        var session = set.Single(text => text.StartsWith("planapi=", StringComparison.Ordinal));
        Assert.EndsWith("; path=/; samesite=lax; httponly", session, StringComparison.Ordinal);
        var ann = Stranger.With("Cookie", session.Split(';')[0]);
        Assert.Contains("Logged in as local:ann", (await ann.Get($"/?plan={plan}")).Is(200).Text, StringComparison.Ordinal);
        (await ann.Get($"/v1/plans/{plan}/targets")).Is(200);
        (await ann.Get("/v1/api-keys")).IsProblem(403, "forbidden");

        // The code has been used, and the log-in too.
        Assert.Equal(403, (await Return(cookie, $"code={code}&state={asked["state"]}")).Status);

        // Shut out, the session ends at once.
        var row = (await admin.Get("/v1/api-keys?first=1000")).Items.Single(one => (string)one["name"]! == "local:ann");
        (await admin.Delete($"/v1/api-keys/{row["id"]}", "*")).Is(200);
        (await ann.Get($"/v1/plans/{plan}/targets")).IsProblem(401, "unauthenticated");
        foreach (var hidden in new[] { code, asked["state"]!, "zz:very", "zz%3Avery" })
            Assert.DoesNotContain(world.Service.Log.All, line => line.Contains(hidden, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("another state")]
    [InlineData("no state")]
    [InlineData("another browser")]
    [InlineData("no cookie")]
    [InlineData("too late")]
    [InlineData("another code")]
    [InlineData("no code")]
    [InlineData("an error")]
    [InlineData("another issuer")]
    [InlineData("another nonce")]
    [InlineData("no nonce")]
    [InlineData("a token for the programs")]
    [InlineData("a token of somebody else")]
    [InlineData("no role")]
    public async Task SignIn_ThatIsNotWhole_LogsNobodyIn(string what)
    {
        world.Issuer.ClientAuthorization = null;
        var (address, cookie) = await Leave();
        var asked = HttpUtility.ParseQueryString(new Uri(address).Query);
        var code = world.Issuer.SignIn(
            address,
            nonce =>
                what switch
                {
                    "another nonce" => Token("eve", nonce + "x", "plan-admins"),
                    "no nonce" => Token("eve", null, "plan-admins"),
                    "a token for the programs" => Token("eve", nonce, "plan-admins", LocalIssuer.Audience),
                    "a token of somebody else" => Token("eve", nonce, "plan-admins", issuer: "https://evil.example"),
                    "no role" => Token("eve", nonce, "nothing"),
                    _ => Token("eve", nonce, "plan-admins"),
                }
        );
        if (what == "another browser")
            cookie = (await Leave()).Cookie;
        if (what == "too late")
            world.Service.Clock.Advance(TimeSpan.FromMinutes(10));
        var state = what switch
        {
            "another state" => asked["state"] + "x",
            "no state" => "",
            _ => asked["state"],
        };
        var query = what switch
        {
            "an error" => $"error=access_denied&state={state}",
            "no code" => $"state={state}",
            "another code" => $"code={code}x&state={state}",
            "another issuer" => $"code={code}&state={state}&iss=https%3A%2F%2Fevil.example",
            _ => $"code={code}&state={state}",
        };

        var refused = await Return(what == "no cookie" ? null : cookie, query);

        Assert.Equal((403, "text/html"), (refused.Status, refused.Type));
        Assert.Contains("role=\"alert\"", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            refused.Response.Headers.GetValues("Set-Cookie"),
            text => text.StartsWith("planapi=", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Issuer_ThatIsNotInTheSettings_SignsNobodyIn() =>
        Assert.Equal(404, (await Stranger.Get("/session/sign-in/nobody")).Status);

    [Fact]
    public async Task WithoutAClient_NoIssuerIsOffered()
    {
        await using var plain = world.New();

        Assert.DoesNotContain("Sign in with", (await plain.Api.Get("/")).Text, StringComparison.Ordinal);
        Assert.Equal(404, (await plain.Api.Get("/session/sign-in/local")).Status);
    }

    private async Task<(string Address, string Cookie)> Leave()
    {
        var left = (await Stranger.Get("/session/sign-in/local")).Is(303);
        var cookie = Assert.Single(left.Response.Headers.GetValues("Set-Cookie"));
        Assert.EndsWith("; max-age=600; path=/session; samesite=lax; httponly", cookie, StringComparison.Ordinal);
        return (left.Location!, cookie.Split(';')[0]);
    }

    private async Task<Answer> Return(string? cookie, string query) =>
        await (cookie is null ? Stranger : Stranger.With("Cookie", cookie)).Get($"/session/signed-in?{query}");

    private string Token(string subject, string? nonce, string role, string audience = LocalIssuer.Client, string? issuer = null)
    {
        var claims = SignInWorld.Claims(role);
        claims["aud"] = audience;
        if (nonce is not null)
            claims["nonce"] = nonce;
        if (issuer is not null)
            claims["iss"] = issuer;
        return world.Token(subject, claims);
    }
}
