using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Values;
using Spectre.Console;

namespace PlanApi.Api.Cli.Reports;

/// <summary>
/// A slice for people: first its indicators with their units, then one line for each row, with codes and names. If a stored total differs
/// from the sum of the cells below, that sum follows after <c>≠</c>.
/// </summary>
internal sealed class SliceTable(IAnsiConsole console, SliceNames names)
{
    public void Write(Slice slice, SlicePage page)
    {
        foreach (var indicator in slice.Indicators)
            console.Write(new Text(names.Of(indicator) + "\n"));
        string[] left = [string.Join(' ', slice.Rows.Select(axis => axis.Dimension?.ToString() ?? "period"))];
        var isNamed = page.Rows.Any(row => names.Of(row.Scope).Length > 0);
        var table = NumberTable.New(isNamed ? [.. left, "name"] : left).With(page.Columns.Select(column => Head(slice, column)));
        foreach (var row in page.Rows)
        {
            string[] label = [slice.Rows.Count == 0 ? slice.Scenario.ToString() : NumberTable.Place(row.Scope, row.Period)];
            if (isNamed)
                label = [.. label, names.Of(row.Scope)];
            table.AddRow([.. label.Concat(row.Cells.Select(Cell)).Select(text => new Text(text))]);
        }
        console.Write(table);
        if (page.Rows.Count < page.RowCount)
            console.Write(new Text($"{page.RowCount - page.Rows.Count} of {page.RowCount} rows are left out.\n"));
    }

    private string Head(Slice slice, SliceColumn column)
    {
        List<string> parts = [];
        if (slice.Indicators.Count > 1 || (slice.Columns.Count == 0 && slice.Measures.Count == 1))
            parts.Add(column.Indicator.ToString());
        if (slice.Measures.Count > 1)
            parts.Add(CamelCase.Of(column.Measure));
        if (slice.Columns.Count > 0 && names.Of(column.Scope) is { Length: > 0 } name)
            parts.Add(name);
        if (slice.Columns.Count > 0)
            parts.Add(NumberTable.Place(column.Scope, slice.Columns.Any(axis => axis.Dimension is null) ? column.Period : null));
        return string.Join('\n', parts);
    }

    private static string Cell(SliceCell cell) =>
        cell switch
        {
            { State: CellState.Undefined } => $"? {CamelCase.Of(cell.Reason ?? NoNumber.None)}",
            { Value: null, Change: null } => "-",
            { Change: not null } => $"{NumberTable.Of(cell.Value)} {NumberTable.Signed(cell.Change)}".Trim(),
            { Difference.Steps: not 0 } => $"{NumberTable.Of(cell.Value)} ≠ {NumberTable.Of(cell.Below)}",
            _ => NumberTable.Of(cell.Value),
        };
}
