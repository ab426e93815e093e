using PlanApi.Application.Access;

namespace PlanApi.Api.Access;

/// <summary>Recognises callers, as often as it is asked: what is open for long looks again whether its caller's key still counts.</summary>
internal sealed class CallerScopes(IServiceScopeFactory scopes, AccessMode mode)
{
    /// <summary>Whoever sends the key; without one the machine itself, in open mode.</summary>
    public async Task<Identity?> Recognise(IServiceProvider services, string? key, CancellationToken cancellation) =>
        key is { Length: > 0 } ? await services.GetRequiredService<ApiKeyVerifier>().Verify(key, cancellation)
        : mode.IsOpen ? Caller.Local
        : null;

    /// <summary>A scope of its own for something that the caller does; null where the key does not count, or no longer.</summary>
    public async Task<AsyncServiceScope?> Open(string? key, CancellationToken cancellation)
    {
        var scope = scopes.CreateAsyncScope();
        try
        {
            if (await Recognise(scope.ServiceProvider, key, cancellation) is { } identity)
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
}
