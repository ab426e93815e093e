using System.Text;
using PlanApi.Application.Access;
using PlanApi.Application.Cube.Slices;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>All cells of a spread as CSV, before and after, with the reasons. A preview shows one page of them.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Spread">The number to break down, and the method.</param>
/// <param name="Output">The stream for the text, in UTF-8. Nothing is written if the spread has a fault.</param>
public sealed record ExportSpreadPreview(Code Plan, SpreadRequest Spread, Stream Output) : Query<ExportedSpread>
{
    public override Permission Permission => Permission.PlanByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>How many cells were written.</summary>
public sealed record ExportedSpread(long Cells);

internal sealed class ExportSpreadPreviewHandler(PlanDb db, PlanFinder plans, SpreadPreparer preparer, SpreadProof proof)
    : IHandler<ExportSpreadPreview, ExportedSpread>
{
    public Task<Outcome<ExportedSpread>> Handle(ExportSpreadPreview request, CancellationToken cancellation) =>
        Overflows.Answered("/value", () => Export(request, cancellation));

    private async Task<Outcome<ExportedSpread>> Export(ExportSpreadPreview request, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        if (!(await preparer.Prepare(plan, request.Spread, cancellation)).IsSuccess(out var spread, out failure))
            return failure;
        if (!(await proof.Of(plan, spread, SpreadBatch.Of(db, plan, spread), cancellation)).IsSuccess(out _, out failure))
            return failure;
        await Write(spread, request.Output, cancellation);
        return new ExportedSpread(spread.Cells.Count);
    }

    private static async Task Write(PreparedSpread spread, Stream output, CancellationToken cancellation)
    {
        var cells = spread.Cells;
        var axes = cells
            .Frame.Axes.Select(axis => (Axis: axis, Index: cells.Structure.Scopes.Dimensions[axis.Dimension]))
            .OrderBy(axis => axis.Index.Dimension)
            .ToArray();
        var places = new PlaceTexts(cells.Frame, axes);
        var indicator = $"{cells.Indicator.Code},{CamelCase.Of(cells.Request.Measure)},";
        await using var writer = new StreamWriter(output, new UTF8Encoding(false), CellText.FlushAt, leaveOpen: true);
        await writer.WriteAsync(
            $"indicator,measure,period,{string.Concat(axes.Select(axis => $"scope.{axis.Index.Dimension},"))}"
                + "before,after,start,weight,share,rounding,stop,from.period,from.value,days\r\n"
        );
        var line = new StringBuilder();
        for (var cell = 0; cell < cells.Count; cell++)
        {
            line.Append(indicator);
            places.Append(line, cells.PlaceAt(cell));
            Append(line, spread, cell);
            if (line.Length < CellText.FlushAt)
                continue;
            await writer.WriteAsync(line, cancellation);
            line.Clear();
        }
        await writer.WriteAsync(line, cancellation);
    }

    private static void Append(StringBuilder line, PreparedSpread spread, int cell)
    {
        var (cells, reason) = (spread.Cells, spread.ReasonOf(cell));
        Append(line, cells.HasOld[cell] ? cells.StoredSteps(cells.Old[cell]) : null);
        Append(line, spread.Values[cell] is { } value ? cells.StoredSteps(value) : null);
        Append(line, reason.Start?.Steps);
        Append(line, reason.Weight?.Steps);
        line.Append(reason.Share).Append(',').Append(reason.Rounding).Append(',').Append(reason.Stop).Append(',');
        line.Append(reason.From?.Period).Append(',');
        Append(line, reason.From?.Value?.Steps);
        line.Append(reason.Days).Append("\r\n");
    }

    private static void Append(StringBuilder line, long? steps)
    {
        if (steps is { } number)
            CellText.Append(line, number);
        line.Append(',');
    }
}
