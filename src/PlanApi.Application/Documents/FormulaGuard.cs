namespace PlanApi.Application.Documents;

/// <summary>
/// Keeps spreadsheets from taking a free text for a formula: what begins like one is written with an apostrophe before it,
/// which reading takes away again. Texts that begin with apostrophes and then like a formula get one more, so that every
/// text comes back as it was.
/// </summary>
internal static class FormulaGuard
{
    private const string Starts = "=+-@\t\r\n＝＋－＠";

    public static string Add(string text) => BeginsLikeFormula(text) ? "'" + text : text;

    public static string Remove(string text) => text.StartsWith('\'') && BeginsLikeFormula(text) ? text[1..] : text;

    private static bool BeginsLikeFormula(string text)
    {
        var rest = text.AsSpan().TrimStart('\'');
        return rest.Length > 0 && Starts.Contains(rest[0], StringComparison.Ordinal);
    }
}
