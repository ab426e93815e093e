using System.Globalization;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain.Actuals;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Actuals;

/// <summary>
/// Brings the numbers of CSV rows into the form that the API has: with a decimal point, and rounded where that was asked for.
/// </summary>
internal sealed class CsvNumbers
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private readonly int[] _columns;
    private readonly string[] _names;
    private readonly int _indicator;
    private readonly DecimalMark _mark;
    private readonly ActualStager _batch;

    public CsvNumbers(CsvRow head, string[] names, DecimalMark mark, ActualStager batch)
    {
        var fields = head.Fields.ToList();
        (_names, _columns, _indicator) = (names, Array.ConvertAll(names, fields.IndexOf), fields.IndexOf("indicator"));
        (_mark, _batch) = (mark, batch);
    }

    /// <summary>Changes the row's fields; a fault where a number is written in a way that was not declared.</summary>
    public Fault? Read(CsvRow row, string pointer, int line)
    {
        var fields = (List<string>)row.Fields;
        for (var at = 0; at < _columns.Length; at++)
        {
            if (_columns[at] < 0 || fields[_columns[at]] is not { Length: > 0 } text)
                continue;
            var other = _mark == DecimalMark.Comma ? '.' : ',';
            if (
                text.Contains(other, StringComparison.Ordinal)
                && decimal.TryParse(text.Replace(',', '.'), Plain, CultureInfo.InvariantCulture, out _)
            )
            {
                return new Fault(
                    FaultCodes.WrongType,
                    $"{pointer}/{_names[at]}",
                    _mark == DecimalMark.Comma
                        ? $"'{Excerpt.Of(text)}' has a decimal point, and a decimal comma was declared; write one of them throughout."
                        : $"'{Excerpt.Of(text)}' has a decimal comma; declare it with decimal=comma, or write a point.",
                    line
                );
            }
            if (_mark == DecimalMark.Comma)
                fields[_columns[at]] = text = text.Replace(',', '.');
            if (_batch.Rounds)
                fields[_columns[at]] = Rounded(text, at, fields[_indicator]);
        }
        return null;
    }

    private string Rounded(string text, int column, string indicator)
    {
        if (!decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var value) || !Code.TryParse(indicator, out var code))
            return text;
        var decimals = _batch.DecimalsOf(code);
        var places =
            column == 0 ? decimals.Value
            : column == 1 ? decimals.Numerator
            : decimals.Denominator;
        return value.Scale > places ? _batch.Round(value, places).ToString(CultureInfo.InvariantCulture) : text;
    }
}
