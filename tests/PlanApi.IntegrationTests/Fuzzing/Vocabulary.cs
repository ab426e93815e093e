using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PlanApi.IntegrationTests.Fuzzing;

/// <summary>The words of one plan, by what a field or an argument is called; and the numbers, days and tokens that answers gave.</summary>
internal sealed partial class Vocabulary(Chance chance, string plan)
{
    private static readonly string[] Decimals =
    [
        "0",
        "1",
        "-1",
        "5",
        "12.5",
        "100",
        "0.0001",
        "-0.0001",
        "0.5",
        "99999999999.9999",
        "-99999999999.9999",
        "900000000000",
        "1e3",
        "3.25",
    ];

    private static readonly string[] Periods =
    [
        "2024",
        "2024-Q1",
        "2024-Q2",
        "2024-Q4",
        "2024-03",
        "2024-12",
        "2024-W12",
        "2024-W01",
        "2024-03-18",
        "2024-02-29",
        "2023",
        "2023-Q4",
        "2025",
        "2025-W01",
        "2019",
        "0001",
        "9999",
    ];

    private static readonly string[] Days =
    [
        "2024-03-18",
        "2024-01-01",
        "2024-12-31",
        "2024-06-30",
        "2024-02-29",
        "2023-12-31",
        "2025-01-01",
        "0001-01-01",
        "9999-12-31",
    ];

    private readonly Dictionary<string, List<string>> _codes = [];
    private readonly Dictionary<string, List<string>> _placesOf = [];
    private readonly Dictionary<string, List<string>> _seen = [];
    private readonly Dictionary<string, List<long>> _numbers = [];
    private List<(string Dimension, string Code)> _groups = [];
    private int _made;

    public string Plan => plan;

    public string Decimal() => chance.Pick(Decimals);

    public string Period() => chance.OneIn(3) ? chance.Pick(Periods) : chance.Pick(Periods.AsSpan(0, 9));

    public string Day() => chance.OneIn(3) ? chance.Pick(Days) : chance.Pick(Days.AsSpan(0, 4));

    public string Instant() =>
        chance.Pick("2024-03-18T08:30:00Z", "2025-01-01T00:00:00+08:00", "2024-12-31T23:59:59.999Z", "9999-12-31T23:59:59Z");

    public string Text() =>
        chance.Pick(
            "agreed",
            "Growth",
            "提升新兴市场占比",
            "a \"quoted\" line\nand another",
            "@coo, is it in?",
            "ß ﬁ é é",
            "=1+1",
            "<b>bold</b>"
        );

    public long Number() => chance.Pick(1L, 1L, 1L, 2L, 3L);

    /// <summary>The number of something in the collection, such as comments.</summary>
    public long Number(string collection) =>
        _numbers.GetValueOrDefault(collection) is { Count: > 0 } numbers ? chance.From(numbers) : Number();

    public int Count() => chance.Pick(1, 2, 5, 12);

    public string New() => $"new-{++_made}";

    /// <summary>What an answer of this run had under the name.</summary>
    public string Seen(string name, string otherwise) => _seen.TryGetValue(name, out var seen) ? chance.From(seen) : otherwise;

    public string? LastSeen(string name) => _seen.GetValueOrDefault(name)?[^1];

    public JsonObject Scope()
    {
        var scope = new JsonObject();
        if (chance.OneIn(3))
            return scope;
        foreach (var dimension in chance.Some(_placesOf.Keys, 2))
            scope[dimension] = Place(dimension);
        return scope;
    }

    public string ScopeText() =>
        string.Join(';', Scope().Select(place => $"{place.Key}={place.Value}")) is { Length: > 0 } text ? text : "top";

    public string Dimension() => _placesOf.Count == 0 ? "tier" : chance.Pick([.. _placesOf.Keys]);

    /// <summary>A member or group, of the dimension when one is given.</summary>
    public string Place(string? dimension = null) =>
        _placesOf.GetValueOrDefault(dimension ?? Dimension()) is { Count: > 0 } places ? chance.From(places) : "mid";

    public (string Dimension, string Code) Group() => _groups.Count == 0 ? ("market", "emerging") : chance.From(_groups);

    /// <summary>A code of the collection, such as targets.</summary>
    public string Code(string collection) => _codes.GetValueOrDefault(collection) is { Count: > 0 } codes ? chance.From(codes) : "nowhere";

    /// <summary>Takes the codes of a plan's document.</summary>
    public void Learn(JsonNode document)
    {
        _codes.Clear();
        _placesOf.Clear();
        foreach (var (collection, parts) in document.AsObject().Where(field => field.Value is JsonArray))
            _codes[collection] = [.. parts!.AsArray().Select(part => (string?)part!["code"]).OfType<string>()];
        foreach (var dimension in _codes.GetValueOrDefault("dimensions") ?? [])
            _placesOf[dimension] = [];
        _groups = [.. (document["groups"]?.AsArray() ?? []).Select(group => ((string)group!["dimension"]!, (string)group["code"]!))];
        foreach (var place in (string[])["members", "groups"])
        {
            foreach (var part in document[place]?.AsArray() ?? [])
                _placesOf[(string)part!["dimension"]!].Add((string)part["code"]!);
        }
    }

    /// <summary>Takes the numbers of what a page of a collection holds.</summary>
    public void Learn(string collection, JsonNode page) =>
        _numbers[collection] = [.. page["items"]!.AsArray().Select(item => (long?)(item!["number"] ?? item["sequence"])).OfType<long>()];

    /// <summary>Takes the tokens, cursors, numbers and fingerprints of an answer.</summary>
    public void Hear(string answer)
    {
        foreach (var match in Heard().EnumerateMatches(answer.AsSpan(0, Math.Min(answer.Length, 200_000))))
        {
            var (name, value) = answer.Substring(match.Index, match.Length).Split(':', 2) is var pair
                ? (pair[0].Trim('"'), pair[1].Trim(' ', '"'))
                : default;
            if (!_seen.TryGetValue(name, out var seen))
                _seen[name] = seen = [];
            seen.Add(value);
            if (seen.Count > 20)
                seen.RemoveAt(0);
        }
    }

    public static JsonNode Json(string number) => JsonNode.Parse(number)!;

    public static JsonNode Json(long number) => JsonNode.Parse(number.ToString(CultureInfo.InvariantCulture))!;

    [GeneratedRegex("\"(token|next|endCursor|id|number|sequence|fingerprint|version)\": ?(\"[^\"\\\\]{1,2000}\"|[0-9]{1,18})")]
    private static partial Regex Heard();
}
