using System.Collections;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Cells;

/// <summary>
/// Finds the written cells whose value equals the number that they already show, whether stored, rolled up or computed. It computes the
/// product of the members and periods that the cells of one indicator and measure name. Where the cells come from one slice, that product
/// is the slice.
/// </summary>
internal sealed class ShownCells
{
    /// <summary>How many cells are computed for one request; they are streamed, so that this bounds time and not memory.</summary>
    public const long MaxCells = 20_000_000;

    private readonly Dictionary<(Code Indicator, Measure Measure, FlowBasis Basis), Grid> _grids = [];
    private readonly BitArray _same;
    private readonly bool _asIs;

    private ShownCells(CellEntries entries) => (_same, _asIs) = (new BitArray(entries.Cells.Count), entries.Parentage == Parentage.AsIs);

    public IEnumerable<Code> Indicators => _grids.Keys.Select(number => number.Indicator).Distinct();

    public IEnumerable<Measure> Measures => _grids.Keys.Select(number => number.Measure).Distinct();

    /// <summary>Gathers the cells that can be compared; nothing is computed yet, and nothing where it would be too much.</summary>
    public static ShownCells Of(CubeStructure structure, CellEntries entries, IReadOnlyList<int> cells, FaultList faults)
    {
        var shown = new ShownCells(entries);
        Span<int> members = stackalloc int[structure.Scopes.Dimensions.Count];
        foreach (var cell in cells)
        {
            var entry = entries.Cells[cell];
            // Slices show amounts in the plan's currency.
            if (entry.Value is not { } value || (entry.Currency is { } currency && currency != structure.Currency))
                continue;
            members.Fill(DimensionIndex.Top);
            foreach (var (dimension, member) in entry.Scope)
            {
                var number = structure.Scopes.DimensionNumber(dimension);
                members[number] = structure.Scopes.Dimensions[number].Number(member);
            }
            if (!shown._grids.TryGetValue((entry.Indicator, entry.Measure, entry.FlowBasis), out var grid))
                shown._grids.Add((entry.Indicator, entry.Measure, entry.FlowBasis), grid = new Grid(structure.Scopes.Dimensions.Count));
            grid.Add(cell, members, entry.Period, value.Steps);
        }
        if (shown._grids.Values.Sum(grid => grid.Count) <= MaxCells)
            return shown;
        shown._grids.Clear();
        faults.Add(
            FaultCodes.TooLarge,
            "/storeUnchanged",
            $"To compare the values with the numbers that the cells show, more than {MaxCells:N0} numbers would have to be "
                + "computed; write fewer cells at once, or store unchanged values too."
        );
        return shown;
    }

    /// <summary>Compares the cells with what they show.</summary>
    /// <exception cref="OverflowException">A sum does not fit.</exception>
    public void Compare(CubeSource source, Grants grants, CancellationToken cancellation)
    {
        foreach (var ((indicator, measure, basis), grid) in _grids)
        {
            foreach (var (frame, cells) in grid.Windows())
            {
                cancellation.ThrowIfCancellationRequested();
                var stated = new RollUpEngine(source, grants, _asIs).Over(indicator, measure, frame);
                var (numbers, decimals) = DailyNumbers.Of(stated, source.Indicators[indicator], basis, source.Calendar);
                foreach (var (place, cell, steps) in cells)
                    _same[cell] = numbers.At(place) is { HasValue: true } number && number.RoundedSteps(decimals) == steps;
            }
        }
    }

    public bool IsSame(int cell) => _same[cell];

    /// <summary>Cells of one indicator and measure, and the product of the members and periods that they name.</summary>
    private sealed class Grid
    {
        private const int WindowPlaces = 262_144;

        private readonly Entries[] _members;
        private readonly Entries _periods = new();
        private readonly List<(int Cell, long Steps)> _cells = [];
        private readonly List<int> _at = [];

        public Grid(int dimensions)
        {
            _members = new Entries[dimensions];
            for (var dimension = 0; dimension < dimensions; dimension++)
                _members[dimension] = new Entries();
        }

        /// <summary>How many places the product has; it may be more than fits a long.</summary>
        public double Count => _members.Append(_periods).Aggregate(1.0, (product, along) => product * along.Keys.Count);

        public void Add(int cell, ReadOnlySpan<int> members, Period period, long steps)
        {
            for (var dimension = 0; dimension < members.Length; dimension++)
                _at.Add(_members[dimension].At(members[dimension]));
            _at.Add(_periods.At(period.Key));
            _cells.Add((cell, steps));
        }

        /// <summary>The parts of the product in which there are cells, each with its cells by their place in it.</summary>
        public IEnumerable<(Frame Frame, IEnumerable<(int Place, int Cell, long Steps)> Cells)> Windows()
        {
            var (axes, strides) = Axes();
            var (places, order) = (new long[_cells.Count], Enumerable.Range(0, _cells.Count).ToArray());
            for (var cell = 0; cell < places.Length; cell++)
            {
                for (var along = 0; along < strides.Length; along++)
                    places[cell] += _at[(cell * strides.Length) + along] * strides[along];
            }
            Array.Sort(places, order);
            var periods = _periods.Keys.Select(Period.FromKey).ToArray();
            for (int start = 0, end; start < places.Length; start = end)
            {
                var first = places[start];
                for (end = start + 1; end < places.Length && places[end] - first < WindowPlaces; end++) { }
                var frame = new Frame(axes, periods, 1, first, (int)(places[end - 1] - first + 1));
                var (from, until) = (start, end);
                yield return (
                    frame,
                    Enumerable
                        .Range(from, until - from)
                        .Select(at => ((int)(places[at] - first), _cells[order[at]].Cell, _cells[order[at]].Steps))
                );
            }
        }

        /// <summary>The axes of dimensions, and how far apart two entries are along each, periods last and fastest.</summary>
        private (IReadOnlyList<FrameAxis> Axes, long[] Strides) Axes()
        {
            var (strides, stride) = (new long[_members.Length + 1], (long)_periods.Keys.Count);
            strides[^1] = 1;
            var axes = new List<FrameAxis>();
            for (var dimension = _members.Length - 1; dimension >= 0; dimension--)
            {
                strides[dimension] = stride;
                if (_members[dimension].Keys is not [DimensionIndex.Top])
                    axes.Insert(0, new FrameAxis(dimension, _members[dimension].Keys, stride));
                stride *= _members[dimension].Keys.Count;
            }
            return (axes, strides);
        }
    }

    /// <summary>Numbers in the order in which they first come.</summary>
    private sealed class Entries
    {
        private readonly Dictionary<int, int> _at = [];

        public List<int> Keys { get; } = [];

        public int At(int key)
        {
            if (_at.TryGetValue(key, out var at))
                return at;
            _at.Add(key, Keys.Count);
            Keys.Add(key);
            return Keys.Count - 1;
        }
    }
}
