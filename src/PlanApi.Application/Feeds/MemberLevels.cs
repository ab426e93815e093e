using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Domain;

namespace PlanApi.Application.Feeds;

/// <summary>
/// The path of a member from the top of its dimension, level by level, as pivot tables want it. Whoever may not see what stands above sees
/// the path from the highest member that may be seen.
/// </summary>
internal static class MemberLevels
{
    /// <summary>The levels that have columns; of a deeper path, the lowest.</summary>
    public const int Most = 8;

    /// <summary>The members above, the nearest first.</summary>
    public static string Joins(FlatStatement statement) =>
        string.Concat(
            Enumerable
                .Range(1, Most - 1)
                .Select(at =>
                {
                    var seen = statement.May(PartKind.Member, $"l{at}.id") is { } may ? $" AND {may}" : "";
                    var below = Above(at - 1);
                    return $" LEFT JOIN members l{at} ON l{at}.plan_id = {below}.plan_id AND l{at}.id = {below}.parent_id{seen}";
                })
        );

    public static IEnumerable<FlatColumn> Columns(SqlDialect dialect)
    {
        yield return new FlatColumn("Level", ColumnType.Whole, false, "How far below the top the member stands; 1 is directly below.")
        {
            Sql = _ => Case(above => $"{above + 1}"),
        };
        for (var level = 1; level <= Most; level++)
        {
            var at = level;
            yield return New($"Level{level}", $"The code of the member at level {level} of the path.", above => $"{Above(above)}.code");
            yield return New(
                $"Level{level}Name",
                $"The name of the member at level {level} of the path.",
                above => Name($"{Above(above)}.names")
            );

            FlatColumn New(string name, string about, Func<int, string> of) =>
                new(name, ColumnType.Text, true, about) { Sql = _ => Case(above => above >= at - 1 ? of(above - at + 1) : "NULL") };
        }

        string Name(string names) => $"COALESCE({dialect.JsonText(names, "en")}, {dialect.FirstJsonText(names)})";
    }

    /// <summary>By the number of members above.</summary>
    private static string Case(Func<int, string> of)
    {
        var deeper = Enumerable.Range(1, Most - 1).Reverse().Select(at => $"WHEN l{at}.id IS NOT NULL THEN {of(at)}");
        return $"(CASE {string.Join(' ', deeper)} ELSE {of(0)} END)";
    }

    private static string Above(int at) => at == 0 ? PartColumns.Alias : $"l{at}";
}
