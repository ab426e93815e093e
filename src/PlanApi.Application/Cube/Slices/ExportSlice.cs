using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.TableFiles;
using PlanApi.Application.TableFiles.Workbooks;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Slices;

/// <summary>
/// A whole slice as a table, a row for each cell that has a number. As CSV and as JSON Lines it is what the cell route takes, so that it
/// can be written back.
/// </summary>
/// <param name="Plan">The plan.</param>
/// <param name="Slice">Which part of the cube.</param>
/// <param name="Output">Where the file goes, as it comes: only once the answer is there is it known that no number is too large.</param>
/// <param name="Format">As what kind of file.</param>
/// <param name="Language">In which language a workbook names the unit.</param>
public sealed record ExportSlice(Code Plan, Slice Slice, Stream Output, TableFormat Format = TableFormat.Csv, string Language = "en")
    : Query<ExportedSlice>
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>How many cells were written.</summary>
public sealed record ExportedSlice(long Cells);

internal sealed class ExportSliceHandler(PlanDb db, SliceReader slices) : IHandler<ExportSlice, ExportedSlice>
{
    public async Task<Outcome<ExportedSlice>> Handle(ExportSlice request, CancellationToken cancellation)
    {
        try
        {
            return await Overflows.Answered("/indicators", () => Export(request, cancellation));
        }
        catch (FailureException full) when (full.Failure is SheetTooLarge)
        {
            return full.Failure;
        }
    }

    private async Task<Outcome<ExportedSlice>> Export(ExportSlice request, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await slices.Open(request.Plan, request.Slice, cancellation)).IsSuccess(out var slice, out var failure))
            return failure;
        await using var table = TableWriter.Begin(request.Format, request.Output, "slice", Columns(slice, request.Language));
        var cells = 0L;
        foreach (var window in slice.Windows(0, cancellation))
        {
            var places = new PlaceTexts(window.Frame, slice.Axes(window.Frame));
            var names = window.Numbers.Select(shown => shown.Indicator.ToString()).ToArray();
            for (var place = 0; place < window.Frame.Count; place++)
            {
                for (var at = 0; at < names.Length; at++)
                {
                    var (_, measure, numbers, decimals) = window.Numbers[at];
                    if (numbers.At(place) is not { HasValue: true } number)
                        continue;
                    table.Text(names[at]);
                    table.Text(measure);
                    places.Write(table, place);
                    table.Steps(number.RoundedSteps(decimals));
                    await table.EndRow(cancellation);
                    cells++;
                }
            }
        }
        await table.Complete(cancellation);
        return new ExportedSlice(cells);
    }

    private static IReadOnlyList<TableColumn> Columns(OpenSlice slice, string language) =>
        [
            new("indicator"),
            new("measure"),
            new("period"),
            .. slice.Dimensions().Select(dimension => new TableColumn($"scope.{dimension}")),
            new("value", TableValue.Number, slice.Decimals(), slice.Unit(language)),
        ];
}
