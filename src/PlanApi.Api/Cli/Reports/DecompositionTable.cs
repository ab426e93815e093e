using PlanApi.Application.Decomposition;
using PlanApi.Domain.Decomposition;
using PlanApi.Domain.Values;
using Spectre.Console;

namespace PlanApi.Api.Cli.Reports;

/// <summary>
/// A decomposition for people: each number with its parts and the basis of their shares, then the numbers that could not be broken down.
/// </summary>
internal sealed class DecompositionTable(IAnsiConsole console, string language)
{
    public void Write(DecompositionPreview preview)
    {
        foreach (var number in preview.Results)
            Write(number);
        if (preview.Results.Count < preview.ResultCount)
            console.Write(new Text($"and {preview.ResultCount - preview.Results.Count} more numbers\n"));
        if (preview.Obstacles.Count > 0)
            console.Write(new Text("Not broken down:\n"));
        foreach (var obstacle in preview.Obstacles)
            console.Write(
                new Text($"  {obstacle.KeyResult} over {obstacle.Axis}: {obstacle.Reason.In(language)} {obstacle.Remedy.In(language)}\n")
            );
        var counts = preview.Counts;
        console.Write(
            new Text(
                $"\n{counts.New} parts are new, {counts.Moves} move, {counts.Same} stay, {counts.Edited} were edited and "
                    + $"{counts.Held} are held; {preview.CellCount} numbers for the cube.\n"
            )
        );
    }

    private void Write(DecomposedNumber number)
    {
        console.Write(new Text($"{number.Target} = {NumberTable.Of(number.Value)} over {number.Axis}: {number.Basis.In(language)}\n"));
        var table = NumberTable.New("").With(["before", "after"]).With(["", "why"], Justify.Left);
        foreach (var part in number.Parts)
        {
            table.AddRow([
                new Text("  " + NumberTable.Place(part.Target.Scope, part.Target.Period)),
                new Text(NumberTable.Of(part.Before)),
                new Text(NumberTable.Of(part.Target.Value)),
                new Text(CamelCase.Of(part.State)),
                new Text(part.Reason.In(language)),
            ]);
        }
        console.Write(table);
        if (number.Left is { Steps: not 0 } left)
            console.Write(new Text($"  left: {NumberTable.Of(left)}\n"));
        console.WriteLine();
    }
}
