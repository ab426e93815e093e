using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Access.SignIn;

/// <summary>A service that takes the tokens of an issuer on this machine, as well as keys.</summary>
public class SignInWorld : IAsyncLifetime
{
    public LocalIssuer Issuer { get; private set; } = null!;

    public TestService Service { get; private set; } = null!;

    protected virtual (string, string)[] Settings => [];

    public async Task InitializeAsync()
    {
        Issuer = await LocalIssuer.Start();
        Service = New(Settings);
    }

    public async Task DisposeAsync()
    {
        await Service.DisposeAsync();
        await Issuer.DisposeAsync();
    }

    public CustomService New(params (string, string)[] settings) =>
        new(
            new TestOptions
            {
                Keys = true,
                LogLevel = LogLevel.Debug,
                Settings = Issuer.Settings(settings),
            }
        );

    public string Token(string subject, params string[] roles) => Token(subject, Claims(roles));

    public string Token(string subject, JsonObject claims) => Issuer.Token(Service.Clock.GetUtcNow(), subject, claims);

    /// <summary>Somebody who sends a token.</summary>
    public Client By(string token, TestService? at = null) => (at ?? Service).Api.With("Authorization", $"Bearer {token}");

    public static JsonObject Claims(params string[] roles) =>
        new() { ["roles"] = new JsonArray([.. roles.Select(role => (JsonNode)role)]) };
}
