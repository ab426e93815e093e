using PlanApi.Application.Changes;
using PlanApi.Application.Cube.Structure;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Cells;

/// <summary>Collects a partition's changed cells and hands them to the history, a block at a time.</summary>
internal sealed class CellBlockWriter(
    ChangeRecorder recorder,
    CubeStructure structure,
    Code scenario,
    long partition,
    CellBatch batch,
    string? origin = null
)
{
    /// <summary>A page of changes is read from one block or two.</summary>
    private const int MaxCells = 16_384;

    private readonly List<long> _scopes = [];
    private readonly List<int> _cells = [];
    private readonly List<int[]> _members = [];
    private readonly List<int> _periodOf = [];
    private readonly List<long?> _before = [];
    private readonly List<long?> _after = [];
    private readonly List<CellBlock.CurrencyChange> _currencies = [];
    private readonly List<CellBlock.NoteChange> _notes = [];
    private readonly Dictionary<int, int> _periods = [];
    private readonly Dictionary<int, int>[] _codes = [.. structure.Scopes.Dimensions.Select(_ => new Dictionary<int, int>())];
    private int _lastScope = -1;

    public void Add(
        int scope,
        int period,
        long? before,
        long? after,
        Code? currencyBefore = null,
        Code? currencyAfter = null,
        CellNote? noteBefore = null,
        CellNote? noteAfter = null,
        int cell = 0
    )
    {
        if (_scopes.Count == MaxCells)
            Flush();
        if (currencyBefore is not null || currencyAfter is not null)
            _currencies.Add(new(_scopes.Count, currencyBefore, currencyAfter));
        if (noteBefore is not null || noteAfter is not null)
            _notes.Add(new(_scopes.Count, noteBefore, noteAfter));
        _members.Add(scope == _lastScope ? _members[^1] : MembersOf(scope));
        _scopes.Add(structure.Scopes.Ids[scope]);
        _lastScope = scope;
        if (!_periods.TryGetValue(period, out var number))
            _periods.Add(period, number = _periods.Count);
        _periodOf.Add(number);
        _cells.Add(cell);
        _before.Add(before);
        _after.Add(after);
    }

    public void Flush()
    {
        if (_scopes.Count == 0)
            return;
        var dimensions = structure.Scopes.Dimensions.Select(
            (index, at) => new CellBlock.Names(index.Dimension, [.. _codes[at].Keys.Select(index.CodeOf)])
        );
        recorder.Record(
            new CellBlock
            {
                Common = new CellBlock.Head(
                    scenario,
                    batch.Measure,
                    batch.Indicator.Indicator.Code,
                    partition,
                    [.. dimensions],
                    [.. _periods.Keys.Select(Period.FromKey)],
                    [.. _currencies],
                    origin,
                    _notes.Count > 0 ? [.. _notes] : null,
                    batch.Trace?.Invoke(_cells)
                ),
                ScopeIds = _scopes,
                Members = _members,
                PeriodOf = _periodOf,
                Before = _before,
                After = _after,
            }
        );
        foreach (var codes in _codes)
            codes.Clear();
        _scopes.Clear();
        _cells.Clear();
        _members.Clear();
        _periodOf.Clear();
        _before.Clear();
        _after.Clear();
        _currencies.Clear();
        _notes.Clear();
        _periods.Clear();
        _lastScope = -1;
    }

    private int[] MembersOf(int scope)
    {
        var members = new int[_codes.Length];
        for (var dimension = 0; dimension < members.Length; dimension++)
        {
            var member = structure.Scopes.MembersOf(dimension)[scope];
            if (member == DimensionIndex.Top)
                continue;
            if (!_codes[dimension].TryGetValue(member, out var number))
                _codes[dimension].Add(member, number = _codes[dimension].Count);
            members[dimension] = number + 1;
        }
        return members;
    }
}
