using System.Globalization;
using PlanApi.Application.Cube.Files;
using PlanApi.Application.Documents.Sources;
using PlanApi.Domain.Actuals;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Actuals;

/// <summary>
/// Reads rows of CSV quickly, because nearly all names and days in them have been seen before. A row that cannot be read quickly is left
/// to the binder, which reports its faults.
/// </summary>
internal sealed class KnownRows
{
    private const int MaxKnown = 100_000;
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private readonly int _indicator,
        _date,
        _value,
        _numerator,
        _denominator,
        _currency,
        _source,
        _sourceKey;
    private readonly (Code Dimension, int Column)[]? _dimensions;
    private readonly Dictionary<string, Code> _codes = [];
    private readonly Dictionary<string, Period> _periods = [];
    private readonly Dictionary<string, Scope> _scopes = [];
    private readonly Dictionary<string, Scope>.AlternateLookup<ReadOnlySpan<char>> _scopesByText;

    public KnownRows(CsvRow head)
    {
        int Column(string name) => head.Fields.ToList().IndexOf(name);
        (_indicator, _date, _value) = (Column("indicator"), Column("date"), Column("value"));
        (_numerator, _denominator, _currency) = (Column("numerator"), Column("denominator"), Column("currency"));
        (_source, _sourceKey) = (Column("source"), Column("sourceKey"));
        var named = head
            .Fields.Select((name, column) => (name, column))
            .Where(field => field.name.StartsWith(CellCsv.Scope, StringComparison.Ordinal))
            .Select(field => (IsCode: Code.TryParse(field.name[CellCsv.Scope.Length..], out var code), Code: code, field.column))
            .ToArray();
        _dimensions =
            named.All(field => field.IsCode) && named.Length <= Scope.MaxDimensions
                ? [.. named.Select(field => (field.Code, field.column))]
                : null;
        _scopesByText = _scopes.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The row; null unless it is certainly correct.</summary>
    public ActualEntry? Read(CsvRow row)
    {
        if (
            _dimensions is null
            || CodeOf(row.Fields[_indicator]) is not { } indicator
            || PeriodOf(row.Fields[_date]) is not { } date
            || ScopeOf(row) is not { } scope
            || !TryNumber(row, _value, out var value)
            || !TryNumber(row, _numerator, out var numerator)
            || !TryNumber(row, _denominator, out var denominator)
        )
            return null;
        Code? currency = null;
        if (Text(row, _currency) is { } name)
        {
            currency = CodeOf(name);
            if (currency is null)
                return null;
        }
        var (source, key) = (Text(row, _source), Text(row, _sourceKey));
        return Excerpt.IsPlain(source) && Excerpt.IsPlain(key)
            ? new ActualEntry
            {
                Indicator = indicator,
                Date = date,
                Scope = scope,
                Value = value,
                Numerator = numerator,
                Denominator = denominator,
                Currency = currency,
                Source = source,
                SourceKey = key,
            }
            : null;
    }

    private static string? Text(CsvRow row, int column) => column >= 0 && row.Fields[column] is { Length: > 0 } text ? text : null;

    private static bool TryNumber(CsvRow row, int column, out Quantity? number)
    {
        number = null;
        if (Text(row, column) is not { } text)
            return true;
        if (
            !decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var value)
            || text[0] == '+'
            || Quantity.TryCreate(value, out var quantity) != QuantityFault.None
        )
            return false;
        number = quantity;
        return true;
    }

    private Code? CodeOf(string text)
    {
        if (_codes.TryGetValue(text, out var known))
            return known;
        if (!Code.TryParse(text, out var code))
            return null;
        if (_codes.Count < MaxKnown)
            _codes.Add(text, code);
        return code;
    }

    private Period? PeriodOf(string text)
    {
        if (_periods.TryGetValue(text, out var known))
            return known;
        if (!Period.TryParse(text, out var period))
            return null;
        if (_periods.Count < MaxKnown)
            _periods.Add(text, period);
        return period;
    }

    private Scope? ScopeOf(CsvRow row)
    {
        // Codes have no line breaks.
        Span<char> joined = stackalloc char[Scope.MaxDimensions * (Code.MaxLength + 1)];
        var length = 0;
        foreach (var (_, column) in _dimensions!)
        {
            var text = row.Fields[column];
            if (text.Length > Code.MaxLength)
                return null;
            text.CopyTo(joined[length..]);
            length += text.Length;
            joined[length++] = '\n';
        }
        if (_scopesByText.TryGetValue(joined[..length], out var known))
            return known;
        var members = new List<KeyValuePair<Code, Code>>();
        foreach (var (dimension, column) in _dimensions)
        {
            if (row.Fields[column].Length == 0)
                continue;
            if (!Code.TryParse(row.Fields[column], out var member))
                return null;
            members.Add(new(dimension, member));
        }
        var scope = new Scope(members);
        if (_scopes.Count < MaxKnown)
            _scopes.Add(joined[..length].ToString(), scope);
        return scope;
    }
}
