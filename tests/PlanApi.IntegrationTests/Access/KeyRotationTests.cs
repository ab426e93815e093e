using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Access;

/// <summary>A key gets a new secret without a pause, and says in time that it ends or that nobody uses it.</summary>
public sealed class KeyRotationTests : IAsyncDisposable
{
    private readonly CustomService _service = new(
        new TestOptions
        {
            Keys = true,
            Settings = new Dictionary<string, string> { ["Work:EverySeconds"] = "86400" },
        }
    );

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task Rotate_WithOverlap_LetsBothSecretsCountUntilThen()
    {
        var (admin, key) = (await Admin(), await _service.NewKey(Role.Viewer));
        var address = $"/v1/api-keys/{key.Id}";
        (await admin.Post($"{address}/rotation", "{}")).IsProblem(428, "missing-version");

        var rotated = (await Rotate(admin, key.Id, """{"oldSecretEndsAt":"2024-03-20T00:00:00Z"}""")).Is(200);

        var secret = (string)rotated.Json["key"]!;
        Assert.NotEqual(key.Key, secret);
        Assert.Equal("2024-03-20T00:00:00+00:00", (string)rotated.Json["oldSecretEndsAt"]!);
        Assert.Null((await admin.Get(address)).Json["key"]);
        await Count(key.Key!, 200);
        await Count(secret, 200);
        _service.Clock.Advance(new DateTimeOffset(2024, 3, 20, 0, 0, 0, TimeSpan.Zero) - _service.Clock.GetUtcNow());
        await Count(key.Key!, 401);
        await Count(secret, 200);
    }

    [Fact]
    public async Task Rotate_WithoutOverlap_OrTwice_EndsTheOldSecretAtOnce()
    {
        var (admin, key) = (await Admin(), await _service.NewKey(Role.Viewer));
        await Count(key.Key!, 200);

        var second = (string)(await Rotate(admin, key.Id, """{"oldSecretEndsAt":"2024-03-20T00:00:00Z"}""")).Is(200).Json["key"]!;
        var third = (string)(await Rotate(admin, key.Id, """{"oldSecretEndsAt":"2024-03-20T00:00:00Z"}""")).Is(200).Json["key"]!;
        await Count(key.Key!, 401);
        await Count(second, 200);
        var fourth = (string)(await Rotate(admin, key.Id, "{}")).Is(200).Json["key"]!;
        await Count(second, 401);
        await Count(third, 401);
        await Count(fourth, 200);

        (await admin.Delete($"/v1/api-keys/{key.Id}", "*")).Is(200);
        await Count(fourth, 401);
        (await Rotate(admin, key.Id, "{}")).IsProblem(409, "not-allowed-now");
        (await Rotate(admin, 999_999, "{}")).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task Rotate_WithFaults_NamesThem()
    {
        var (admin, key) = (await Admin(), await _service.NewKey(Role.Viewer));

        (await Rotate(admin, key.Id, """{"oldSecretEndsAt":"2024-03-18T08:30:00Z","expiresAt":"2024-01-01T00:00:00Z"}""")).HasFaults(
            "out-of-range /oldSecretEndsAt",
            "out-of-range /expiresAt"
        );
        (await Rotate(admin, key.Id, """{"overlap":"P7D"}""")).HasFaults("unknown-field /overlap");
        (await Rotate(_service.With(key.Key!), key.Id, "{}")).IsProblem(403, "forbidden");
    }

    [Fact]
    public async Task Key_ThatEndsSoon_SaysSo()
    {
        var (admin, now) = (await Admin(), _service.Clock.GetUtcNow());
        var soon = await _service.NewKey(Role.Viewer, key => key with { Name = "soon", ExpiresAt = now.AddDays(40) });
        (await Count(soon.Key!, 200)).IsSilent();

        _service.Clock.Advance(TimeSpan.FromDays(10));
        var told = await Count(soon.Key!, 200);
        Assert.Equal("2024-04-27T08:30:00Z", told.Response.Headers.GetValues("X-Api-Key-Expires").Single());
        Assert.Equal(["expiresSoon"], await Warnings(admin, soon.Id));
        await Wait.Until(() => _service.Log.All.Any(line => line.Contains("'soon', ends on 2024-04-27 08:30Z", StringComparison.Ordinal)));

        (await Rotate(admin, soon.Id, """{"oldSecretEndsAt":"2024-04-01T00:00:00Z","expiresAt":"2025-04-01T00:00:00Z"}""")).Is(200);
        Assert.Empty(await Warnings(admin, soon.Id));
        // The old secret ends sooner than the key.
        Assert.Equal("2024-04-01T00:00:00Z", (await Count(soon.Key!, 200)).Response.Headers.GetValues("X-Api-Key-Expires").Single());
    }

    [Fact]
    public async Task Key_ThatIsUsed_ShowsTheHour_AndOneThatIsNot_IsPointedOut()
    {
        var admin = await Admin();
        var (used, unused) = (await _service.NewKey(Role.Viewer), await _service.NewKey(Role.Viewer));
        var before = (await admin.Get($"/v1/api-keys/{used.Id}")).ETag!;
        _service.Clock.Advance(TimeSpan.FromDays(89));
        await Count(used.Key!, 200);
        var hour = _service.Clock.GetUtcNow();
        await Count(used.Key!, 200);

        var expected = new DateTimeOffset(hour.Year, hour.Month, hour.Day, hour.Hour, 0, 0, TimeSpan.Zero);
        await Wait.Until(async () =>
        {
            _service.Clock.Advance(TimeSpan.FromDays(1));
            return (DateTimeOffset?)(await admin.Get($"/v1/api-keys/{used.Id}")).Json["lastUsedAt"] == expected;
        });
        // The same version, but not what a client knows.
        var after = (await admin.With("If-None-Match", before).Get($"/v1/api-keys/{used.Id}")).Is(200).ETag!;
        Assert.NotEqual(before, after);
        Assert.Equal(before.Split('.')[0], after.Split('.')[0]);

        _service.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["unused"], await Warnings(admin, unused.Id));
        Assert.Empty(await Warnings(admin, used.Id));
    }

    [Fact]
    public async Task Rotate_OverGraphQL_DoesTheSame()
    {
        var (admin, key) = (await Admin(), await _service.NewKey(Role.Viewer));
        var mutation =
            $$"""{"query":"mutation { rotateApiKey(id: {{key.Id}}, expectedVersion: 1, oldSecretEndsAt: \"WHEN\") { apiKey { key oldSecretEndsAt } errors { code } } }"}""";

        var bad = await admin.Post("/graphql", mutation.Replace("WHEN", "soon", StringComparison.Ordinal));
        Assert.Contains("invalid", bad.Text, StringComparison.Ordinal);
        var made = (await admin.Post("/graphql", mutation.Replace("WHEN", "2024-03-20T00:00:00Z", StringComparison.Ordinal))).Is(200);

        await Count((string)made.Json["data"]!["rotateApiKey"]!["apiKey"]!["key"]!, 200);
        await Count(key.Key!, 200);
    }

    private async Task<Answer> Count(string key, int status) => (await _service.With(key).Get("/v1/plans")).Is(status);

    private static Task<Answer> Rotate(Client admin, long? id, string body) =>
        admin.With("If-Match", "*").Post($"/v1/api-keys/{id}/rotation", body);

    private static async Task<IEnumerable<string>> Warnings(Client admin, long? id)
    {
        var listed = (await admin.Get("/v1/api-keys?first=1000")).Is(200).Items.Single(key => (long?)key["id"] == id);
        return [.. (listed["warnings"]?.AsArray() ?? []).Select(warning => (string)warning!)];
    }

    private async Task<Client> Admin() => _service.With((await _service.NewKey(Role.Admin)).Key!);
}

internal static class Silence
{
    public static void IsSilent(this Answer answer) => Assert.False(answer.Response.Headers.Contains("X-Api-Key-Expires"));
}
