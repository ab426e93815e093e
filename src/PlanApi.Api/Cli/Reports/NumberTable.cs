using System.Globalization;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;
using Spectre.Console;

namespace PlanApi.Api.Cli.Reports;

/// <summary>How numbers and places stand in tables.</summary>
internal static class NumberTable
{
    public static Table New(params string[] left) => With(new Table().Border(TableBorder.None), left, Justify.Left);

    /// <summary>The table with columns of numbers.</summary>
    public static Table With(this Table table, IEnumerable<string> heads, Justify side = Justify.Right)
    {
        foreach (var head in heads)
            table.AddColumn(new TableColumn(new Text(head)) { Alignment = side, Padding = new Padding(0, 0, 2, 0) });
        return table;
    }

    public static string Of(Quantity? number) =>
        number is { } value ? value.ToDecimal().ToString("#,0.####", CultureInfo.InvariantCulture) : "";

    /// <summary>A difference with its sign; nothing where there is none.</summary>
    public static string Signed(Quantity? difference) => difference is { Steps: not 0 } by ? (by.Steps > 0 ? "+" : "") + Of(by) : "";

    /// <summary>The members of a place, and its period where it has one.</summary>
    public static string Place(Scope scope, Period? period) =>
        string.Join(
            ' ',
            [.. scope.Values.Select(member => member.ToString()), .. period is { } at ? [at.ToString()] : Array.Empty<string>()]
        )
            is { Length: > 0 } text
            ? text
            : "total";
}
