using System.Text.RegularExpressions;

namespace PlanApi.Api.Access;

/// <summary>
/// Gives every request an id, which its answer and the scope of its log lines name. A caller may bring an id of its own; one that is not
/// well-formed is replaced, so that nobody writes lines or keys into the log.
/// </summary>
internal static partial class RequestIds
{
    public const string Header = "X-Request-Id";

    /// <summary>The longest id that a caller may bring, in characters.</summary>
    public const int MaxLength = 128;

    /// <summary>Gives the request its id, before anything of it is logged.</summary>
    public static void Give(HttpContext context) =>
        context.TraceIdentifier =
            context.Request.Headers[Header] is [{ } own] && IsWellFormed(own) ? own : Guid.CreateVersion7().ToString("N");

    private static bool IsWellFormed(string id) => id.Length <= MaxLength && Form().IsMatch(id) && !RequestAddresses.HoldsKey(id);

    [GeneratedRegex(@"^[A-Za-z0-9._:/+=~@-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
