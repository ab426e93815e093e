using PlanApi.Application.Persistence;
using PlanApi.Domain;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Feeds;

/// <summary>
/// The stored lights of targets: a row for each day on which an evaluation found another light than before. Days that are over stay as they
/// are, so that a reader asks again from its last day on.
/// </summary>
internal static class LightHistoryTable
{
    public static FlatTable Of(SqlDialect dialect)
    {
        var day = New("Day", ColumnType.Date, dialect.Day("l.day"), "The day on which it was found.", isNullable: false);
        var target = New("Target", ColumnType.Text, "t.code", "The target's code, as it is now.", isNullable: false);
        return new FlatTable(
            "LightHistory",
            "The lights of targets by day: a row for each day on which a light was found that had changed.",
            [day, target],
            [
                day,
                target,
                New("Indicator", ColumnType.Text, "i.code", "The target's indicator.", isNullable: false),
                New("Light", ColumnType.Text, Choice("l.light"), "The light from this day on.", isNullable: false),
                new FlatColumn("Before", ColumnType.Text, true, "The light before; empty where there was none.")
                {
                    Sql = statement => Choice(Before(statement)),
                },
                Number("Attainment", "The attainment on that day."),
                Number("Actual", "The actual number on that day."),
                Number("Expected", "The number that was expected by that day."),
            ]
        )
        {
            Source = new FlatSource(
                _ =>
                    "lights l JOIN targets t ON t.plan_id = l.plan_id AND t.id = l.target_id "
                    + "JOIN indicators i ON i.plan_id = t.plan_id AND i.id = t.indicator_id",
                Where
            )
            {
                IsOfSignals = true,
            },
        };
    }

    /// <summary>The target must be seen, its number, and its place and indicator at that time.</summary>
    private static string Where(FlatStatement statement) =>
        string.Join(
            " AND ",
            new[]
            {
                $"l.plan_id = {statement.PlanId} AND l.target_id <> 0",
                statement.May(PartKind.Target, "t.id"),
                statement.MaySee("l.scope_id"),
                statement.MayTell("t.indicator_id"),
                statement.MayTellThen("l.target_indicator_id"),
            }.OfType<string>()
        );

    private static string Before(FlatStatement statement)
    {
        var seen = statement.MaySee("b.scope_id") is { } may ? $" AND {may}" : "";
        const string Same =
            "(b.target_indicator_id = l.target_indicator_id OR b.target_indicator_id IS NULL OR l.target_indicator_id IS NULL)";
        return "(SELECT b.light FROM lights b WHERE b.plan_id = l.plan_id AND b.target_id = l.target_id "
            + $"AND b.indicator_id = l.indicator_id AND b.scope = l.scope AND b.period = l.period "
            + $"AND b.day < l.day AND {Same}{seen} ORDER BY b.day DESC LIMIT 1)";
    }

    /// <summary>Lights are stored by the names of the program, and told by those of the API.</summary>
    private static string Choice(string sql)
    {
        var names = CamelCase.Values<Light>().Select(light => $"WHEN '{light.Value}' THEN '{light.Key}'");
        return $"(CASE {sql} {string.Join(' ', names)} END)";
    }

    private static FlatColumn Number(string name, string about) =>
        New(name, ColumnType.Number, $"l.{name.ToLowerInvariant()}", about, isNullable: true) with
        {
            Decimals = Quantity.MaxDecimals,
        };

    private static FlatColumn New(string name, ColumnType type, string sql, string about, bool isNullable) =>
        new(name, type, isNullable, about) { Sql = _ => sql };
}
