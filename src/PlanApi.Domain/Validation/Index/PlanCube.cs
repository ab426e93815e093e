using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Currencies;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>
/// The plan's cells in the form for the roll-up engine, so that rules see the same numbers as a slice of the cube. Cells of unknown
/// members, indicators or periods are left out, because other rules report them.
/// </summary>
public sealed class PlanCube
{
    private const long MostPlaces = 2_000_000;

    private readonly Dictionary<(Code Indicator, Measure Measure), StoredCells> _stored;

    private PlanCube(PlanIndex plan, ScopeIndex scopes, Dictionary<(Code, Measure), StoredCells> stored)
    {
        _stored = stored;
        Scopes = scopes;
        Engine = new RollUpEngine(
            new CubeSource(
                scopes,
                plan.Calendar,
                plan.Indicators,
                (indicator, measure) => _stored.TryGetValue((indicator, measure), out var cells) ? cells.Partition : Partition.Empty,
                measure => new ExchangeRates(
                    plan.Document.Plan.Currency,
                    plan.Document.ExchangeRates,
                    measure == Measure.Actual ? RateUse.Actual : RateUse.Plan,
                    plan.Document.Scenario
                )
            ),
            GrantsOf(plan, scopes)
        );
    }

    public ScopeIndex Scopes { get; }

    public RollUpEngine Engine { get; }

    /// <summary>The stored cells, by indicator and measure.</summary>
    public IReadOnlyCollection<StoredCells> Stored => _stored.Values;

    /// <summary>The stored cells of one indicator and measure; null where there are none.</summary>
    public StoredCells? StoredOf(Code indicator, Measure measure) => _stored.GetValueOrDefault((indicator, measure));

    /// <summary>Whether all members of a scope are known.</summary>
    public bool Knows(Scope scope) =>
        scope.All(pair =>
            Scopes.DimensionNumber(pair.Key) is >= 0 and var dimension
            && Scopes.Dimensions[dimension].Number(pair.Value) != DimensionIndex.Top
        );

    /// <summary>
    /// The numbers at many places with known scopes. Places that name the same dimensions are computed together in one pass over the
    /// cells, unless the table of their members and periods is too large.
    /// </summary>
    public IEnumerable<(T Item, CubeNumber Number)> At<T>(
        IEnumerable<T> items,
        Func<T, (Code Indicator, Measure Measure, Scope Scope, Period Period)> place
    )
    {
        foreach (
            var group in items
                .Select(item => (Item: item, Place: place(item)))
                .GroupBy(one => (one.Place.Indicator, one.Place.Measure, Dimensions: string.Join(' ', one.Place.Scope.Keys)))
        )
        {
            var all = group.ToArray();
            var table = Table([.. all.Select(one => (one.Place.Scope, one.Place.Period))]);
            foreach (var (item, at) in all)
                yield return (item, NumberAt(table, at.Indicator, at.Measure, at.Scope, at.Period));
        }
    }

    // All that the document has of a dimension, and no total.
    private static Grants GrantsOf(PlanIndex plan, ScopeIndex scopes) =>
        new(
            plan.Hidden.Select(scopes.DimensionNumber)
                .Where(dimension => dimension >= 0)
                .ToDictionary(dimension => dimension, dimension => Enumerable.Range(0, scopes.Dimensions[dimension].Count).ToHashSet())
        );

    // What does not fit has no number here; the cube's own doors say so.
    private CubeNumber NumberAt(CellTable? table, Code indicator, Measure measure, Scope scope, Period period)
    {
        try
        {
            return table is null
                ? Engine.Over(indicator, measure, Frames.At(Scopes, scope, [period])).At(0)
                : Engine.Over(indicator, measure, table.Frame).At(table.PlaceOf(Scopes, scope, period));
        }
        catch (OverflowException)
        {
            return CubeNumber.Undefined(NoNumber.TooLarge);
        }
    }

    private CellTable? Table(IReadOnlyList<(Scope Scope, Period Period)> places)
    {
        int[] dimensions = [.. places[0].Scope.Keys.Select(Scopes.DimensionNumber)];
        Period[] periods = [.. places.Select(place => place.Period).Distinct()];
        int[][] entries =
        [
            .. dimensions.Select(dimension =>
                places
                    .Select(place => Scopes.Dimensions[dimension].Number(place.Scope[Scopes.Dimensions[dimension].Dimension]))
                    .Distinct()
                    .Order()
                    .ToArray()
            ),
        ];
        var size = (double)periods.Length;
        foreach (var axis in entries)
            size *= axis.Length;
        if (size > MostPlaces)
            return null;
        long stride = periods.Length;
        var axes = new FrameAxis[dimensions.Length];
        for (var at = axes.Length - 1; at >= 0; at--)
        {
            axes[at] = new FrameAxis(dimensions[at], entries[at], stride);
            stride *= entries[at].Length;
        }
        return new CellTable(new Frame(axes, periods, 1, 0, (int)stride), periods.Index().ToDictionary(one => one.Item, one => one.Index));
    }

    /// <summary>The cells of a plan; null if there are none, or if its structure allows no roll-up.</summary>
    internal static PlanCube? Of(PlanIndex plan)
    {
        if (
            plan.Document.Cells.Count == 0
            || plan.Document.Dimensions.Count > Scope.MaxDimensions
            || plan.Indicators.Values.Any(indicator =>
                new[] { indicator.Numerator, indicator.Denominator, indicator.Base, indicator.WeightedBy }.Any(part =>
                    part is { } code && !plan.Indicators.ContainsKey(code)
                )
            )
            || CubeDimensions.Of(plan) is not { } dimensions
        )
            return null;
        var (byScope, keys) = (new Dictionary<Scope, int>(), new List<int[]>());
        var cells = new Dictionary<(Code, Measure), List<(int Scope, Cell Cell)>>();
        var index = new ScopeIndex(dimensions, [], [.. dimensions.Select(_ => Array.Empty<int>())]);
        foreach (var cell in plan.Document.Cells)
        {
            if (!plan.Indicators.ContainsKey(cell.Indicator) || !plan.Calendar.Holds(cell.Period))
                continue;
            if (!byScope.TryGetValue(cell.Scope, out var scope))
                byScope.Add(cell.Scope, scope = Number(cell.Scope));
            if (scope < 0)
                continue;
            if (!cells.TryGetValue((cell.Indicator, cell.Measure), out var list))
                cells.Add((cell.Indicator, cell.Measure), list = []);
            list.Add((scope, cell));
        }
        var scopes = index.With([.. Enumerable.Range(0, keys.Count).Select(at => (long)at)], keys);
        var stored = new Dictionary<(Code, Measure), StoredCells>();
        foreach (var (key, list) in cells)
        {
            if (StoredCells.Of(plan.Indicators[key.Item1], key.Item2, list) is not { } partition)
                return null;
            stored.Add(key, partition);
        }
        return new PlanCube(plan, scopes, stored);

        int Number(Scope scope)
        {
            var members = new int[dimensions.Count];
            Array.Fill(members, DimensionIndex.Top);
            foreach (var (dimension, member) in scope)
            {
                var at = index.DimensionNumber(dimension);
                if (at < 0 || (members[at] = dimensions[at].Number(member)) == DimensionIndex.Top)
                    return -1;
            }
            keys.Add(members);
            return keys.Count - 1;
        }
    }

    /// <summary>Places that are computed together.</summary>
    private sealed record CellTable(Frame Frame, Dictionary<Period, int> Periods)
    {
        public int PlaceOf(ScopeIndex scopes, Scope scope, Period period)
        {
            long place = Periods[period];
            foreach (var axis in Frame.Axes)
            {
                var index = scopes.Dimensions[axis.Dimension];
                place += axis.Stride * Array.BinarySearch((int[])axis.Entries, index.Number(scope[index.Dimension]));
            }
            return (int)place;
        }
    }
}
