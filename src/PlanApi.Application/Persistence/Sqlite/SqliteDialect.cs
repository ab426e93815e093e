namespace PlanApi.Application.Persistence.Sqlite;

internal sealed class SqliteDialect : SqlDialect
{
    // From the beginning of the calendar to 1970.
    private const string TicksTo1970 = "621355968000000000";

    public override string JsonText(string json, params ReadOnlySpan<string> path) => $"({json} ->> '{Path(path)}')";

    public override string FirstJsonText(string json) => $"(SELECT value FROM json_each({json}) LIMIT 1)";

    /// <inheritdoc/>
    /// <remarks>The number's own text, so that no binary fraction comes between.</remarks>
    public override string JsonSteps(string json, params ReadOnlySpan<string> path)
    {
        var text = $"({json} -> '{Path(path)}')";
        return $"CAST(CASE WHEN instr({text}, '.') = 0 THEN {text} || '0000' "
            + $"ELSE replace({text}, '.', '') || substr('0000', 1 + length({text}) - instr({text}, '.')) END AS INTEGER)";
    }

    public override string JsonInteger(string json, params ReadOnlySpan<string> path) => $"CAST({JsonText(json, path)} AS INTEGER)";

    public override string JsonBoolean(string json, params ReadOnlySpan<string> path) => JsonText(json, path);

    public override string JsonRows(string json, string alias) => $"json_each({json}) {alias}";

    public override string JsonLookUp(string json, string name) => $"json_extract({json}, '$.\"' || {name} || '\"')";

    public override string Named(string text, string name)
    {
        var at = $"instr(';' || {text}, ';{name}=')";
        var rest = $"substr({text}, {at} + {name.EnumerateRunes().Count() + 1})";
        return $"(CASE WHEN {at} > 0 THEN substr({rest}, 1, instr({rest} || ';', ';') - 1) END)";
    }

    public override string Day(string day) => day;

    public override string DayOfTicks(string ticks) => $"date(({ticks} - {TicksTo1970}) / 10000000, 'unixepoch')";

    public override string Contains(string text, string part) => $"instr({text}, {part}) > 0";

    public override string EndsWith(string text, string part) => $"substr({text}, -length({part})) = {part}";

    public override string Lower(string text) => $"lower({text})";

    public override string Upper(string text) => $"upper({text})";

    public override string Sum(string integers) => $"SUM({integers})";

    private static string Path(ReadOnlySpan<string> path)
    {
        var text = "$";
        foreach (var name in path)
            text += $".\"{name}\"";
        return text;
    }
}
