namespace PlanApi.Api.Access;

/// <summary>The introduction of a caller. No introduction stands for the machine itself, in open mode.</summary>
/// <param name="Key">The API key, or the token of a person who has signed in.</param>
/// <param name="KeyId">The id of the key or person for which a ticket or a cookie stands; 0 for the machine itself.</param>
/// <param name="IsAmbient">Whether a browser sends it by itself, for any page.</param>
/// <param name="Until">When a ticket or a cookie ends, because the token ends for which it stands.</param>
internal sealed record Credential(string? Key = null, long? KeyId = null, bool IsAmbient = false, DateTimeOffset? Until = null)
{
    public static readonly Credential None = new();

    /// <summary>Whether it is the cookie of a browser that has logged in.</summary>
    public bool IsCookie => KeyId is not null && IsAmbient;

    /// <summary>The introduction of the caller of a request that <see cref="AccessMiddleware"/> has let in.</summary>
    public static Credential Of(HttpContext context) => context.Features.Get<Credential>() ?? None;

    /// <summary>Not the key: records are printed where something is logged.</summary>
    public override string ToString() => nameof(Credential);
}
