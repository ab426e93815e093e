using System.Globalization;
using System.Text.Json;
using PlanApi.Application.Persistence;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Feeds;

/// <summary>The stored cells of the cube, a row each: with codes and names, so that a pivot table needs nothing else.</summary>
internal sealed class StoredNumbers(SqlDialect dialect, PlanShape shape)
{
    private const string From = """
        cells c
        JOIN partitions p ON p.plan_id = c.plan_id AND p.id = c.partition_id
        JOIN indicators i ON i.plan_id = c.plan_id AND i.id = p.indicator_id
        JOIN scenarios n ON n.plan_id = c.plan_id AND n.id = p.scenario_id
        JOIN scopes s ON s.plan_id = c.plan_id AND s.id = c.scope_id
        """;

    // The parts of a period's key: its grain, number in the year, and day.
    private const string Grains = "(c.period / 10000 % 10)";
    private const string Years = "CAST(c.period / 100000 AS text)";
    private const string Numbers = "(c.period / 100 % 100)";

    /// <summary>All cells, or those of one measure.</summary>
    public FlatTable Of(string name, string description, Measure? measure = null)
    {
        List<FlatColumn> key =
        [
            New("Scenario", "n.code", "The scenario in which the cell is stored; a scenario based on another has only what differs."),
            New("Measure", Choice<Measure>("p.measure"), "Which number it is."),
            New("Indicator", "i.code", "The indicator's code."),
            New("Scope", "s.text", "Where: line=sales;tier=mid, and empty at the top."),
            New("Period", PeriodText(), "The period: 2024, 2024-Q1, 2024-03, 2024-W12 or 2024-03-18."),
            New(
                "PeriodPart",
                "(CASE WHEN " + Grains + " = 3 THEN c.period % 100 ELSE 0 END)",
                "1 or 2 for a part of a week in two months, otherwise 0."
            ) with
            {
                Type = ColumnType.Whole,
            },
        ];
        FlatColumn[] rest =
        [
            .. Texts("Indicator", "i.names"),
            New("IndicatorKind", Choice<Domain.Indicators.IndicatorKind>("i.kind"), "How the indicator rolls up."),
            .. shape.Dimensions.SelectMany(Dimension),
            New(
                "Grain",
                $"(CASE {Grains} WHEN 0 THEN 'year' WHEN 1 THEN 'quarter' WHEN 2 THEN 'month' WHEN 3 THEN 'week' WHEN 4 THEN 'day' "
                    + "ELSE 'halfYear' END)",
                "How long the period is."
            ),
            Edge("PeriodStart", 1, "The first day of the period."),
            Edge("PeriodEnd", 12, "The last day of the period."),
            New("Value", "c.value", "The number, in the indicator's unit; empty where a scenario clears what it is based on.") with
            {
                Type = ColumnType.Number,
                Decimals = Quantity.MaxDecimals,
                IsNullable = true,
                RollsUp = true,
            },
            New("Currency", "c.currency", "ISO 4217, for amounts in another currency than the plan's.") with
            {
                IsNullable = true,
            },
            New("Version", "c.version", "The plan's version at which it was written.") with
            {
                Type = ColumnType.Whole,
            },
        ];
        return new FlatTable(name, description, key, [.. key, .. rest])
        {
            Last = [Place("partition_id"), Place("scope_id"), Place("period")],
            Source = new FlatSource(_ => From, Where),
            RollUp = new GroupedNumbers(dialect, shape, measure),
        };

        string Where(FlatStatement statement)
        {
            var own = $"c.plan_id = {statement.PlanId}" + (measure is { } one ? $" AND p.measure = '{one}'" : "");
            return string.Join(
                " AND ",
                new[] { own, statement.MaySee("c.scope_id"), statement.MaySeeIndicator("p.indicator_id") }.OfType<string>()
            );
        }
    }

    /// <summary>The days of all periods but days, by their keys.</summary>
    public static string Edges(Domain.Calendars.Calendar calendar)
    {
        var (first, last) = calendar.PlanDays();
        var days = new Dictionary<string, string>();
        foreach (var grain in new[] { Grain.Year, Grain.HalfYear, Grain.Quarter, Grain.Month, Grain.Week })
        {
            foreach (var period in calendar.Periods(grain, first, last))
            {
                foreach (var part in grain == Grain.Week ? calendar.PartsOf(period).Prepend(period) : [period])
                {
                    var (from, to) = calendar.Days(part);
                    days[part.Key.ToString(CultureInfo.InvariantCulture)] = $"{from:yyyy-MM-dd} {to:yyyy-MM-dd}";
                }
            }
        }
        return JsonSerializer.Serialize(days);
    }

    private IEnumerable<FlatColumn> Dimension(ShapeDimension dimension)
    {
        string Member(string what) =>
            $"(SELECT {what} FROM scope_members m JOIN members q ON q.plan_id = m.plan_id AND q.id = m.member_id "
            + $"WHERE m.plan_id = c.plan_id AND m.scope_id = c.scope_id AND m.dimension_id = {dimension.Id})";
        var about = $"The member or group of '{dimension.Code}', empty at the top";
        yield return New("Scope" + dimension.Name, dialect.Named("s.text", dimension.Code), about + ".") with
        {
            IsNullable = true,
        };
        yield return New("Scope" + dimension.Name + "Name", Member(Any("q.names")), about + ": its name.") with
        {
            IsNullable = true,
        };
    }

    private string Any(string names) => $"COALESCE({dialect.JsonText(names, "en")}, {dialect.FirstJsonText(names)})";

    private IEnumerable<FlatColumn> Texts(string of, string names) =>
        new JsonValues(dialect, shape)
            .Texts(of + "Names", names)
            .Select(text => New(text.Name, text.Sql, $"The name of the {of}.") with { IsNullable = true });

    private FlatColumn Edge(string name, int from, string about) =>
        new(name, ColumnType.Date, true, about)
        {
            Sql = statement =>
                $"(CASE WHEN {Grains} = 4 THEN {PeriodText()} "
                + $"ELSE substr({dialect.JsonLookUp(statement.Text.Value(statement.Edges), "c.period")}, {from}, 10) END)",
        };

    private static string PeriodText() =>
        $"({Years} || CASE {Grains} WHEN 0 THEN '' WHEN 5 THEN '-H' || {Numbers} WHEN 1 THEN '-Q' || {Numbers} "
        + $"WHEN 3 THEN '-W' || {Two(Numbers)} "
        + $"WHEN 2 THEN '-' || {Two(Numbers)} ELSE '-' || {Two(Numbers)} || '-' || {Two("(c.period % 100)")} END)";

    private static string Two(string number) => $"substr(CAST(100 + {number} AS text), 2, 2)";

    private static string Choice<T>(string sql)
        where T : struct, Enum =>
        $"(CASE {sql} {string.Join(' ', CamelCase.Values<T>().Select(one => $"WHEN '{one.Value}' THEN '{one.Key}'"))} END)";

    private static FlatColumn New(string name, string sql, string about) => new(name, ColumnType.Text, false, about) { Sql = _ => sql };

    private static FlatColumn Place(string column) => New(column, $"c.{column}", column) with { Type = ColumnType.Whole };
}
