using PlanApi.Application.Cube.Files;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Application.Imports.Files;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Imports;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Imports;

/// <summary>Makes cells of the rows of a file, by a mapping.</summary>
internal sealed class ImportReader
{
    private const string Indicator = "indicator",
        Measures = "measure",
        Periods = "period",
        Value = "value",
        Currency = "currency";

    private readonly CubeStructure _structure;
    private readonly ImportMapping _mapping;
    private readonly ImportNames _names;
    private readonly FaultList _faults;
    private readonly FileNumber _numbers;
    private readonly PeriodText? _headPattern;
    private readonly PeriodText? _format;
    private readonly Dictionary<ImportColumn, Dictionary<string, Code>> _labels;
    private readonly Code[] _dimensions;
    private readonly CellColumns _cells;
    private IReadOnlyList<string>? _head;
    private ColumnPlan? _columns;

    public ImportReader(CubeStructure structure, ImportMapping mapping, ImportNames names, FaultList faults)
    {
        (_structure, _mapping, _names, _faults, _numbers) = (structure, mapping, names, faults, new FileNumber(mapping));
        _headPattern = mapping.PeriodPattern is { } pattern ? PeriodText.Of(pattern) : null;
        _format = mapping.Dialect.PeriodFormat is { } format ? PeriodText.Of(format) : null;
        _labels = mapping.Columns.ToDictionary(
            column => column,
            column => column.Labels.ToDictionary(label => label.Text.Trim(), label => label.Code, StringComparer.Ordinal)
        );
        _dimensions = [.. mapping.Columns.Select(column => column.Dimension).OfType<Code>()];
        _cells = new CellColumns([
            Indicator,
            Measures,
            Periods,
            Value,
            Currency,
            .. _dimensions.Select(dimension => CellCsv.Scope + dimension),
        ]);
    }

    /// <summary>How many rows were read.</summary>
    public int Rows { get; private set; }

    /// <summary>How many values were rounded.</summary>
    public int Rounded => _numbers.Rounded;

    /// <summary>The cells. Every fault is noted, with its line and column.</summary>
    public async Task<MappedCells> Read(Stream file, CancellationToken cancellation)
    {
        await foreach (var row in FileRows.Of(file, _mapping, _faults, cancellation))
        {
            if (!ReferenceEquals(row.Head, _head))
            {
                var heads = new FaultList();
                (_head, _columns) = (row.Head, new ColumnPlan(row.Head, _mapping, _headPattern, _structure.Calendar.Year, heads));
                foreach (var fault in heads.Faults)
                    _faults.Add(fault);
                if (!heads.IsEmpty)
                    break;
            }
            if (row.Fields.Count == 0)
                continue;
            Rows++;
            Add(row, _columns!);
            if (!_cells.IsFull)
                continue;
            _faults.Add(FaultCodes.TooLarge, "", $"The file has more than {CellFile.MaxCells:N0} values; import it in parts.");
            break;
        }
        if (_cells.Count == 0 && _faults.IsEmpty)
            _faults.Add(FaultCodes.TooFew, "", "The file has no values.", new Position(1, 1));
        return new MappedCells(_cells);
    }

    private void Add(FileRow row, ColumnPlan columns)
    {
        var before = _faults.Count;
        var values = columns.Of(ImportedField.Value) is { } one
            ? [(one.At, (Period?)null)]
            : columns.Periods.Select(column => (column.At, (Period?)column.Period));
        var filled = values.Where(value => !row.Fields[value.At].IsEmpty).ToList();
        if (filled.Count == 0)
            return;
        var start = row.Fields[0].At;
        var indicator =
            Coded(row, columns.Of(ImportedField.Indicator), _names.Indicator, out var indicatorAt) ?? _mapping.Constants.Indicator;
        var members = new List<KeyValuePair<Code, Code>>(_mapping.Constants.Scope);
        var memberAt = new Position[_dimensions.Length];
        for (var at = 0; at < _dimensions.Length; at++)
        {
            var dimension = _dimensions[at];
            if (Coded(row, columns.Of(ImportedField.Member, dimension), Member, out memberAt[at]) is not { } member)
                continue;
            members.RemoveAll(pair => pair.Key == dimension);
            members.Add(new(dimension, member));

            Code? Member(string text, out string fault) => _names.Member(dimension, text, out fault);
        }
        var measure = MeasureOf(row, columns, out var measureAt);
        var currency = Coded(row, columns.Of(ImportedField.Currency), CurrencyOf, out var currencyAt) ?? _mapping.Constants.Currency;
        var rowPeriod = columns.Of(ImportedField.Period) is { } periodColumn
            ? PeriodOf(row.Fields[periodColumn.At])
            : _mapping.Constants.Period;
        if (indicator is null && _faults.Count == before)
            _faults.Add(FaultCodes.MissingField, "", "The row names no indicator.", start);
        if (_faults.Count > before || indicator is not { } known)
            return;
        var decimals = _structure.Definitions.TryGetValue(known, out var definition) ? definition.Decimals : Quantity.MaxDecimals;
        var scope = members.Count == 0 ? Scope.Top : new Scope(members);
        foreach (var (at, headPeriod) in filled)
        {
            var field = row.Fields[at];
            if (_numbers.Read(field, decimals, out var fault) is not { } value)
                _faults.Add(fault.Code, "", fault.Message, field.At);
            else if ((headPeriod ?? rowPeriod) is { } period)
                _cells.Add(
                    new CellEntry
                    {
                        Indicator = known,
                        Measure = measure,
                        Scope = scope,
                        Period = period,
                        Value = value,
                        Currency = currency,
                    },
                    Rows - 1,
                    [
                        indicatorAt,
                        measureAt,
                        headPeriod is null && columns.Of(ImportedField.Period) is { } of ? row.Fields[of.At].At : field.At,
                        field.At,
                        currencyAt,
                        .. memberAt,
                    ]
                );
        }
    }

    private delegate Code? FindCode(string text, out string fault);

    /// <summary>The code in a column; null where there is no column, the field is empty, or a fault was noted.</summary>
    private Code? Coded(FileRow row, (int At, ImportColumn Column)? column, FindCode find, out Position at)
    {
        at = row.Fields[0].At;
        if (column is not { } known)
            return null;
        var field = row.Fields[known.At];
        at = field.At;
        if (field.IsEmpty)
            return null;
        if (_labels[known.Column].TryGetValue(field.Text, out var label))
            return label;
        if (find(field.Text, out var fault) is { } code)
            return code;
        _faults.Add(FaultCodes.UnknownReference, "", fault, at);
        return null;
    }

    private Measure MeasureOf(FileRow row, ColumnPlan columns, out Position at)
    {
        var measure = _mapping.Constants.Measure ?? Measure.Target;
        var named = Coded(row, columns.Of(ImportedField.Measure), Find, out at);
        return named is null ? measure
            : CamelCase.Values<Measure>().TryGetValue(named.Value.ToString(), out var found) ? found
            : Refused(at);

        static Code? Find(string text, out string fault)
        {
            fault = $"'{Excerpt.Of(text)}' is no measure: {string.Join(", ", CamelCase.Values<Measure>().Keys)}.";
            return CamelCase.Values<Measure>().ContainsKey(text) ? Code.Known(text) : null;
        }

        Measure Refused(Position place)
        {
            Find(named.Value.ToString(), out var fault);
            _faults.Add(FaultCodes.UnknownReference, "", fault, place);
            return measure;
        }
    }

    private static Code? CurrencyOf(string text, out string fault)
    {
        fault = $"'{Excerpt.Of(text)}' is not a currency of ISO 4217: three capital letters such as CNY.";
        return text.Length == 3 && text.All(char.IsAsciiLetterUpper) ? Code.Known(text) : null;
    }

    private Period? PeriodOf(FileField field)
    {
        if (_format?.Read(field.Text, _structure.Calendar.Year) is { } written)
            return written;
        if ((_format is null || field.Kind == TableFiles.Workbooks.SheetCellKind.Text) && Period.TryParse(field.Text, out var period))
            return period;
        _faults.Add(
            FaultCodes.BadPeriod,
            "",
            field.IsEmpty
                ? "The row names no period."
                : $"'{Excerpt.Of(field.Text)}' is not written as {_mapping.Dialect.PeriodFormat ?? Period.Expectation}.",
            field.At
        );
        return null;
    }
}
