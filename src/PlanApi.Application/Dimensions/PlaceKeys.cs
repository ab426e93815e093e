using PlanApi.Application.Tables;

namespace PlanApi.Application.Dimensions;

/// <summary>Members and groups are found by dimension and code: <c>tier/mid</c>.</summary>
internal static class PlaceKeys
{
    public static (string Dimension, string Code) Split(string key)
    {
        var at = key.IndexOf('/', StringComparison.Ordinal);
        return at < 0 ? ("", key) : (key[..at], key[(at + 1)..]);
    }

    public static IQueryable<TRow> With<TRow>(IQueryable<TRow> rows, string key)
        where TRow : PlaceRow
    {
        var (dimension, code) = Split(key);
        return rows.Where(row => row.Dimension!.Code == dimension && row.Code == code);
    }

    public static IQueryable<TRow> With<TRow>(IQueryable<TRow> rows, IReadOnlyCollection<string> keys)
        where TRow : PlaceRow
    {
        var dimensions = keys.Select(key => Split(key).Dimension).Distinct().ToArray();
        var codes = keys.Select(key => Split(key).Code).Distinct().ToArray();
        return rows.Where(row => dimensions.Contains(row.Dimension!.Code) && codes.Contains(row.Code));
    }
}
