namespace PlanApi.Api.Access;

/// <summary>What introduces a caller. Nothing at all is the machine itself, in open mode.</summary>
/// <param name="Key">The API key.</param>
/// <param name="IsAmbient">Whether a browser sends it by itself, whichever page asks.</param>
internal sealed record Credential(string? Key, bool IsAmbient = false)
{
    public static readonly Credential None = new((string?)null);

    /// <summary>What introduces the caller of a request that <see cref="AccessMiddleware"/> has let in.</summary>
    public static Credential Of(HttpContext context) => context.Features.Get<Credential>() ?? None;

    /// <summary>Not the key: records are printed where something is logged.</summary>
    public override string ToString() => nameof(Credential);
}
