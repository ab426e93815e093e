using System.Text;
using System.Text.Json.Nodes;

namespace PlanApi.IntegrationTests.Fuzzing;

/// <summary>Bends what is sent: one value of a tree, or the text that it becomes.</summary>
internal sealed class BodyBender(Chance chance)
{
    /// <summary>Stands for text that no JSON library writes, until the tree is text.</summary>
    private static readonly (string Mark, string Raw)[] Marks =
    [
        ("raw-lone", @"a\ud800b"),
        ("raw-nul", @"a\u0000b"),
        ("raw-tab", "a\tb"),
        ("raw-escape", @"a\qb"),
        ("raw-control", "a\u0001b"),
        ("raw-bidi", "a\u202Eb"),
        ("raw-noncharacter", "\uFFFF"),
    ];

    private static readonly string[] Odd =
    [
        "null",
        "true",
        "false",
        "0",
        "-0",
        "-1",
        "1e400",
        "-1e400",
        "1e-400",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "2147483648",
        "-2147483648",
        "922337203685477.5807",
        "0.00001",
        "123456789012345678901234567890",
        "4294967295",
        "1.5",
        "[]",
        "{}",
        "[[]]",
        "[null]",
        "{\"\":null}",
        "\"\"",
        "\" \"",
        "\"null\"",
        "\"-\"",
        "\"a b\"",
        "\"top\"",
        "\"2024-13\"",
        "\"2024-02-30\"",
        "\"2024-W53\"",
        "\"0000\"",
        "\"9999-12-31\"",
        "\"9999-W52\"",
        "\"0001-01-01\"",
        "\"24:00\"",
        "\"'; --\"",
        "\"%00\"",
        "\"../..\"",
        "\"NaN\"",
        "\"1e5\"",
        "\"[\"",
        "\"[a] / \"",
        "\"((((((((((1\"",
        "\"é\"",
        "\"e\u0301\"",
        "\"\u200b\"",
        "\"😀\"",
        "\"https://[::1\"",
        "\"javascript:1\"",
        "\"raw-lone\"",
        "\"raw-nul\"",
        "\"raw-tab\"",
        "\"raw-escape\"",
        "\"raw-control\"",
        "\"raw-bidi\"",
        "\"raw-noncharacter\"",
    ];

    /// <summary>A copy with one place of it changed.</summary>
    public JsonNode? Tree(JsonNode? root)
    {
        var copy = new JsonObject { ["root"] = root?.DeepClone() };
        var (parent, key) = chance.From(Places(copy));
        var value = parent is JsonArray list ? list[(int)key] : parent[(string)key];
        var bent = chance.Below(8) switch
        {
            0 when value is not null => new JsonArray(value.DeepClone()),
            1 => new JsonArray([.. Enumerable.Range(0, chance.Pick(2, 17, 300, 3_000)).Select(_ => value?.DeepClone())]),
            2 => new string(chance.Pick('x', '9', '文', '\''), chance.Pick(65, 4_001, 70_000)),
            3 => Nested(chance.Pick(10, 70, 300), value),
            _ => JsonNode.Parse(chance.Pick(Odd)),
        };
        if (parent is JsonArray items)
            items[(int)key] = bent;
        else if (parent != copy && chance.OneIn(4))
            Field(parent.AsObject(), (string)key);
        else
            parent[(string)key] = bent;
        return copy["root"];
    }

    /// <summary>The tree as text, with what only text can say.</summary>
    public static string Text(JsonNode? tree)
    {
        var text = tree?.ToJsonString() ?? "null";
        foreach (var (mark, raw) in Marks)
            text = text.Replace(mark, raw, StringComparison.Ordinal);
        return text;
    }

    /// <summary>The bytes of a text, broken.</summary>
    public byte[] Bytes(string text)
    {
        var at = chance.Below(text.Length + 1);
        return chance.Below(12) switch
        {
            0 => [],
            1 => Encoding.UTF8.GetBytes(text[..at]),
            2 => Encoding.UTF8.GetBytes(text + text),
            3 =>
            [
                .. Encoding.UTF8.GetBytes(text[..at]),
                chance.Pick<byte>(0, 0x80, 0xC3, 0xED, 0xFF),
                .. Encoding.UTF8.GetBytes(text[at..]),
            ],
            4 => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            5 => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            6 => Encoding.Latin1.GetBytes(text),
            7 => Encoding.UTF8.GetBytes(text.Insert(at, chance.Pick(",", "\"", "{", "]", ":", "\n", "\0", "/*", "\r\n\r\n", "\u2028"))),
            8 => Encoding.UTF8.GetBytes(new string('[', chance.Pick(100, 5_000)) + text),
            9 when text.StartsWith('{') => Encoding.UTF8.GetBytes(text.Insert(1, "\"code\":1,\"code\":2" + (text.Length > 2 ? "," : ""))),
            10 when at < text.Length => Encoding.UTF8.GetBytes(text.Remove(at, 1)),
            _ => Encoding.UTF8.GetBytes(
                chance.Pick("", " ", "null", "[]", "{}", "\"\"", "0", "nonsense", "a: &a [*a]", "- - -", ",,,\n,,,", "\"", "<xml/>")
            ),
        };
    }

    private void Field(JsonObject parent, string key)
    {
        var value = parent[key];
        parent.Remove(key);
        if (chance.OneIn(2))
            parent[chance.Pick(key + "s", key.ToUpperInvariant(), "", "__proto__", "raw-nul", new string('k', 300))] = value;
    }

    private static JsonNode? Nested(int depth, JsonNode? value)
    {
        var nested = value?.DeepClone();
        for (var level = 0; level < depth; level++)
            nested = level % 2 == 0 ? new JsonArray(nested) : new JsonObject { ["a"] = nested };
        return nested;
    }

    private static List<(JsonNode Parent, object Key)> Places(JsonNode node) =>
        node switch
        {
            JsonObject fields =>
            [
                .. fields.SelectMany(field =>
                    (IEnumerable<(JsonNode, object)>)[(fields, field.Key), .. field.Value is null ? [] : Places(field.Value)]
                ),
            ],
            JsonArray items =>
            [
                .. items.SelectMany((item, at) => (IEnumerable<(JsonNode, object)>)[(items, at), .. item is null ? [] : Places(item)]),
            ],
            _ => [],
        };
}
