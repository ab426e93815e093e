using System.Globalization;
using PlanApi.Application.Matrix;
using PlanApi.Domain.Lights;
using Spectre.Console;

namespace PlanApi.Api.Cli.Reports;

/// <summary>
/// A matrix of lights for people: lines down, tiers across, each place with its light, score and how many numbers it has.
/// </summary>
internal sealed class MatrixTable(IAnsiConsole console)
{
    public void Write(MatrixLights matrix)
    {
        var table = NumberTable.New("").With([.. matrix.Columns.Select(column => column.ToString()), "whole"], Justify.Left);
        foreach (var row in matrix.Cells.GroupBy(cell => cell.Row))
            table.AddRow([new Text(row.Key?.ToString() ?? "all lines"), .. row.Select(Of)]);
        console.Write(table);
        console.Write(
            new Text(
                FormattableString.Invariant(
                    $"\n{matrix.Scenario}, {matrix.Period}, on {matrix.Date:yyyy-MM-dd}: light, score and how many numbers.\n"
                )
            )
        );
    }

    private static Text Of(LitCell cell)
    {
        var (name, colour) = cell.Light switch
        {
            Light.Green => ("green", Color.Green),
            Light.Yellow => ("yellow", Color.Yellow),
            Light.Red => ("red", Color.Red),
            Light.Stale => ("stale", Color.Grey),
            _ => ("no data", Color.Grey),
        };
        var score = cell.Score is { } value ? $" {value.ToDecimal().ToString("0.00", CultureInfo.InvariantCulture)}" : "";
        return new Text($"● {name}{score} ({cell.Lights.Count})", new Style(colour));
    }
}
