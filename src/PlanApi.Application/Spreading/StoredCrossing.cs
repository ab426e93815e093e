using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Slices;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Spreading.Crossing;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>
/// Stored numbers that share parts although neither contains the other, such as a market's total and a tier's: the parts of each.
/// </summary>
/// <param name="Structure">The plan's structure.</param>
/// <param name="Shown">The partition.</param>
/// <param name="NodeOf">The cells within the place that are reconciled, numbered.</param>
/// <param name="Name">The name of a cell of the partition.</param>
internal sealed record StoredCrossing(
    CubeStructure Structure,
    Partition Shown,
    IReadOnlyDictionary<int, int> NodeOf,
    Func<int, string> Name
)
{
    private const int Named = 10;

    /// <summary>
    /// For each number, the numbers at the bottom that add up to it (none for those at the bottom). A failure if that is not unique.
    /// </summary>
    /// <param name="nesting">Which cells of the partition contain or cross which.</param>
    /// <param name="inside">The same of the numbered cells.</param>
    /// <param name="request">The request.</param>
    public Outcome<int[][]> Parts(Nesting nesting, IReadOnlyList<(int Cell, int Container)> inside, SpreadRequest request)
    {
        if (NodeOf.Count >= CrossingChange.MostNumbers)
            return new SliceTooLarge($"{NodeOf.Count:N0}", $"{CrossingChange.MostNumbers:N0}, where totals cross,");
        if (Beside(request) is { } beside)
            return beside;
        var isSum = new bool[NodeOf.Count];
        foreach (var (_, container) in inside)
            isSum[container] = true;
        if (Unsplit(nesting, isSum) is { } unsplit)
            return unsplit;
        var parts = new List<int>[NodeOf.Count];
        for (var number = 0; number < parts.Length; number++)
            parts[number] = [];
        foreach (var (cell, container) in inside)
        {
            if (!isSum[cell])
                parts[container].Add(cell);
        }
        int[][] sorted = [.. parts.Select(own => own.Order().ToArray())];
        if (TwoHierarchies.SidesOf(sorted, out var circle) is not null)
            return sorted;
        var cells = NodeOf.ToDictionary(pair => pair.Value, pair => pair.Key);
        return Invalid.One(
            FaultCodes.NotAllowed,
            "/over",
            $"{string.Join(", ", circle.Take(Named).Select(number => Name(cells[number])))} cross each other in a circle, so that "
                + "totals lie in three hierarchies or more; those of two at most can be met exactly. "
                + "Reconcile two of them at a time over narrower axes, or clear the totals of one."
        );
    }

    // A number that has nothing below it is not known in parts, of which some would count here and others there.
    private Invalid? Unsplit(Nesting nesting, bool[] isSum)
    {
        var faults = new List<Fault>();
        foreach (var overlap in nesting.Overlaps)
        {
            int[] ones = Array.FindAll(overlap.Ones, NodeOf.ContainsKey),
                others = Array.FindAll(overlap.Others, NodeOf.ContainsKey);
            if (ones.Length == 0 || others.Length == 0 || faults.Count == Named)
                continue;
            int[] whole = [.. ones.Concat(others).Where(cell => !isSum[NodeOf[cell]]).Take(1)];
            if (whole.Length == 0)
                continue;
            var other = Array.IndexOf(ones, whole[0]) >= 0 ? others[0] : ones[0];
            faults.Add(
                new Fault(
                    FaultCodes.NotAllowed,
                    "/over",
                    $"{Name(whole[0])} and {Name(other)} share a part although neither contains the other, and nothing is stored "
                        + $"below {Name(whole[0])} that says how much of it that is. Store its parts, or clear one of the two."
                )
            );
        }
        return faults.Count > 0 ? new Invalid(faults) : null;
    }

    // What is stored there along other axes would count in some totals and not in others.
    private Invalid? Beside(SpreadRequest request)
    {
        var faults = new List<Fault>();
        for (var run = 0; run < Shown.Scopes.Length && faults.Count < Named; run++)
        {
            for (var cell = Shown.Starts[run]; cell < Shown.Starts[run + 1] && faults.Count < Named; cell++)
            {
                if (
                    !NodeOf.ContainsKey(cell)
                    && PlaceContainment.IsWithin(
                        Structure,
                        Shown.Scopes[run],
                        Shown.Periods[Shown.PeriodOf[cell]],
                        request.Scope,
                        request.Period
                    )
                )
                {
                    faults.Add(
                        new Fault(
                            FaultCodes.NotAllowed,
                            "/over",
                            $"{Name(cell)} is stored along other axes than those named, in a place where totals cross; name its "
                                + "axis too, so that it moves with them, or clear it."
                        )
                    );
                }
            }
        }
        return faults.Count > 0 ? new Invalid(faults) : null;
    }
}
