using System.Text.RegularExpressions;

namespace PlanApi.IntegrationTests.Grants;

/// <summary>
/// What a place such as <c>@target</c> stands for: parts that are seen, hidden ones with one that is not there beside each, and what lies
/// above.
/// </summary>
/// <param name="Seen">Something that the key sees.</param>
/// <param name="Pairs">What is hidden, and what is not there: called nearly the same, so that a suggestion would give it away.</param>
/// <param name="Above">What is there for everybody to know, and yet no place of the key's.</param>
internal sealed record Pool(string Seen, IReadOnlyList<(string Hidden, string Missing)> Pairs, IReadOnlyList<string> Above)
{
    private static readonly Regex Place = new("@[a-zA-Z]+");

    /// <summary>One hidden thing of each kind, and one above.</summary>
    public static IReadOnlyDictionary<string, Pool> Brief(IReadOnlyDictionary<string, Pool> pools) =>
        pools.ToDictionary(
            pool => pool.Key,
            pool => pool.Value with { Pairs = [.. pool.Value.Pairs.Take(1)], Above = [.. pool.Value.Above.Take(1)] }
        );

    /// <summary>The ways to fill a text: all seen; and each place in turn with all that it may stand for.</summary>
    public static IEnumerable<Filling> Fill(Ask ask, IReadOnlyDictionary<string, Pool> pools)
    {
        var places = Place.Matches(ask.Path + ask.Body).Select(match => match.Value).Where(place => place != "@n").Distinct().ToList();
        yield return new(Replace(ask, pools, null, ""), null, [], true);
        foreach (var place in places)
        {
            foreach (var (hidden, missing) in pools[place].Pairs)
                yield return new(
                    Replace(ask, pools, place, hidden),
                    Claims(ask, place) ? null : Replace(ask, pools, place, missing),
                    [hidden, missing],
                    false
                );
            foreach (var above in pools[place].Above)
                yield return new(Replace(ask, pools, place, above), null, [above], false);
        }
    }

    /// <summary>Who takes a code that is free has it; who takes one that is not is refused. That much cannot be hidden.</summary>
    private static bool Claims(Ask ask, string place) => ask.Writes && ask.Body.Contains($"\"code\":\"{place}\"", StringComparison.Ordinal);

    private static Ask Replace(Ask ask, IReadOnlyDictionary<string, Pool> pools, string? varied, string value)
    {
        string In(string text, bool path) =>
            Place.Replace(text, match => match.Value == "@n" ? "n" : Escape(match.Value == varied ? value : pools[match.Value].Seen, path));
        return ask with { Path = In(ask.Path, true), Body = In(ask.Body, false) };
    }

    private static string Escape(string value, bool path) =>
        path ? Uri.EscapeDataString(value).Replace("%3A", ":", StringComparison.Ordinal) : value;
}

/// <summary>A request, and the same one for what is not there.</summary>
internal sealed record Filling(Ask Ask, Ask? Missing, IReadOnlyList<string> Sent, bool Seen);
