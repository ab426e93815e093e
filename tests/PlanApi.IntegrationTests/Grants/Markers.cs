using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Grants;

/// <summary>Finds what a limited key may not be told, wherever it stands in an answer.</summary>
/// <param name="reach">By what the key is limited.</param>
/// <param name="bare">For a key that may not see the plan at all.</param>
internal sealed class Markers(Reach reach, bool bare = false)
{
    // All indicators but the one that is granted, and what is called after them.
    private const string OtherIndicators = "orders?(?=[^a-z]|$)|visitors|sellers|satisfaction|uniques|gmv-(identity|share|growth)";

    // Their numbers, at all places.
    private static readonly HashSet<decimal> _othersNumbers =
    [
        1000213,
        1000231,
        1000249,
        1000253,
        1000273,
        7933001,
        20949001,
        7951001,
        40013,
        3000500,
        3000001,
    ];

    private static readonly Regex Number = new(
        @"(?<![\w.\-/])-?\d{1,3}(,\d{3})+(\.\d+)?|(?<![\w.\-/])-?\d{4,15}(\.\d+)?(?![\w/])",
        RegexOptions.Compiled
    );

    // Tickets and tokens: letters drawn at random, in which any word may happen to stand. What is packed into them is unpacked.
    private static readonly Regex Drawn = new(@"(?<![\w-])(?=[\w-]*[A-Z])(?=[\w-]*[a-z])(?=[\w-]*\d)[\w-]{20,}", RegexOptions.Compiled);
    private static readonly Regex Packed = new(@"[A-Za-z0-9+/_\-]{12,}={0,2}", RegexOptions.Compiled);

    private readonly Regex _word = new(
        bare ? "zz[hl]|Chief operating"
            : reach == Reach.FewMembers ? "zz[hl]"
            : reach == Reach.Indicators ? OtherIndicators
            : reach == Reach.Both ? $"zzh|{OtherIndicators}"
            : "zzh",
        RegexOptions.IgnoreCase
    );

    // Sums of what is seen stay far below; anything that is computed with something hidden lies above.
    private readonly decimal _least = reach == Reach.FewMembers ? 15_000 : 500_000;

    /// <summary>What of an answer gives something away; what the caller itself sent does not count.</summary>
    public string? In(string text, IEnumerable<string> sent)
    {
        var own = sent.SelectMany(one => Regex.Matches(one, "[A-Za-z0-9-]+").Select(match => match.Value))
            .Where(one => one.Length > 5)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var candidate in Unpacked(text).Prepend(Drawn.Replace(text, "…")))
        {
            foreach (Match match in _word.Matches(candidate))
            {
                var (from, to) = (match.Index, match.Index);
                while (from > 0 && Letter(candidate[from - 1]))
                    from--;
                while (to < candidate.Length && Letter(candidate[to]))
                    to++;
                if (!own.Contains(candidate[from..to]))
                    return Around(candidate, match.Index);
            }
            foreach (Match match in Number.Matches(candidate))
            {
                var plain = match.Value.Replace(",", "", StringComparison.Ordinal);
                var number = Math.Abs(decimal.Parse(plain, CultureInfo.InvariantCulture));
                if (
                    (reach == Reach.Indicators ? _othersNumbers.Contains(number) : number >= _least)
                    && !own.Contains(plain)
                    // A day of a calendar.
                    && !DateOnly.TryParseExact(plain, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                    && !plain.StartsWith("90005", StringComparison.Ordinal)
                    && !plain.StartsWith("90000", StringComparison.Ordinal)
                )
                    return Around(candidate, match.Index);
            }
        }
        return null;
    }

    /// <summary>The answer with its headers, but without what is different each time.</summary>
    public static string Whole(Answer answer)
    {
        var headers = answer
            .Response.Headers.Concat(answer.Response.Content.Headers)
            .Where(header => header.Key.ToLowerInvariant() is not ("content-length" or "date" or "x-request-id") && !IsDigest(header))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");
        var text = Regex.Replace(answer.Text, "\"traceId\":\"[^\"]*\"", "\"traceId\":\"\"");
        // What a query counts follows from its text alone.
        text = Regex.Replace(text, ",\"extensions\":\\{\"cost\":\\{[^}]*\\}\\}", "");
        return string.Join('\n', headers) + "\n\n" + text;
    }

    /// <summary>The tag of a derived read is a hash, in which a marker may stand by chance.</summary>
    private static bool IsDigest(KeyValuePair<string, IEnumerable<string>> header) =>
        header.Key == "ETag" && header.Value.Single().StartsWith("W/", StringComparison.Ordinal);

    private static bool Letter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '-';

    private static string Around(string text, int at) =>
        text[Math.Max(0, at - 120)..Math.Min(text.Length, at + 120)].ReplaceLineEndings(" ");

    /// <summary>Cursors, ids and tokens, as anybody can read them.</summary>
    private static IEnumerable<string> Unpacked(string text)
    {
        foreach (Match match in Packed.Matches(text))
        {
            var digits = match.Value.TrimEnd('=').Replace('-', '+').Replace('_', '/');
            if (digits.Length % 4 == 1)
                continue;
            var bytes = new byte[digits.Length];
            if (
                Convert.TryFromBase64String(digits.PadRight((digits.Length + 3) / 4 * 4, '='), bytes, out var length)
                && Encoding.UTF8.GetString(bytes, 0, length) is var unpacked
                && unpacked.All(letter => letter is >= ' ' and < '\x7f')
            )
                yield return unpacked;
        }
    }
}
