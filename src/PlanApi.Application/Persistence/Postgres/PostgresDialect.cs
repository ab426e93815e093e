namespace PlanApi.Application.Persistence.Postgres;

internal sealed class PostgresDialect : SqlDialect
{
    // From the beginning of the calendar to 1970.
    private const string TicksTo1970 = "621355968000000000";

    private const string ByBytes = "COLLATE \"C\"";

    public override string JsonText(string json, params ReadOnlySpan<string> path) => $"({Field(json, path)} {ByBytes})";

    public override string FirstJsonText(string json) => $"(SELECT value {ByBytes} FROM json_each_text({json}::json) LIMIT 1)";

    public override string JsonSteps(string json, params ReadOnlySpan<string> path) => $"(({Field(json, path)})::numeric * 10000)::bigint";

    public override string JsonInteger(string json, params ReadOnlySpan<string> path) => $"({Field(json, path)})::bigint";

    public override string JsonBoolean(string json, params ReadOnlySpan<string> path) => $"({Field(json, path)})::boolean";

    public override string JsonRows(string json, string alias) => $"json_array_elements({json}::json) AS {alias}(value)";

    public override string JsonLookUp(string json, string name) => $"(({json}::jsonb ->> ({name})::text) {ByBytes})";

    public override string Named(string text, string name) => $"NULLIF(split_part(split_part(';' || {text}, ';{name}=', 2), ';', 1), '')";

    public override string Day(string day) => $"(to_char({day}, 'YYYY-MM-DD') {ByBytes})";

    public override string DayOfTicks(string ticks) =>
        $"(to_char(to_timestamp(({ticks} - {TicksTo1970}) / 10000000) AT TIME ZONE 'UTC', 'YYYY-MM-DD') {ByBytes})";

    public override string Contains(string text, string part) => $"strpos({text}, {part}) > 0";

    public override string EndsWith(string text, string part) => $"right({text}, length({part})) = {part}";

    public override string Lower(string text) => $"lower({text} {ByBytes})";

    public override string Upper(string text) => $"upper({text} {ByBytes})";

    public override string Sum(string integers) => $"(SUM({integers}))::bigint";

    private static string Field(string json, ReadOnlySpan<string> path)
    {
        var text = $"{json}::json";
        for (var at = 0; at < path.Length; at++)
            text += $" {(at == path.Length - 1 ? "->>" : "->")} '{path[at]}'";
        return text;
    }
}
