using System.Text.Json;
using PlanApi.Application.Access;
using PlanApi.Application.Cube.Slices;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Workbooks;

/// <summary>A slice as a workbook to be filled in and sent back.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Slice">Which part of the cube; every row is there.</param>
/// <param name="Output">Where the workbook goes, as it comes.</param>
/// <param name="Language">The language of its names.</param>
public sealed record ExportWorkbook(Code Plan, Slice Slice, Stream Output, string Language = "en") : Query<ExportedSlice>
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class ExportWorkbookHandler(PlanDb db, SliceReader slices, PlanOpener opener) : IHandler<ExportWorkbook, ExportedSlice>
{
    public Task<Outcome<ExportedSlice>> Handle(ExportWorkbook request, CancellationToken cancellation) =>
        Overflows.Answered("/indicators", () => Export(request, cancellation));

    private async Task<Outcome<ExportedSlice>> Export(ExportWorkbook request, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await slices.Open(request.Plan, request.Slice, cancellation)).IsSuccess(out var slice, out var failure))
            return failure;
        if (!SliceSheet.Fits(slice.Layout))
            return new SliceTooLarge(SliceReader.CountOf(slice.Layout), $"{SliceSheet.MaxCells:N0}, of a workbook to be filled in,");
        if (slice.Layout.CellCount == 0)
            return Invalid.One(FaultCodes.TooFew, "", "The slice has no cells; name other members or periods.");
        if (!(await opener.Open(request.Plan, cancellation)).IsSuccess(out var opened, out failure))
            return failure;
        var sheet = new SliceSheet(slice);
        var numbers = sheet.Numbers(cancellation);
        var names = await SheetNames.Read(db, opened.Row.Id, slice.Structure, slice.Layout, request.Language, cancellation);
        var origin = new WorkbookOrigin
        {
            Format = WorkbookOrigin.Known,
            Plan = request.Plan,
            Version = slice.Version,
            Slice = request.Slice,
            Places = sheet.Places(),
            FirstRow = sheet.FirstRow,
            FirstColumn = sheet.FirstColumn,
            Rows = sheet.Rows,
            Columns = sheet.Columns,
        };
        using var writer = new SliceSheetWriter(request.Output, slice, sheet, names, request.Language);
        writer.WriteSheet(origin, numbers, cancellation);
        writer.WriteHidden(JsonSerializer.Serialize(origin, PlanJson.Options), numbers);
        return new ExportedSlice(numbers.Count);
    }
}
