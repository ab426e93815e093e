using System.Text.Json;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Values;
using Spectre.Console;

namespace PlanApi.Api.Cli.Reports;

/// <summary>A slice for people: a line a row; <c>≠</c> stands before what the cells below come to, where a stored total differs.</summary>
internal sealed class SliceTable(IAnsiConsole console)
{
    public void Write(Slice slice, SlicePage page)
    {
        var table = NumberTable
            .New(string.Join(' ', slice.Rows.Select(axis => axis.Dimension?.ToString() ?? "period")))
            .With(page.Columns.Select(column => Head(slice, column)));
        foreach (var row in page.Rows)
        {
            var label = slice.Rows.Count == 0 ? slice.Scenario.ToString() : NumberTable.Place(row.Scope, row.Period);
            table.AddRow([new Text(label), .. row.Cells.Select(cell => new Text(Cell(cell)))]);
        }
        console.Write(table);
        if (page.Rows.Count < page.RowCount)
            console.Write(new Text($"{page.RowCount - page.Rows.Count} of {page.RowCount} rows are left out.\n"));
    }

    private static string Head(Slice slice, SliceColumn column)
    {
        List<string> parts = [];
        if (slice.Indicators.Count > 1 || (slice.Columns.Count == 0 && slice.Measures.Count == 1))
            parts.Add(column.Indicator.ToString());
        if (slice.Measures.Count > 1)
            parts.Add(Name(column.Measure));
        if (slice.Columns.Count > 0)
            parts.Add(NumberTable.Place(column.Scope, slice.Columns.Any(axis => axis.Dimension is null) ? column.Period : null));
        return string.Join('\n', parts);
    }

    private static string Cell(SliceCell cell) =>
        cell switch
        {
            { State: CellState.Undefined } => $"? {Name(cell.Reason ?? NoNumber.None)}",
            { Value: null, Change: null } => "-",
            { Change: not null } => $"{NumberTable.Of(cell.Value)} {NumberTable.Signed(cell.Change)}".Trim(),
            { Difference.Steps: not 0 } => $"{NumberTable.Of(cell.Value)} ≠ {NumberTable.Of(cell.Below)}",
            _ => NumberTable.Of(cell.Value),
        };

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
