using System.Globalization;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Actuals;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Actuals;

/// <summary>Takes a batch row by row: finds what each row names, checks it, and puts its cells aside.</summary>
internal sealed class ActualStager : IDisposable
{
    /// <summary>How many rows one batch has at most.</summary>
    public const long MaxRows = 100_000_000;

    /// <summary>How many rows may be refused before the batch is.</summary>
    public const int MaxRejections = 100_000;

    private const int RowsBetweenReports = 10_000;
    private const int MaxRememberedScopes = 1_000_000;

    private readonly CubeStructure _structure;
    private readonly ScopeInterner _scopes;
    private readonly BatchMode _mode;
    private readonly WorkProgress _progress;
    private readonly ActualCheck _check;
    private readonly SortedRuns _cells = new();
    private readonly BatchFingerprint _fingerprint = new();
    private readonly List<StoredIndicator> _indicators = [];
    private readonly Dictionary<Code, int> _indicatorNumbers = [];
    private readonly List<Code> _currencies = [];
    private readonly Dictionary<Scope, int> _scopeNumbers = [];
    private readonly Dictionary<long, List<Fault>> _rejected = [];
    private readonly FaultList _faults = new();
    private int _line;

    public ActualStager(CubeStructure structure, Grants grants, ScopeInterner scopes, BatchMode mode, WorkProgress progress)
    {
        (_structure, _scopes, _mode, _progress) = (structure, scopes, mode, progress);
        _check = new ActualCheck(
            structure,
            grants,
            (code, field, message) =>
                Refuse(
                    Rows - 1,
                    new Fault(
                        code,
                        string.Create(CultureInfo.InvariantCulture, $"/rows/{Rows - 1}{field}"),
                        message,
                        _line > 0 ? _line : null
                    )
                )
        );
    }

    /// <summary>How many rows have come so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Whether nothing more needs to be read: the batch is refused anyway.</summary>
    public bool IsOver => _faults.IsFull || _rejected.Count > MaxRejections || Rows > MaxRows;

    /// <summary>Whether values are rounded to their indicator's decimals.</summary>
    public bool Rounds { get; set; }

    /// <summary>How many values were rounded.</summary>
    public long Rounded { get; private set; }

    /// <summary>How the file was read; null where the batch is not a file.</summary>
    public CsvDialect? Dialect { get; set; }

    /// <summary>Notes what is wrong with the batch as a whole.</summary>
    public FaultList BatchFaults => _faults;

    /// <summary>Takes the next row, or what is wrong with it.</summary>
    public void Add(ActualEntry? entry, IReadOnlyList<Fault> faults, int line = 0)
    {
        var row = Rows++;
        if (row % RowsBetweenReports == 0)
            _progress.Report("Reading the rows.", row);
        _line = line;
        if (Rounds && entry is not null)
            entry = Round(entry);
        _fingerprint.Add(entry, faults);
        foreach (var fault in faults)
            Refuse(row, fault);
        if (entry is null)
            return;
        var (scope, cells) = (ScopeNumber(entry.Scope), _check.Cells(entry));
        if (scope < 0 || cells is null)
            return;
        foreach (var (code, value) in cells)
        {
            var indicator = IndicatorNumber(code);
            var isAmount = _indicators[indicator].Indicator.Unit == Unit.Currency;
            var currency = entry.Currency is { } other && other != _structure.Currency && isAmount ? CurrencyNumber(other) : -1;
            _cells.Add(new StagedActual(indicator, scope, entry.Date.Key, currency, value.Steps, row, entry.Source, entry.SourceKey));
        }
    }

    /// <summary>
    /// The decimals of a value, numerator and denominator of a row. For an unknown indicator, the most that a number can have.
    /// </summary>
    public (int Value, int Numerator, int Denominator) DecimalsOf(Code indicator)
    {
        if (!_structure.Definitions.TryGetValue(indicator, out var definition))
            return (Quantity.MaxDecimals, Quantity.MaxDecimals, Quantity.MaxDecimals);
        int Of(Code? code) =>
            code is { } part && _structure.Definitions.TryGetValue(part, out var found) ? found.Decimals : Quantity.MaxDecimals;
        // A quotient's value is not stored: its numerator follows from it.
        return (
            definition.Numerator is null ? definition.Decimals : Quantity.MaxDecimals,
            Of(definition.Numerator),
            Of(definition.Denominator ?? definition.WeightedBy)
        );
    }

    /// <summary>A number to so many decimals, half away from zero.</summary>
    public decimal Round(decimal value, int decimals)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        Rounded += rounded == value ? 0 : 1;
        return rounded;
    }

    private ActualEntry Round(ActualEntry entry)
    {
        var decimals = DecimalsOf(entry.Indicator);
        Quantity? To(Quantity? value, int places) =>
            value is { } number && number.Decimals > places ? Quantity.Of(Round(number.ToDecimal(), places)) : value;
        return entry with
        {
            Value = To(entry.Value, decimals.Value),
            Numerator = To(entry.Numerator, decimals.Numerator),
            Denominator = To(entry.Denominator, decimals.Denominator),
        };
    }

    /// <summary>The batch; or every fault, or the first of very many.</summary>
    public Outcome<StagedActuals> Finish(CancellationToken cancellation)
    {
        if (Rows > MaxRows)
            return new TooLarge($"{MaxRows:N0} rows in a batch");
        if (Rows == 0 && _faults.IsEmpty)
            _faults.Add(FaultCodes.TooFew, "/rows", "Send at least one row.");
        else
            RefuseContradictions(cancellation);
        if (_rejected.Count > MaxRejections)
            return new TooLarge(
                $"{MaxRejections:N0} rows that are refused; the first is row {_rejected.Keys.Min() + 1}: "
                    + $"{_rejected[_rejected.Keys.Min()][0].Message}"
            );
        if (!_faults.IsEmpty)
            return new Invalid(_faults.Faults);
        return new StagedActuals(
            _scopes.Known(),
            _indicators,
            _currencies,
            _cells,
            Rows,
            [.. _rejected.OrderBy(row => row.Key).Select(row => new RejectedRow(row.Key + 1, row.Value))],
            _fingerprint.Of()
        )
        {
            Rounded = Rounded,
            Dialect = Dialect,
        };
    }

    /// <summary>Used for a source that is not a batch. The staged batch owns the cells and releases them itself.</summary>
    public void Dispose() => _cells.Dispose();

    /// <summary>A cell that comes twice must have the same value both times.</summary>
    private void RefuseContradictions(CancellationToken cancellation)
    {
        StagedActual? first = null;
        foreach (var cell in _cells.Sorted())
        {
            cancellation.ThrowIfCancellationRequested();
            if (_rejected.ContainsKey(cell.Row))
                continue;
            if (first is { } before && before.IsAt(cell))
            {
                if (!before.Says(cell))
                {
                    Refuse(
                        cell.Row,
                        new Fault(
                            FaultCodes.DuplicateCell,
                            string.Create(CultureInfo.InvariantCulture, $"/rows/{cell.Row}"),
                            $"Row {before.Row + 1} gives '{_indicators[cell.Indicator].Indicator.Code}' the value "
                                + $"{new Quantity(before.Value)} at the same place and day, this row {new Quantity(cell.Value)}; send "
                                + "one of them."
                        )
                    );
                }
                continue;
            }
            first = cell;
        }
    }

    private void Refuse(long row, Fault fault)
    {
        if (_mode == BatchMode.AllOrNothing)
            _faults.Add(fault);
        else if (_rejected.TryGetValue(row, out var known))
            known.Add(fault);
        else
            _rejected.Add(row, [fault]);
    }

    private int ScopeNumber(Scope scope)
    {
        if (_scopeNumbers.TryGetValue(scope, out var number))
            return number;
        number = _check.MayWrite(scope) ? _scopes.Number(scope) : -1;
        if (number >= 0 && _scopeNumbers.Count < MaxRememberedScopes)
            _scopeNumbers.Add(scope, number);
        return number;
    }

    private int IndicatorNumber(Code code)
    {
        if (_indicatorNumbers.TryGetValue(code, out var number))
            return number;
        _indicators.Add(_structure.Indicators[code]);
        return _indicatorNumbers[code] = _indicators.Count - 1;
    }

    private int CurrencyNumber(Code code)
    {
        var number = _currencies.IndexOf(code);
        if (number >= 0)
            return number;
        _currencies.Add(code);
        return _currencies.Count - 1;
    }
}
