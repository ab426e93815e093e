using System.Linq.Expressions;
using System.Text;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Parts;

/// <summary>
/// Texts as they are searched: in small letters and one Unicode form, made here and not by the database, so that both kinds of database
/// find the same.
/// </summary>
internal static class SearchText
{
    public const int MaxWords = 20;

    /// <summary>The texts in every language, in one column.</summary>
    public static string Of(params IEnumerable<LocalText> texts) => Folded(string.Join('\n', texts.SelectMany(text => text.Values)));

    /// <summary>A filter for rows whose text contains every one of some words, in any order; each may be a part of a longer word.</summary>
    public static Filter<TRow> Filter<TRow>(string name, string description, Expression<Func<TRow, string>> column) =>
        new(name, description, (string text) => Predicate(text, column));

    private static Expression<Func<TRow, bool>>? Predicate<TRow>(string text, Expression<Func<TRow, string>> column)
    {
        var words = Folded(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToArray();
        if (words.Length is 0 or > MaxWords)
            return null;
        var contains = typeof(string).GetMethod(nameof(string.Contains), [typeof(string)])!;
        var all = words.Select(word => (Expression)Expression.Call(column.Body, contains, Value(word).Body)).Aggregate(Expression.AndAlso);
        return Expression.Lambda<Func<TRow, bool>>(all, column.Parameters);
    }

    // A value of the statement, not a part of its text.
    private static Expression<Func<string>> Value(string word) => () => word;

    // What no database takes is left out: lone halves of surrogate pairs. Signs of control stand between words.
    private static string Folded(string text) =>
        string.Concat(
                text.EnumerateRunes()
                    .Where(rune => rune != Rune.ReplacementChar)
                    .Select(rune => Rune.IsControl(rune) ? " " : rune.ToString())
            )
            .Normalize(NormalizationForm.FormC)
            .ToLowerInvariant();
}
