using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using PlanApi.Api.Http;
using PlanApi.Application.Errors;

namespace PlanApi.Api.Access.SignIn;

/// <summary>
/// The present keys of one issuer. They are fetched at the first token, again after an hour, and at once for a token that names an unknown
/// key, but never more often than twice a minute. While the issuer is away, the keys that are known go on counting.
/// </summary>
internal sealed partial class IssuerKeys(TokenIssuer issuer, HttpClient http, TimeProvider clock, ILogger log) : IDisposable
{
    private static readonly TimeSpan _fresh = TimeSpan.FromHours(1),
        _between = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _one = new(1, 1);
    private SigningKeySet? _keys;
    private DateTimeOffset _fetched = DateTimeOffset.MinValue,
        _tried = DateTimeOffset.MinValue;

    public TokenIssuer Issuer => issuer;

    /// <summary>The keys that are known, without asking for others.</summary>
    public SigningKeySet? Known => Volatile.Read(ref _keys);

    /// <summary>The keys of the issuer; among them the named one, if the issuer has it.</summary>
    public async ValueTask<Outcome<SigningKeySet>> For(string? id, CancellationToken cancellation)
    {
        if (Known is not { } known || known.Named(id).Count == 0)
            await Fetch(cancellation);
        else if (clock.GetUtcNow() - _fetched > _fresh && MayTry)
            // Nobody waits for it: the keys that are known still count.
            _ = Fetch(CancellationToken.None);
        if (Known is { } keys)
            return keys;
        return new IssuerUnavailable(issuer.Name, Math.Max(1, (int)(_tried + _between - clock.GetUtcNow()).TotalSeconds));
    }

    public void Dispose() => _one.Dispose();

    private bool MayTry => clock.GetUtcNow() - _tried >= _between;

    private async Task Fetch(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            if (!MayTry)
                return;
            _tried = clock.GetUtcNow();
            // Whoever waits may go away; the keys are for everybody.
            Volatile.Write(ref _keys, await Read());
            _fetched = clock.GetUtcNow();
        }
        catch (Exception failure)
            when (failure
                    is HttpRequestException
                        or OperationCanceledException
                        or IOException
                        or UnauthorizedAccessException
                        or JsonException
                        or ArgumentException
                        or FormatException
                        or InvalidOperationException
                        or KeyNotFoundException
                        or SecurityTokenException
            )
        {
            LogAway(log, issuer.Name, $"{failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ")}", Known is not null);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<SigningKeySet> Read()
    {
        if (issuer.SigningKeys is { } file)
            return Of(issuer.Issuer!, await File.ReadAllTextAsync(file), takesSecrets: true);
        using var metadata = JsonDocument.Parse(await Get(issuer.Metadata!));
        var named = metadata.RootElement.GetProperty("issuer").GetString()!;
        if (!issuer.IsNamed(named))
            throw new InvalidOperationException(
                $"it calls itself '{named}'; set {TokenIssuer.Setting}:{issuer.Name}:Issuer to that, if it is right"
            );
        var keys = Address(metadata.RootElement, "jwks_uri") ?? throw new InvalidOperationException("its metadata name no 'jwks_uri'");
        return Of(named, await Get(keys), takesSecrets: false) with
        {
            Authorization = Address(metadata.RootElement, "authorization_endpoint"),
            Token = Address(metadata.RootElement, "token_endpoint"),
        };
    }

    /// <summary>An address that the metadata name.</summary>
    private Uri? Address(JsonElement metadata, string name)
    {
        if (!metadata.TryGetProperty(name, out var text))
            return null;
        var address = new Uri(text.GetString()!);
        return TokenIssuer.IsSafe(address) && (!address.IsLoopback || issuer.Metadata!.IsLoopback)
            ? address
            : throw new InvalidOperationException($"its '{name}' is '{address}', which is not https");
    }

    private static SigningKeySet Of(string name, string json, bool takesSecrets) =>
        SigningKeySet.Of(name, json, takesSecrets) is { Keys.Count: > 0 } keys
            ? keys
            : throw new InvalidOperationException("there is no key to check signatures with");

    private Task<string> Get(Uri address) => http.GetStringAsync(address);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The signing keys of the issuer {Issuer} could not be read ({Reason}); known keys still count: {HasKeys}"
    )]
    private static partial void LogAway(ILogger logger, string issuer, string reason, bool hasKeys);
}
