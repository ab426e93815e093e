using PlanApi.Domain.Values;

namespace PlanApi.Domain.Duties;

/// <summary>Duties in words.</summary>
public static class DutyWords
{
    private const int MostOfText = 200;

    /// <summary>A sentence in English and in Chinese, in which names stand before codes.</summary>
    public static LocalText In(string english, string chinese, params IReadOnlyList<Called> called) =>
        new([new("en", Filled(english, "en", called)), new("zh", Filled(chinese, "zh", called))]);

    /// <summary>The beginning of a text that people wrote, on one line.</summary>
    public static string Short(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= MostOfText)
            return line;
        var end = char.IsHighSurrogate(line[MostOfText - 1]) ? MostOfText - 1 : MostOfText;
        return line[..end] + "…";
    }

    private static string Filled(string sentence, string language, IReadOnlyList<Called> called) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, [.. called.Select(one => one.In(language))]);
}

/// <summary>A thing as sentences call it: its name and its code, or the code alone, or a text.</summary>
/// <param name="Names">Its names; empty where it has none.</param>
/// <param name="Code">Its code; a text where it has no names.</param>
public readonly record struct Called(LocalText Names, string Code)
{
    public static implicit operator Called(string text) => new(LocalText.Empty, text);

    public string In(string language) =>
        Names.Count == 0 ? Code
        : language == "zh" ? $"{Names.In(language)}（{Code}）"
        : $"{Names.In(language)} ({Code})";
}
