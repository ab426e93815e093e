using PlanApi.Api.Http;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;

namespace PlanApi.Api.Access;

/// <summary>
/// Recognises callers as often as needed. A connection that stays open for long checks again and again whether its caller's key is still
/// valid.
/// </summary>
internal sealed class CallerScopes(IServiceScopeFactory scopes, AccessMode mode, FailedKeys failed)
{
    /// <summary>
    /// Recognises a caller. The result is a refusal if the key is not valid. In open mode a caller without a key, or with a cookie of a
    /// key that is no longer valid, is the machine itself.
    /// </summary>
    public async Task<(Identity? Identity, Failure? Refusal)> Introduce(HttpContext context, Credential credential)
    {
        var (address, services) = (context.Connection.RemoteIpAddress, context.RequestServices);
        if (credential.Key is not { } key)
        {
            var known = await Recognise(services, credential, context.RequestAborted);
            return (known ?? (credential.IsCookie && mode.IsOpen ? Caller.Local : null), null);
        }
        if (failed.Wait(address, key) is > 0 and var seconds)
            return (null, new TooManyFailedKeys(seconds));
        var identity = await Recognise(services, credential, context.RequestAborted);
        if (identity is null)
            failed.Failed(address, key);
        else
            failed.Counted(key);
        return (identity, null);
    }

    /// <summary>A service scope for something that the caller does; null if the caller's key is not valid, or no longer.</summary>
    public async Task<AsyncServiceScope?> Open(Credential credential, CancellationToken cancellation)
    {
        var scope = scopes.CreateAsyncScope();
        try
        {
            if (await Recognise(scope.ServiceProvider, credential, cancellation) is { } identity)
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

    private async ValueTask<Identity?> Recognise(IServiceProvider services, Credential credential, CancellationToken cancellation) =>
        credential switch
        {
            { Key: { } key } => await services.GetRequiredService<ApiKeyVerifier>().Verify(key, cancellation),
            { KeyId: { } id and not 0 } => await services.GetRequiredService<ApiKeyVerifier>().Find(id, cancellation),
            _ => mode.IsOpen ? Caller.Local : null,
        };
}
