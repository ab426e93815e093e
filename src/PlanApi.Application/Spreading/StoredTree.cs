using PlanApi.Application.Cube.Slices;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>The stored cells within a place along some axes, at every level. Each lies below the nearest cell that contains it.</summary>
/// <param name="Frame">The product of the members and periods that the cells name.</param>
/// <param name="Places">By cell, its place in the frame, ascending.</param>
/// <param name="Above">By cell, the nearest other that contains it; -1 for none.</param>
/// <param name="Outer">The stored places that contain all of them.</param>
internal sealed record StoredTree(Frame Frame, int[] Places, int[] Above, IReadOnlyList<(Scope Scope, Period Period)> Outer)
{
    private const int Named = 10;

    /// <summary>
    /// If cells share parts although neither contains the other: for each cell, the cells at the bottom that add up to it (none for those
    /// at the bottom). Otherwise null.
    /// </summary>
    public int[][]? Parts { get; init; }

    public static Outcome<StoredTree> Of(CubeStructure structure, Partition shown, SpreadRequest request, Indicator indicator)
    {
        var found = Within(structure, shown, request);
        if (Weeks(structure, shown, request) is { } week)
            return week;
        if (found.Count == 0)
            return Invalid.One(
                FaultCodes.TooFew,
                "/over",
                "Nothing is stored there along the axes, so that there is nothing to reconcile."
            );
        if (Foreign(structure, shown, found) is { } foreign)
            return foreign;
        var nodeOf = new Dictionary<int, int>(found.Count);
        foreach (var (cell, _) in found)
            nodeOf[cell] = nodeOf.Count;
        var nesting = shown.NestingIn(structure.Scopes, structure.Calendar, asIs: false, indicator);
        var (depth, above) = (new int[found.Count], new int[found.Count]);
        Array.Fill(above, -1);
        var inside = nesting
            .Pairs.Where(pair => nodeOf.ContainsKey(pair.Cell) && nodeOf.ContainsKey(pair.Container))
            .Select(pair => (Cell: nodeOf[pair.Cell], Container: nodeOf[pair.Container]))
            .ToArray();
        foreach (var (cell, _) in inside)
            depth[cell]++;
        // Of those that contain a cell, the nearest lies in all the others.
        foreach (var (cell, container) in inside)
        {
            if (above[cell] < 0 || depth[container] > depth[above[cell]])
                above[cell] = container;
        }
        int[][]? parts = null;
        if (
            nesting.Overlaps.Any(overlap =>
                Array.Exists(overlap.Ones, nodeOf.ContainsKey) && Array.Exists(overlap.Others, nodeOf.ContainsKey)
            )
            && !new StoredCrossing(structure, shown, nodeOf, cell => Text(structure, shown, indicator, cell))
                .Parts(nesting, inside, request)
                .IsSuccess(out parts, out var failure)
        )
            return failure;
        var top = Array.IndexOf(above, -1);
        var outer = nesting
            .ContainersOf(found[top].Cell)
            .Where(container => !nodeOf.ContainsKey(container))
            .Select(container => PlaceOf(structure, shown, container))
            .ToArray();
        return Framed(structure, shown, request, found, above, parts, outer);
    }

    /// <summary>The stored cells, and the position of each one's scope in the partition.</summary>
    private static List<(int Cell, int Run)> Within(CubeStructure structure, Partition shown, SpreadRequest request)
    {
        var grain = request.Over.FirstOrDefault(axis => axis.Dimension is null)?.Grain;
        return Stored(
            structure,
            shown,
            request,
            period =>
                period == request.Period
                || (
                    period.Grain <= grain
                    && period.Grain > request.Period.Grain
                    && period.Grain != Grain.Week
                    && structure.Calendar.Contains(request.Period, period)
                )
        );
    }

    // A week lies in no month or quarter whole, and yet counts above: left out, it would make the totals wrong in silence.
    private static Invalid? Weeks(CubeStructure structure, Partition shown, SpreadRequest request)
    {
        if (request.Period.Grain >= Grain.Week)
            return null;
        var (first, last) = structure.Calendar.Days(request.Period);
        var weeks = Stored(
            structure,
            shown,
            request,
            period => period.Grain == Grain.Week && structure.Calendar.Days(period) is var (begin, end) && begin <= last && end >= first
        );
        return weeks.Count == 0
            ? null
            : Invalid.One(
                FaultCodes.NotAllowed,
                "/over",
                $"Numbers are stored by the week there, as in {shown.Periods[shown.PeriodOf[weeks[0].Cell]]}: they lie in no "
                    + "month or quarter whole. Write them by the day or month, or clear them, before you reconcile."
            );
    }

    private static List<(int Cell, int Run)> Stored(
        CubeStructure structure,
        Partition shown,
        SpreadRequest request,
        Predicate<Period> wanted
    )
    {
        var found = new List<(int, int)>();
        var isWithin = Array.ConvertAll(shown.Periods, period => wanted(period));
        if (!Array.Exists(isWithin, within => within))
            return found;
        var dimensions = structure
            .Scopes.Dimensions.Select(
                (index, number) =>
                    (
                        Index: index,
                        Members: number,
                        Place: request.Scope.TryGetValue(index.Dimension, out var member) ? index.Number(member) : DimensionIndex.Top,
                        Moves: request.Over.Any(axis => axis.Dimension == index.Dimension)
                    )
            )
            .ToArray();
        for (var run = 0; run < shown.Scopes.Length; run++)
        {
            var scope = shown.Scopes[run];
            for (var cell = shown.Starts[run]; cell < shown.Starts[run + 1]; cell++)
            {
                var period = shown.PeriodOf[cell];
                if (
                    isWithin[period]
                    && Array.TrueForAll(
                        dimensions,
                        at =>
                            structure.Scopes.MembersOf(at.Members)[scope] is var member
                            && (
                                at.Moves
                                    ? at.Index.IsWithin(member, at.Place, structure.Calendar.Days(shown.Periods[period]).Last)
                                    : member == at.Place
                            )
                    )
                )
                    found.Add((cell, run));
            }
        }
        return found;
    }

    // In the order of members' codes, and of time.
    private static Outcome<StoredTree> Framed(
        CubeStructure structure,
        Partition shown,
        SpreadRequest request,
        List<(int Cell, int Run)> found,
        int[] above,
        int[][]? parts,
        IReadOnlyList<(Scope, Period)> outer
    )
    {
        Period[] periods =
        [
            .. found
                .Select(at => shown.Periods[shown.PeriodOf[at.Cell]])
                .Distinct()
                .OrderBy(period => structure.Calendar.Days(period).First)
                .ThenBy(period => period.Grain),
        ];
        var along = structure
            .Scopes.Dimensions.Select(
                (_, dimension) =>
                    (
                        Dimension: dimension,
                        Entries: (IReadOnlyList<int>)
                            [.. found.Select(cell => structure.Scopes.MembersOf(dimension)[shown.Scopes[cell.Run]]).Distinct().Order()]
                    )
            )
            .Where(axis => axis.Entries is not [DimensionIndex.Top])
            .ToArray();
        if (
            along.Aggregate((Int128)periods.Length, (product, axis) => product * axis.Entries.Count) is var count
            && count > SpreadPreparer.MaxCells
        )
            return new SliceTooLarge($"{count:N0}", $"{SpreadPreparer.MaxCells:N0}");
        var frame = Frames.Product(along, periods);
        var axes = frame.Axes;
        var (memberAt, periodAt) = (
            axes.Select(axis => axis.Entries.Select((entry, at) => (entry, at)).ToDictionary(pair => pair.entry, pair => pair.at))
                .ToArray(),
            periods.Select((period, at) => (period, at)).ToDictionary(pair => pair.period, pair => pair.at)
        );
        var places = found
            .Select(cell =>
                axes.Select((axis, at) => axis.Stride * memberAt[at][structure.Scopes.MembersOf(axis.Dimension)[shown.Scopes[cell.Run]]])
                    .Aggregate((long)periodAt[shown.Periods[shown.PeriodOf[cell.Cell]]], (sum, part) => sum + part)
            )
            .ToArray();
        int[] order = [.. Enumerable.Range(0, places.Length).OrderBy(node => places[node])];
        var renamed = new int[order.Length];
        for (var at = 0; at < order.Length; at++)
            renamed[order[at]] = at;
        return new StoredTree(
            frame,
            [.. order.Select(node => (int)places[node])],
            [.. order.Select(node => above[node] < 0 ? -1 : renamed[above[node]])],
            outer
        )
        {
            Parts = parts is null ? null : [.. order.Select(node => parts[node].Select(part => renamed[part]).Order().ToArray())],
        };
    }

    private static Invalid? Foreign(CubeStructure structure, Partition shown, List<(int Cell, int Run)> found)
    {
        if (shown.Currencies is not { Count: > 0 } currencies)
            return null;
        var faults = found
            .Where(at => currencies.ContainsKey(at.Cell))
            .Take(Named)
            .Select(at => new Fault(
                FaultCodes.NotAllowed,
                "/over",
                $"{PlaceOf(structure, shown, at.Cell)} is stored in {currencies[at.Cell]}; write it in {structure.Currency} "
                    + "first, so that numbers in one currency are reconciled."
            ))
            .ToArray();
        return faults.Length == 0 ? null : new Invalid(faults);
    }

    private static string Text(CubeStructure structure, Partition shown, Indicator indicator, int cell) =>
        PlaceOf(structure, shown, cell) is var (scope, period) && scope.Count > 0
            ? $"{indicator.Code} {scope} {period}"
            : $"{indicator.Code} {PlaceOf(structure, shown, cell).Period}";

    private static (Scope Scope, Period Period) PlaceOf(CubeStructure structure, Partition shown, int cell)
    {
        var run = Array.BinarySearch(shown.Starts, cell);
        // Several scopes may begin where one without cells does.
        for (run = run < 0 ? ~run - 1 : run; shown.Starts[run + 1] <= cell; run++) { }
        return (structure.Scopes.ScopeOf(shown.Scopes[run]), shown.Periods[shown.PeriodOf[cell]]);
    }
}
