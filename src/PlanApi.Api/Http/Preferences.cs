using System.Globalization;

namespace PlanApi.Api.Http;

/// <summary>
/// RFC 7240: the client's preferences, separated by commas or in several headers. Unknown and unreadable ones are ignored: a preference is
/// never a reason to refuse a request.
/// </summary>
internal static class Preferences
{
    public const string Header = "Prefer";
    public const string Applied = "Preference-Applied";
    public const string RespondAsync = "respond-async";
    public const string Minimal = "return=minimal";

    /// <summary>Whether the client would rather have an operation than wait for the answer.</summary>
    public static bool WantsOperation(HttpRequest request) =>
        request.Headers[Header].Any(header => header is not null && Split(header, ',').Any(IsRespondAsync));

    /// <summary>Whether the client of a write does without the body of its answer.</summary>
    public static bool WantsMinimal(HttpRequest request) =>
        request.Headers[Header].Any(header => header is not null && Split(header, ',').Any(IsMinimal));

    /// <summary>The preferences that were followed, together with those before.</summary>
    public static void Apply(HttpResponse response, string preference) => response.Headers.Append(Applied, preference);

    /// <summary>The value of a preference that is a whole number; null where there is none.</summary>
    public static int? Number(HttpRequest request, params ReadOnlySpan<string> names)
    {
        foreach (var preference in request.Headers[Header].OfType<string>().SelectMany(header => Split(header, ',')))
        {
            if (
                Split(preference, ';').First().Split('=', 2) is [var name, var value]
                && names.Contains(name.Trim().ToLowerInvariant())
                && int.TryParse(value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            )
                return number;
        }
        return null;
    }

    /// <summary>
    /// Parameters after a semicolon change nothing. An empty value counts as no value; any other value is another preference.
    /// </summary>
    private static bool IsRespondAsync(string preference)
    {
        var (name, value) = Read(preference);
        return name.Equals(RespondAsync, StringComparison.OrdinalIgnoreCase) && value is "" or "\"\"";
    }

    private static bool IsMinimal(string preference)
    {
        var (name, value) = Read(preference);
        return name.Equals("return", StringComparison.OrdinalIgnoreCase) && value is "minimal" or "\"minimal\"";
    }

    private static (string Name, string Value) Read(string preference)
    {
        var token = Split(preference, ';').First();
        return token.Split('=', 2) is [var before, var after] ? (before.Trim(), after.Trim()) : (token.Trim(), "");
    }

    /// <summary>Splits outside of quotes.</summary>
    private static IEnumerable<string> Split(string text, char separator)
    {
        var (from, isQuoted) = (0, false);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\' && isQuoted)
                at++;
            else if (text[at] == '"')
                isQuoted = !isQuoted;
            else if (text[at] == separator && !isQuoted)
            {
                yield return text[from..at];
                from = at + 1;
            }
        }
        yield return text[from..];
    }
}
