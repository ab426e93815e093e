namespace PlanApi.Api.Access;

/// <summary>The introduction of a caller. No introduction stands for the machine itself, in open mode.</summary>
/// <param name="Key">The API key.</param>
/// <param name="KeyId">The id of the API key for which a ticket or a cookie stands; 0 for the machine itself.</param>
/// <param name="IsAmbient">Whether a browser sends it by itself, for any page.</param>
internal sealed record Credential(string? Key = null, long? KeyId = null, bool IsAmbient = false)
{
    public static readonly Credential None = new();

    /// <summary>Whether it is the cookie of a browser that has logged in.</summary>
    public bool IsCookie => KeyId is not null && IsAmbient;

    /// <summary>The introduction of the caller of a request that <see cref="AccessMiddleware"/> has let in.</summary>
    public static Credential Of(HttpContext context) => context.Features.Get<Credential>() ?? None;

    /// <summary>Not the key: records are printed where something is logged.</summary>
    public override string ToString() => nameof(Credential);
}
