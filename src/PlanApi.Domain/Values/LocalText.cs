using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace PlanApi.Domain.Values;

/// <summary>A text in several languages: BCP 47 language tags to texts, ordered by tag. Empty where nothing was said.</summary>
public sealed class LocalText : IReadOnlyDictionary<string, string>, IEquatable<LocalText>
{
    public const int MaxTextLength = 4_000;
    public const int MaxLanguages = 32;

    public static readonly LocalText Empty = new([]);

    private readonly SortedList<string, string> _texts = new(StringComparer.Ordinal);

    public LocalText(IEnumerable<KeyValuePair<string, string>> texts)
    {
        foreach (var (language, text) in texts)
            _texts[language] = text;
    }

    /// <summary>A text in English.</summary>
    public static LocalText English(string text) => new([new("en", text)]);

    /// <summary>The text in the language asked for, else in English, else in any language, else the given fallback.</summary>
    public string In(string language, string fallback = "") =>
        _texts.TryGetValue(language, out var text) || _texts.TryGetValue("en", out text) ? text
        : _texts.Count > 0 ? _texts.GetValueAtIndex(0)
        : fallback;

    public string this[string key] => _texts[key];

    public IEnumerable<string> Keys => _texts.Keys;

    public IEnumerable<string> Values => _texts.Values;

    public int Count => _texts.Count;

    public bool ContainsKey(string key) => _texts.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => _texts.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _texts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(LocalText? other) => other is not null && _texts.SequenceEqual(other._texts);

    public override bool Equals(object? obj) => Equals(obj as LocalText);

    public override int GetHashCode() => _texts.Aggregate(0, (hash, pair) => HashCode.Combine(hash, pair.Key, pair.Value));

    public override string ToString() => In("en");
}
