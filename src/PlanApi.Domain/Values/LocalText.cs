using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace PlanApi.Domain.Values;

/// <summary>A text in several languages: BCP 47 language tags to texts, ordered by tag. Empty if there is no text.</summary>
public sealed class LocalText : IReadOnlyDictionary<string, string>, IEquatable<LocalText>
{
    public const int MaxTextLength = 4_000;
    public const int MaxLanguages = 32;

    public static readonly LocalText Empty = new([]);

    // There are one or two most often, and very many of these are read: a list takes less than a map.
    private readonly List<KeyValuePair<string, string>> _texts = [];

    public LocalText(IEnumerable<KeyValuePair<string, string>> texts)
    {
        foreach (var text in texts)
            Set(text);
    }

    /// <summary>A text in English.</summary>
    public static LocalText English(string text) => new([new("en", text)]);

    /// <summary>
    /// The text in the requested language, otherwise in English, otherwise in any language, otherwise the given fallback.
    /// </summary>
    public string In(string language, string fallback = "") =>
        TryGetValue(language, out var text) || TryGetValue("en", out text) ? text
        : _texts.Count > 0 ? _texts[0].Value
        : fallback;

    public string this[string key] => TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"No text in '{key}'.");

    public IEnumerable<string> Keys => _texts.Select(text => text.Key);

    public IEnumerable<string> Values => _texts.Select(text => text.Value);

    public int Count => _texts.Count;

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        foreach (var (language, text) in _texts)
        {
            if (language == key)
            {
                value = text;
                return true;
            }
        }
        value = null;
        return false;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _texts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(LocalText? other) => other is not null && _texts.SequenceEqual(other._texts);

    public override bool Equals(object? obj) => Equals(obj as LocalText);

    public override int GetHashCode() => _texts.Aggregate(0, (hash, pair) => HashCode.Combine(hash, pair.Key, pair.Value));

    public override string ToString() => In("en");

    private void Set(KeyValuePair<string, string> text)
    {
        var at = _texts.Count;
        while (at > 0 && string.CompareOrdinal(_texts[at - 1].Key, text.Key) > 0)
            at--;
        if (at > 0 && _texts[at - 1].Key == text.Key)
            _texts[at - 1] = text;
        else
            _texts.Insert(at, text);
    }
}
