using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace PlanApi.Domain.Values;

/// <summary>
/// One member or group of each named dimension, and the top of every other: <c>{"line": "sales", "tier": "mid", "market": "latam"}</c>.
/// Ordered by dimension code.
/// </summary>
public sealed class Scope : IReadOnlyDictionary<Code, Code>, IEquatable<Scope>
{
    /// <summary>
    /// How many dimensions a plan may have. It is limited because the groups of a scope are packed into the bits of a number.
    /// </summary>
    public const int MaxDimensions = 16;

    /// <summary>The top of every dimension.</summary>
    public static readonly Scope Top = new([]);

    private readonly SortedList<Code, Code> _members = [];
    private readonly string _text;

    public Scope(IEnumerable<KeyValuePair<Code, Code>> members)
    {
        foreach (var (dimension, member) in members)
            _members[dimension] = member;
        _text = string.Join(';', _members.Select(pair => $"{pair.Key}={pair.Value}"));
    }

    /// <summary>Reads the canonical text that <see cref="ToString"/> gives.</summary>
    public static Scope FromCanonical(string text) =>
        text.Length == 0
            ? Top
            : new Scope(
                text.Split(';')
                    .Select(part =>
                    {
                        var at = part.IndexOf('=', StringComparison.Ordinal);
                        return KeyValuePair.Create(Code.Known(part[..at]), Code.Known(part[(at + 1)..]));
                    })
            );

    /// <summary>
    /// Reads a scope as people write it, its dimensions in any order: <c>tier=mid;line=sales</c>, or <c>top</c>. Null if the text is not a
    /// scope.
    /// </summary>
    public static Scope? Parse(string text)
    {
        var members = new Dictionary<Code, Code>();
        foreach (var pair in text == "top" ? [] : text.Split(';'))
        {
            var sides = pair.Split('=');
            if (
                sides.Length != 2
                || !Code.TryParse(sides[0], out var dimension)
                || !Code.TryParse(sides[1], out var member)
                || !members.TryAdd(dimension, member)
            )
                return null;
        }
        return new Scope(members);
    }

    public Code this[Code key] => _members[key];

    public IEnumerable<Code> Keys => _members.Keys;

    public IEnumerable<Code> Values => _members.Values;

    public int Count => _members.Count;

    public bool ContainsKey(Code key) => _members.ContainsKey(key);

    public bool TryGetValue(Code key, [MaybeNullWhen(false)] out Code value) => _members.TryGetValue(key, out value);

    /// <summary>The scope with one dimension set to a member, or back to its top.</summary>
    public Scope With(Code dimension, Code? member)
    {
        var others = _members.Where(pair => pair.Key != dimension);
        return new Scope(member is { } code ? others.Append(new(dimension, code)) : others);
    }

    public IEnumerator<KeyValuePair<Code, Code>> GetEnumerator() => _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(Scope? other) => other is not null && _text == other._text;

    public override bool Equals(object? obj) => Equals(obj as Scope);

    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    /// <summary>The canonical text, <c>line=sales;tier=mid</c>; empty for the top.</summary>
    public override string ToString() => _text;
}
