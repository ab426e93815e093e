using PlanApi.Api.Access.SignIn;
using PlanApi.Api.Http;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;

namespace PlanApi.Api.Access;

/// <summary>
/// Recognises callers as often as needed. A connection that stays open for long checks again and again whether its caller's key or token
/// is still valid.
/// </summary>
internal sealed class CallerScopes(
    IServiceScopeFactory scopes,
    AccessMode mode,
    FailedKeys failed,
    TokenVerifier signIn,
    TimeProvider clock
)
{
    /// <summary>
    /// Recognises a caller. The result is a refusal if the key or token is not valid and there is more to say about it. In open mode a
    /// caller without a key, or with a cookie of a key that is no longer valid, is the machine itself.
    /// </summary>
    public async Task<(Identity? Identity, Failure? Refusal)> Introduce(HttpContext context, Credential credential)
    {
        var (address, services) = (context.Connection.RemoteIpAddress, context.RequestServices);
        if (credential.Key is not { } key)
        {
            var (known, _) = await Recognise(services, credential, context.RequestAborted);
            return (known ?? (credential.IsCookie && mode.IsOpen ? Caller.Local : null), null);
        }
        if (failed.Wait(address, key) is > 0 and var seconds)
            return (null, new TooManyFailedKeys(seconds));
        var (identity, refusal) = await Recognise(services, credential, context.RequestAborted);
        if (identity is not null)
            failed.Counted(key, identity);
        else if (refusal is null or InvalidToken)
            failed.Failed(address, key);
        return (identity, refusal);
    }

    /// <summary>A service scope for something that the caller does; null if the caller's key is not valid, or no longer.</summary>
    public async Task<AsyncServiceScope?> Open(Credential credential, CancellationToken cancellation)
    {
        var scope = scopes.CreateAsyncScope();
        try
        {
            if (await Recognise(scope.ServiceProvider, credential, cancellation) is ({ } identity, _))
            {
                scope.ServiceProvider.GetRequiredService<Caller>().Identity = identity;
                return scope;
            }
        }
        catch
        {
            await scope.DisposeAsync();
            throw;
        }
        await scope.DisposeAsync();
        return null;
    }

    private async ValueTask<(Identity? Identity, Failure? Refusal)> Recognise(
        IServiceProvider services,
        Credential credential,
        CancellationToken cancellation
    )
    {
        var keys = services.GetRequiredService<ApiKeyVerifier>();
        if (credential.Key is { } key)
        {
            if (!signIn.IsToken(key))
                return (await keys.Verify(key, cancellation), null);
            return (await signIn.Verify(services, key, cancellation)).IsSuccess(out var person, out var refusal)
                ? (person, null)
                : (null, refusal);
        }
        if (credential.KeyId is not ({ } id and not 0))
            return (mode.IsOpen ? Caller.Local : null, null);
        if (credential.Until <= clock.GetUtcNow())
            return (null, null);
        var identity = await keys.Find(id, cancellation);
        return (identity is null ? null : identity with { ExpiresAt = credential.Until ?? identity.ExpiresAt }, null);
    }
}
