using System.Globalization;
using System.Text.Json.Nodes;

namespace PlanApi.IntegrationTests.OData;

/// <summary>A filter as OData writes it, and its reading over rows.</summary>
internal sealed record DrawnFilter(string Text, Func<JsonNode, bool> Holds)
{
    private static readonly string[] _comparisons = ["eq", "ne", "gt", "ge", "lt", "le"];

    public static DrawnFilter Of(Random random, IReadOnlyList<JsonNode> rows, int depth)
    {
        if (depth == 0 || random.Next(4) == 0)
            return Leaf(random, rows);
        var left = Of(random, rows, depth - 1);
        if (random.Next(4) == 0)
            return new DrawnFilter($"not ({left.Text})", row => !left.Holds(row));
        var right = Of(random, rows, depth - 1);
        return random.Next(2) == 0
            ? new DrawnFilter($"({left.Text}) and ({right.Text})", row => left.Holds(row) && right.Holds(row))
            : new DrawnFilter($"({left.Text} or {right.Text})", row => left.Holds(row) || right.Holds(row));
    }

    private static DrawnFilter Leaf(Random random, IReadOnlyList<JsonNode> rows)
    {
        var columns = rows.SelectMany(row => row.AsObject().Where(column => column.Value is not null).Select(column => column.Key))
            .Distinct()
            .ToList();
        var column = columns[random.Next(columns.Count)];
        var known = rows.Where(row => row[column] is not null).ToList();
        var value = known[random.Next(known.Count)][column]!.AsValue();
        if (random.Next(8) == 0)
            return random.Next(2) == 0
                ? new DrawnFilter($"{column} eq null", row => row[column] is null)
                : new DrawnFilter($"null ne {column}", row => row[column] is not null);
        return value.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.String when IsDay((string)value!) => Day(random, column, (string)value!),
            System.Text.Json.JsonValueKind.String => Words(random, column, (string)value!),
            System.Text.Json.JsonValueKind.Number => Number(random, column, value.GetValue<decimal>()),
            _ => new DrawnFilter(random.Next(2) == 0 ? column : $"{column} eq true", row => row[column]?.GetValue<bool>() == true),
        };
    }

    private static DrawnFilter Words(Random random, string column, string value)
    {
        var runes = value.EnumerateRunes().ToList();
        var part = string.Concat(runes.Skip(random.Next(runes.Count + 1)).Take(random.Next(3)));
        return random.Next(6) switch
        {
            0 => new DrawnFilter($"contains({column},{Quoted(part)})", row => Of(row)?.Contains(part, StringComparison.Ordinal) == true),
            1 => new DrawnFilter(
                $"startswith({column},{Quoted(part)})",
                row => Of(row)?.StartsWith(part, StringComparison.Ordinal) == true
            ),
            2 => new DrawnFilter($"endswith({column},{Quoted(part)})", row => Of(row)?.EndsWith(part, StringComparison.Ordinal) == true),
            3 => new DrawnFilter($"{column} in ('-',{Quoted(value)})", row => Of(row) == value),
            4 => new DrawnFilter(
                $"length({column}) gt {runes.Count - 1}",
                row => Of(row) is { } text && text.EnumerateRunes().Count() >= runes.Count
            ),
            _ => Compared(random, column, Quoted(value), row => Of(row) is { } text ? ByCodePoint(text, value) : null),
        };

        string? Of(JsonNode row) => (string?)row[column];
    }

    private static DrawnFilter Number(Random random, string column, decimal value)
    {
        var against = value + new[] { 0, 0, 0.00001m, -0.00001m, 1 }[random.Next(5)];
        var text = against.ToString(CultureInfo.InvariantCulture) + (random.Next(3) == 0 ? "m" : "");
        return Compared(random, column, text, row => row[column]?.GetValue<decimal>().CompareTo(against));
    }

    private static DrawnFilter Day(Random random, string column, string day) =>
        random.Next(3) == 0
            ? new DrawnFilter(
                $"month({column}) eq {int.Parse(day[5..7], CultureInfo.InvariantCulture)}",
                row => ((string?)row[column])?[5..7] == day[5..7]
            )
            : Compared(random, column, day, row => row[column] is { } own ? string.CompareOrdinal((string)own!, day) : null);

    /// <summary>What is empty is not equal to anything, and neither before nor behind it.</summary>
    private static DrawnFilter Compared(Random random, string column, string value, Func<JsonNode, int?> compare)
    {
        var op = _comparisons[random.Next(_comparisons.Length)];
        return new DrawnFilter(
            $"{column} {op} {value}",
            row =>
                compare(row) is { } by
                    ? op switch
                    {
                        "eq" => by == 0,
                        "ne" => by != 0,
                        "gt" => by > 0,
                        "ge" => by >= 0,
                        "lt" => by < 0,
                        _ => by <= 0,
                    }
                    : op == "ne"
        );
    }

    private static bool IsDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", out _);

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static int ByCodePoint(string left, string right) =>
        System.Text.Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(right));
}
