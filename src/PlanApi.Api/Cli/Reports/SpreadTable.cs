using PlanApi.Application.Changes;
using PlanApi.Application.Spreading;
using PlanApi.Domain.Values;
using Spectre.Console;

namespace PlanApi.Api.Cli.Reports;

/// <summary>A preview for people: each cell with the arithmetic that leads to it, then the places above.</summary>
internal sealed class SpreadTable(IAnsiConsole console)
{
    public void Write(SpreadPreview preview)
    {
        var cells = NumberTable.New("cell").With(["before", "after", "change"]).With(["why"], Justify.Left);
        foreach (var cell in preview.Cells)
        {
            cells.AddRow([
                new Text(NumberTable.Place(cell.Scope, cell.Period)),
                new Text(NumberTable.Of(cell.Before)),
                new Text(NumberTable.Of(cell.After)),
                new Text(Change(cell.Before, cell.After)),
                new Text(Why(preview, cell.Reason)),
            ]);
        }
        var above = NumberTable.New("above").With(["before", "after", "change", "stored less below"]);
        foreach (var place in preview.Above)
        {
            above.AddRow([
                new Text(NumberTable.Place(place.Scope, place.Period)),
                new Text(NumberTable.Of(place.Before)),
                new Text(NumberTable.Of(place.After)),
                new Text(Change(place.Before, place.After)),
                new Text(place.IsStored && place.Difference is { } by ? NumberTable.Of(by) : ""),
            ]);
        }
        if (preview.Cells.Count > 0)
            console.Write(cells);
        if (preview.Cells.Count < preview.CellCount)
            console.Write(new Text($"and {preview.CellCount - preview.Cells.Count} more cells\n"));
        console.WriteLine();
        if (preview.Above.Count > 0)
            console.Write(above);
        console.WriteLine();
        console.Write(new Text($"{preview.Indicator}: {preview.ChangedCount} of {preview.CellCount} cells change.\n"));
    }

    private static string Change(Quantity? before, Quantity? after) =>
        NumberTable.Signed(new Quantity((after?.Steps ?? 0) - (before?.Steps ?? 0)));

    private static string Why(SpreadPreview preview, CellReason reason)
    {
        List<string> parts = [];
        if (reason.Share is { } share && preview.Multiplier is { } multiplier)
            parts.Add($"{NumberTable.Of(reason.Start ?? Quantity.Zero)} + {multiplier} x {NumberTable.Of(reason.Weight)} = {share}");
        else if (reason.Weight is { } weight)
            parts.Add($"{NumberTable.Of(reason.Start ?? Quantity.Zero)}, moved by weight {NumberTable.Of(weight)}");
        if (reason.Stop is { } stop)
            parts.Add(stop == "held" ? "held" : $"stopped at the {stop} bound");
        if (reason.Rounding is { } rounding)
            parts.Add("rounded " + rounding.Replace("ByOrder", " by order of codes", StringComparison.Ordinal));
        return string.Join(", ", parts);
    }
}
