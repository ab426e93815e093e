using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Slices;

/// <summary>Opens slices: checks them, and brings what they are computed from into memory. Call within a snapshot.</summary>
public sealed class SliceReader(PlanOpener opener, CubeReader cubes)
{
    /// <summary>How many cells are computed for one request.</summary>
    public const long MaxCells = ShownCells.MaxCells;

    /// <summary>How many columns a row may have; they are held at once.</summary>
    public const long MaxColumns = 100_000;

    public async Task<Outcome<OpenSlice>> Open(Code plan, Slice slice, CancellationToken cancellation) =>
        (await opener.Open(plan, cancellation)).IsSuccess(out var opened, out var failure)
            ? await Open(opened, slice, cancellation)
            : failure;

    /// <summary>A slice of a plan that is open.</summary>
    public async Task<Outcome<OpenSlice>> Open(OpenPlan plan, Slice slice, CancellationToken cancellation)
    {
        var (row, structure, grants) = plan;
        if (!Layout(structure, grants, slice, MaxCells).IsSuccess(out var layout, out var failure))
            return failure;
        var source = await Source(slice.Scenario);
        var against = slice.Against is { } other ? await Source(other) : null;
        return new OpenSlice(layout, source, against, row.Version, grants, structure);

        // Sums are kept of members as they stood on each day.
        Task<CubeSource> Source(Code scenario) =>
            cubes.Source(
                row,
                structure,
                structure.Scenarios[scenario],
                slice.Indicators,
                slice.Measures,
                cancellation,
                withSums: slice.Parentage != Parentage.AsIs
            );
    }

    /// <summary>Where a slice's cells are, with every fault of the slice; nothing is computed.</summary>
    public static Outcome<SliceLayout> Layout(CubeStructure structure, Grants grants, Slice slice, long maxCells)
    {
        var faults = new FaultList();
        CheckNames(structure, slice, faults);
        var layout = SliceLayout.Of(
            structure.Scopes,
            structure.Calendar,
            slice,
            grants.MaySee,
            (code, pointer, message) => faults.Add(code, pointer, message)
        );
        if (!faults.IsEmpty || layout is null)
            return new Invalid(faults.Faults);
        return layout.CellCount > maxCells || layout.ColumnCount > MaxColumns
            ? new SliceTooLarge(CountOf(layout), $"{maxCells:N0}, with {MaxColumns:N0} columns,")
            : layout;
    }

    /// <summary>How many cells a slice has, in words.</summary>
    internal static string CountOf(SliceLayout layout) =>
        layout.CellCount == long.MaxValue ? $"over {long.MaxValue:N0}" : $"{layout.CellCount:N0}";

    private static void CheckNames(CubeStructure structure, Slice slice, FaultList faults)
    {
        if (!structure.Scenarios.ContainsKey(slice.Scenario))
            faults.Add(FaultCodes.UnknownReference, "/scenario", $"There is no scenario '{slice.Scenario}'.");
        if (slice.Against is { } against && !structure.Scenarios.ContainsKey(against))
            faults.Add(FaultCodes.UnknownReference, "/against", $"There is no scenario '{against}'.");
        if (slice.Suppress == Suppression.Unchanged && slice.Against is null)
            faults.Add(
                FaultCodes.MissingField,
                "/against",
                "Name the scenario to compare with; numbers that are the same in it are left out."
            );
        if (slice.Indicators.Count is 0 or > 100)
            faults.Add(FaultCodes.TooFew, "/indicators", "Name 1 to 100 indicators.");
        if (slice.Measures.Count == 0)
            faults.Add(FaultCodes.TooFew, "/measures", "Name at least one measure, or leave this out for targets.");
        for (var at = 0; at < slice.Indicators.Count; at++)
        {
            if (!structure.Indicators.ContainsKey(slice.Indicators[at]))
                faults.Add(FaultCodes.UnknownReference, $"/indicators/{at}", $"There is no indicator '{slice.Indicators[at]}'.");
            if (slice.Indicators.Take(at).Contains(slice.Indicators[at]))
                faults.Add(FaultCodes.DuplicateItem, $"/indicators/{at}", $"'{slice.Indicators[at]}' is named already.");
        }
        if (slice.Measures.Distinct().Count() != slice.Measures.Count)
            faults.Add(FaultCodes.DuplicateItem, "/measures", "A measure is named twice.");
    }
}
