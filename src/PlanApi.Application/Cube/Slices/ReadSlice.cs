using System.Globalization;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Slices;

/// <summary>A page of a slice's rows, roll-ups included.</summary>
public sealed record ReadSlice(Code Plan, Slice Slice, int First = ListOptions.DefaultFirst, string? After = null) : Query<SlicePage>
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>The slice has more cells than are computed or written for one request.</summary>
public sealed record SliceTooLarge(string Cells, string Limit)
    : Failure(
        "slice-too-large",
        $"The slice has {Cells} cells, of which {Limit} at most are taken at once; name fewer members or periods, or a higher level."
    );

internal sealed class ReadSliceHandler(PlanDb db, SliceReader slices) : IHandler<ReadSlice, SlicePage>
{
    public Task<Outcome<SlicePage>> Handle(ReadSlice request, CancellationToken cancellation) =>
        Overflows.Answered("/indicators", () => Read(request, cancellation));

    private async Task<Outcome<SlicePage>> Read(ReadSlice request, CancellationToken cancellation)
    {
        if (request.First is < 1 or > ListOptions.MaxFirst)
            return Invalid.One(FaultCodes.OutOfRange, "/first", $"'first' must be 1 to {ListOptions.MaxFirst}.");
        var after = 0L;
        if (request.After is not null && !long.TryParse(request.After, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            return Invalid.One(FaultCodes.BadCursor, "/after", "This is not a cursor of this slice; start again without it.");
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await slices.Open(request.Plan, request.Slice, cancellation)).IsSuccess(out var slice, out var failure))
            return failure;
        var rows = new List<SliceRow>();
        string? next = null;
        foreach (var (number, row) in slice.Rows(after, cancellation))
        {
            if (rows.Count == request.First)
            {
                next = number.ToString(CultureInfo.InvariantCulture);
                break;
            }
            rows.Add(row);
        }
        return new SlicePage(request.Slice.Scenario, slice.Version, slice.Columns(), rows, slice.RowCount, next);
    }
}
