using System.Collections;
using System.Globalization;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Files;

/// <summary>The cells of a file, in columns, since a million records would take a gigabyte; each is made when it is asked for.</summary>
/// <param name="head">The names of the columns that the file has; none where it has no columns.</param>
internal sealed class CellColumns(IReadOnlyList<string> head) : IPlacedCells
{
    private const int None = -1;

    private readonly List<Row> _rows = [];
    private readonly List<(int Dimension, int Member)> _members = [];
    private readonly List<Code> _codes = [];
    private readonly Dictionary<Code, int> _numbers = [];
    private readonly HashSet<Measure> _measures = [];

    // For each cell, where in its line each field begins; a line of a million characters is no cell's.
    private readonly List<ushort> _begins = [];

    private readonly record struct Row(
        int Index,
        int Line,
        int Indicator,
        Measure Measure,
        int Members,
        int Period,
        long? Steps,
        int Currency
    );

    /// <summary>Whether there are more cells than are taken.</summary>
    public bool IsFull => _rows.Count > CellFile.MaxCells;

    public int Count => _rows.Count;

    public IReadOnlyCollection<Measure> Measures => _measures;

    public CellEntry this[int index]
    {
        get
        {
            var row = _rows[index];
            var end = index + 1 < _rows.Count ? _rows[index + 1].Members : _members.Count;
            return new CellEntry
            {
                Indicator = _codes[row.Indicator],
                Measure = row.Measure,
                Scope =
                    row.Members == end
                        ? Scope.Top
                        : new Scope(
                            _members[row.Members..end].Select(pair => KeyValuePair.Create(_codes[pair.Dimension], _codes[pair.Member]))
                        ),
                Period = Period.FromKey(row.Period),
                Value = row.Steps is { } steps ? new Quantity(steps) : null,
                Currency = row.Currency == None ? null : _codes[row.Currency],
            };
        }
    }

    /// <summary>Takes a cell from a row of the file.</summary>
    /// <param name="entry">The cell.</param>
    /// <param name="index">The row's number, from 0.</param>
    /// <param name="fields">Where its fields begin, one for each column; or where the row does.</param>
    public void Add(CellEntry entry, int index, IReadOnlyList<Position> fields)
    {
        _rows.Add(
            new Row(
                index,
                fields[0].Line,
                Number(entry.Indicator),
                entry.Measure,
                _members.Count,
                entry.Period.Key,
                entry.Value?.Steps,
                entry.Currency is { } currency ? Number(currency) : None
            )
        );
        foreach (var (dimension, member) in entry.Scope)
            _members.Add((Number(dimension), Number(member)));
        for (var at = 0; at < head.Count; at++)
            _begins.Add((ushort)Math.Min(fields[at].Column, ushort.MaxValue));
        _measures.Add(entry.Measure);
    }

    public (string Pointer, Position Position) PlaceOf(int cell, string field)
    {
        var row = _rows[cell];
        var name = field.StartsWith("/scope/", StringComparison.Ordinal) ? CellCsv.Scope + field["/scope/".Length..] : field.TrimStart('/');
        var column = head.TakeWhile(known => known != name).Count();
        return (
            string.Create(CultureInfo.InvariantCulture, $"/cells/{row.Index}{field}"),
            new Position(row.Line, column < head.Count ? _begins[(cell * head.Count) + column] : 1)
        );
    }

    public IEnumerator<CellEntry> GetEnumerator() => Enumerable.Range(0, Count).Select(at => this[at]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Number(Code code)
    {
        if (_numbers.TryGetValue(code, out var number))
            return number;
        _numbers.Add(code, _codes.Count);
        _codes.Add(code);
        return _codes.Count - 1;
    }
}
