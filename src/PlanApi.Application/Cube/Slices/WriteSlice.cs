using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Slices;

/// <summary>Values for the cells of a slice, row by row: a range as it is copied out of a spreadsheet.</summary>
public sealed record SliceValues
{
    /// <summary>Which cells, named as they are read. Without 'against' and 'suppress': every row must be there.</summary>
    public required Slice Slice { get; init; }

    /// <summary>The rows; each has a value for every cell of the slice's row, in its order, and null where the block is empty.</summary>
    public required IReadOnlyList<IReadOnlyList<Quantity?>> Values { get; init; }

    public WriteMode Mode { get; init; }

    /// <summary>How cells with null are treated; they stay as they are when absent.</summary>
    public EmptyCells Empty { get; init; }

    /// <summary>
    /// Whether a value that is set is stored even where it is the number that the cell shows already; otherwise such cells are left alone,
    /// so that totals and computed numbers can be copied with the others.
    /// </summary>
    public bool StoreUnchanged { get; init; }

    /// <summary>Whether to answer what became of each cell.</summary>
    public bool Results { get; init; }
}

/// <summary>Writes a block of values into the cells of a slice: all of them, or none.</summary>
public sealed record WriteSlice(Code Plan, SliceValues Values) : Command<CellsWritten>
{
    /// <summary>How many cells a block has at most.</summary>
    public const long MaxCells = 1_000_000;

    /// <summary>Actuals and forecasts are a contributor's; of planned numbers, only those in slices that are assigned to them.</summary>
    public override Permission Permission => Permission.ContributeByIndicator;

    public override Code? AboutPlan => Plan;

    public override bool ChangesLockedParts => Values?.Slice.Measures.AreFollowing() != true;
}

internal sealed class WriteSliceHandler(PlanOpener opener, CellEntryWriter writer, ChangeRecorder recorder)
    : IHandler<WriteSlice, CellsWritten>
{
    public Task<Outcome<CellsWritten>> Handle(WriteSlice request, CancellationToken cancellation) =>
        Overflows.Answered("/values", () => Write(request.Values, cancellation));

    private async Task<Outcome<CellsWritten>> Write(SliceValues block, CancellationToken cancellation)
    {
        var plan = recorder.Plan!;
        if (!(await opener.Open(plan, cancellation)).IsSuccess(out var opened, out var failure))
            return failure;
        var (_, structure, grants) = opened;
        if (!SliceReader.Layout(structure, grants, block.Slice, WriteSlice.MaxCells).IsSuccess(out var layout, out failure))
            return failure is Invalid invalid
                ? new Invalid([.. invalid.All.Select(fault => fault with { Pointer = "/slice" + fault.Pointer })])
                : failure;
        var faults = new FaultList();
        CheckShape(block, layout, faults);
        if (!faults.IsEmpty)
            return new Invalid(faults.Faults);
        var cells = new SliceEntries(block, layout, structure);
        if (cells.Count == 0)
            return Invalid.One(FaultCodes.TooFew, "/values", "The block has no value; give at least one, or let empty cells be cleared.");
        return await writer.Write(
            new CellEntries
            {
                Scenario = block.Slice.Scenario,
                Mode = block.Mode,
                Cells = cells,
                StoreUnchanged = block.StoreUnchanged,
                Parentage = block.Slice.Parentage,
                Results = block.Results,
            },
            cancellation
        );
    }

    private static void CheckShape(SliceValues block, SliceLayout layout, FaultList faults)
    {
        if (block.Slice.Against is not null)
            faults.Add(FaultCodes.NotAllowed, "/slice/against", "Only one scenario is written; leave this out.");
        if (block.Slice.Suppress != Suppression.None)
            faults.Add(
                FaultCodes.NotAllowed,
                "/slice/suppress",
                "A row that is left out when reading would shift those after it; leave this out, and send every row."
            );
        var width = layout.CellCount / Math.Max(layout.RowCount, 1);
        if (layout.CellCount == 0)
            faults.Add(
                FaultCodes.TooFew,
                "/slice",
                $"The slice has no cells: it has {layout.RowCount} rows of {width} cells; name other members or periods."
            );
        else if (block.Values.Count != layout.RowCount)
        {
            faults.Add(
                FaultCodes.WrongShape,
                "/values",
                $"The block has {block.Values.Count} rows of {(block.Values.Count > 0 ? block.Values[0].Count : 0)} values; the "
                    + $"slice has {layout.RowCount} rows of {width} cells."
            );
        }
        else
        {
            for (var row = 0; row < block.Values.Count; row++)
            {
                if (block.Values[row].Count != width)
                    faults.Add(
                        FaultCodes.WrongShape,
                        $"/values/{row}",
                        $"The row has {block.Values[row].Count} values; every row of the slice has {width} cells."
                    );
            }
        }
    }
}
