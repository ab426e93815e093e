using System.Globalization;
using System.Text.RegularExpressions;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube;

/// <summary>Axes of slices as people write them, on the command line and in addresses.</summary>
public static partial class SliceAxisText
{
    /// <summary>The possible axes, for help texts.</summary>
    public const string Expectation =
        "tier: the members below the top; tier=mid,head: these; market:latam: those below; market@2 or market@leaves: how far below; "
        + "month:2024-Q1: the periods within; period=2024-Q1,2024: these; and with + after it the total too: tier+, quarter+";

    /// <summary>Reads one axis. What is wrong with it is told; the axis that comes back then is not to be used.</summary>
    /// <param name="text">The axis.</param>
    /// <param name="refuse">Takes each fault: its code, and a sentence.</param>
    public static SliceAxis Read(string text, Action<string, string> refuse)
    {
        if (Form().Match(text) is not { Success: true } match)
        {
            refuse("not-allowed", $"'{text}' is not an axis. {Expectation}.");
            return new SliceAxis();
        }
        var (name, total) = (match.Groups["name"].Value, match.Groups["total"].Success);
        var (items, below, level) = (Group(match, "items")?.Split(','), Group(match, "below"), Group(match, "level"));
        var (grainName, grain) = CamelCase
            .Values<Grain>()
            .FirstOrDefault(known => known.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
        var isGrain = grainName is not null;
        if (!isGrain && name != "period")
        {
            return new SliceAxis
            {
                Dimension = OneCode(name),
                Members = items?.Select(OneCode).ToArray(),
                Below = below is null ? null : OneCode(below),
                Level = level is null or "leaves" ? null : int.Parse(level, CultureInfo.InvariantCulture),
                Leaves = level == "leaves",
                Total = total,
            };
        }
        if (level is not null || isGrain == items is not null || (!isGrain && below is not null))
            refuse("not-allowed", $"'{text}' is not an axis of periods; write month:2024-Q1 or period=2024-Q1,2024.");
        return new SliceAxis
        {
            Periods = items?.Select(OnePeriod).ToArray(),
            Grain = isGrain ? grain : null,
            Within = below is null ? null : OnePeriod(below),
            Total = total,
        };

        Code OneCode(string part) => One<Code>(part, "bad-code", refuse);

        Period OnePeriod(string part) => One<Period>(part, "bad-period", refuse);
    }

    private static string? Group(Match match, string name) => match.Groups[name] is { Success: true } group ? group.Value : null;

    private static T One<T>(string text, string code, Action<string, string> refuse)
        where T : struct, ITextValue<T>
    {
        if (!T.TryParse(text, out var value))
            refuse(code, $"'{text}' is not taken; expected {T.Expectation}.");
        return value;
    }

    [GeneratedRegex(@"^(?<name>[^=:@+]+)(=(?<items>[^=:@+]+))?(:(?<below>[^=:@+]+))?(@(?<level>[0-9]{1,3}|leaves))?(?<total>\+)?\z")]
    private static partial Regex Form();
}
