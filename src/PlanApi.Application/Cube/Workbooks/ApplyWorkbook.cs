using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Slices;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Workbooks;

/// <summary>Writes what was changed in a workbook into the cells that it was made from: all of it, or nothing.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Workbook">The workbook, as it came back.</param>
/// <param name="Overwrite">Whether to write even where the plan's numbers have changed since it was made.</param>
/// <param name="DryRun">Whether only to show what would change.</param>
public sealed record ApplyWorkbook(Code Plan, FilledWorkbook Workbook, bool Overwrite = false, bool DryRun = false)
    : Command<WorkbookApplied>
{
    /// <summary>As for a block of values.</summary>
    public override Permission Permission => Permission.ContributeByIndicator;

    public override Code? AboutPlan => Plan;

    public override bool ChangesLockedParts => Workbook?.Origin.Slice.Measures.AreFollowing() != true;

    public override bool IsRehearsal => DryRun;
}

/// <summary>What a workbook changes.</summary>
/// <param name="Version">The plan's version afterwards; absent for a dry run.</param>
/// <param name="DryRun">Whether nothing was stored.</param>
/// <param name="Changed">How many cells change.</param>
/// <param name="Unchanged">How many of those that may be filled in stay as they are.</param>
/// <param name="Cells">Each cell that changes.</param>
public sealed record WorkbookApplied(long? Version, bool DryRun, int Changed, int Unchanged, IReadOnlyList<WorkbookChange> Cells);

/// <summary>A cell that a workbook changes.</summary>
/// <param name="Address">Its cell on the sheet, such as C7.</param>
/// <param name="Indicator">The cell's indicator.</param>
/// <param name="Measure">Which of its numbers.</param>
/// <param name="Scope">Its place.</param>
/// <param name="Period">Its period.</param>
/// <param name="Before">The number in the plan.</param>
/// <param name="After">The number in the workbook.</param>
public sealed record WorkbookChange(
    string Address,
    Code Indicator,
    Measure Measure,
    Scope Scope,
    Domain.Calendars.Period Period,
    Quantity? Before,
    Quantity? After
);

/// <summary>The plan's numbers have changed since a workbook was made; each is named.</summary>
public sealed record StaleWorkbook(IReadOnlyList<Fault> Cells)
    : Failure(
        "stale-workbook",
        "The plan has changed since the workbook was made; download a new one, or send it with overwrite=true to write your changes."
    )
{
    public override IReadOnlyList<Fault> Faults => Cells;
}

internal sealed class ApplyWorkbookHandler(SliceReader slices, CellEntryWriter writer, ChangeRecorder recorder)
    : IHandler<ApplyWorkbook, WorkbookApplied>
{
    public Task<Outcome<WorkbookApplied>> Handle(ApplyWorkbook request, CancellationToken cancellation) =>
        Overflows.Answered("", () => Apply(request, cancellation));

    private async Task<Outcome<WorkbookApplied>> Apply(ApplyWorkbook request, CancellationToken cancellation)
    {
        var (origin, cells) = (request.Workbook.Origin, request.Workbook.Cells);
        if (origin.Plan != request.Plan)
            return Invalid.One(FaultCodes.NotAllowed, "/plan", $"The workbook was made from the plan '{origin.Plan}'; send it there.");
        if (!(await slices.Open(request.Plan, origin.Slice, cancellation)).IsSuccess(out var slice, out var failure))
            return failure;
        if (!SliceSheet.Fits(slice.Layout))
            return new SliceTooLarge(SliceReader.CountOf(slice.Layout), $"{SliceSheet.MaxCells:N0}, of a workbook,");
        var sheet = new SliceSheet(slice);
        if (!HasShape(sheet, origin))
            return new StaleWorkbook([
                new Fault(FaultCodes.WrongShape, "", "The plan has other members along the rows or columns now; download a new workbook."),
            ]);
        var (numbers, faults, stale) = (sheet.Numbers(cancellation), new FaultList(), new FaultList());
        var (changes, entries) = (new List<WorkbookChange>(), new List<(string, CellEntry)>());
        for (var at = 0; at < cells.Count; at++)
        {
            var ((row, column), cell) = (Math.DivRem(at, sheet.Columns), cells[at]);
            if (numbers[at].Value != cell.Before)
                stale.Add(
                    FaultCodes.ChangedSince,
                    $"/cells/{cell.Address}",
                    $"{cell.Address} was {Shown(cell.Before)} and is {Shown(numbers[at].Value)} in the plan now."
                );
            if (cell.After == cell.Before || cell.After == numbers[at].Value)
                continue;
            if (cell.After is { } value && value.Decimals > sheet.DecimalsOf(column))
                faults.Add(
                    FaultCodes.TooManyDecimals,
                    $"/cells/{cell.Address}",
                    $"{cell.Address}: {value} has more decimals than the {sheet.DecimalsOf(column)} of '{sheet.IndicatorOf(column).Code}'."
                );
            var entry = sheet.EntryAt(row, column, cell.After);
            entries.Add((cell.Address, entry));
            changes.Add(
                new WorkbookChange(cell.Address, entry.Indicator, entry.Measure, entry.Scope, entry.Period, numbers[at].Value, cell.After)
            );
        }
        if (!faults.IsEmpty)
            return new Invalid(faults.Faults);
        if (!stale.IsEmpty && !request.Overwrite)
            return new StaleWorkbook(stale.Faults);
        var version = recorder.Plan!.Version;
        if (changes.Count > 0)
        {
            var cellEntries = new CellEntries { Scenario = origin.Slice.Scenario, Cells = new ChangedCells(entries) };
            if (!(await writer.Write(cellEntries, cancellation)).IsSuccess(out var written, out failure))
                return failure;
            version = written.Version;
        }
        return new WorkbookApplied(
            request.DryRun ? null : version,
            request.DryRun,
            changes.Count,
            cells.Count(cell => cell.IsInput) - changes.Count,
            changes
        );
    }

    private static bool HasShape(SliceSheet sheet, WorkbookOrigin origin) =>
        (sheet.Rows, sheet.Columns, sheet.FirstRow, sheet.FirstColumn) == (origin.Rows, origin.Columns, origin.FirstRow, origin.FirstColumn)
        && sheet.Places() == origin.Places;

    private static string Shown(Quantity? value) => value?.ToString() ?? "empty";
}
