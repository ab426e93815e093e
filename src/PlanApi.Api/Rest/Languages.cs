namespace PlanApi.Api.Rest;

/// <summary>In which language sentences are answered.</summary>
internal static class Languages
{
    private static readonly string[] Spoken = ["en", "zh"];

    /// <summary>The first of Accept-Language's that is spoken here, English otherwise.</summary>
    public static string Of(HttpRequest request)
    {
        foreach (var accepted in request.GetTypedHeaders().AcceptLanguage.OrderByDescending(value => value.Quality ?? 1))
        {
            if (Spoken.FirstOrDefault(language => accepted.Value.StartsWith(language, StringComparison.OrdinalIgnoreCase)) is { } language)
                return language;
        }
        return Spoken[0];
    }

    /// <summary>The language for a language tag such as zh-Hans; English for all others.</summary>
    public static string Of(string tag) =>
        Spoken.FirstOrDefault(language => tag.StartsWith(language, StringComparison.OrdinalIgnoreCase)) ?? Spoken[0];
}
