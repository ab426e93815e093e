using System.Text;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Slices;

/// <summary>
/// A whole slice as CSV, a line for each cell that has a number: what the cell route takes, so that it can be written back.
/// </summary>
/// <param name="Plan">The plan.</param>
/// <param name="Slice">Which part of the cube.</param>
/// <param name="Output">Where the text goes, in UTF-8, as it comes: only once the answer is there is it known that no number is too
/// large.</param>
public sealed record ExportSlice(Code Plan, Slice Slice, Stream Output) : Query<ExportedSlice>
{
    public override Permission Permission => Permission.Read;

    public override Code? AboutPlan => Plan;
}

/// <summary>How many cells were written.</summary>
public sealed record ExportedSlice(long Cells);

internal sealed class ExportSliceHandler(PlanDb db, SliceReader slices) : IHandler<ExportSlice, ExportedSlice>
{
    public Task<Outcome<ExportedSlice>> Handle(ExportSlice request, CancellationToken cancellation) =>
        Overflows.Answered("/indicators", () => Export(request, cancellation));

    private async Task<Outcome<ExportedSlice>> Export(ExportSlice request, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await slices.Open(request.Plan, request.Slice, cancellation)).IsSuccess(out var slice, out var failure))
            return failure;
        await using var writer = new StreamWriter(request.Output, new UTF8Encoding(false), CellText.FlushAt, leaveOpen: true);
        await writer.WriteAsync(
            $"indicator,measure,period,{string.Concat(slice.Dimensions().Select(dimension => $"scope.{dimension},"))}value\r\n"
        );
        var (line, cells) = (new StringBuilder(), 0L);
        foreach (var window in slice.Windows(0, cancellation))
        {
            var places = new PlaceTexts(window.Frame, slice.Axes(window.Frame));
            for (var place = 0; place < window.Frame.Count; place++)
            {
                foreach (var (indicator, measure, numbers, decimals) in window.Numbers)
                {
                    if (numbers.At(place) is not { HasValue: true } number)
                        continue;
                    line.Append(indicator).Append(',').Append(measure).Append(',');
                    places.Append(line, place);
                    CellText.Append(line, number.RoundedSteps(decimals));
                    line.Append("\r\n");
                    cells++;
                }
                if (line.Length < CellText.FlushAt)
                    continue;
                await writer.WriteAsync(line, cancellation);
                line.Clear();
            }
        }
        await writer.WriteAsync(line, cancellation);
        return new ExportedSlice(cells);
    }
}
