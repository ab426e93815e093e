using System.Buffers;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Application.Imports.Files;
using PlanApi.Application.TableFiles.Workbooks;
using PlanApi.Domain.Actuals;
using PlanApi.Domain.Imports;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Imports;

/// <summary>Reads the numbers of a file exactly, as it writes them and in its own unit.</summary>
internal sealed class FileNumber(ImportMapping mapping)
{
    private const int MaxLength = 40;

    private static readonly SearchValues<char> _ofNumbers = SearchValues.Create("0123456789.+-");

    private readonly string _mark = MarkOf(mapping.Dialect.Decimal);

    /// <summary>How many values were rounded.</summary>
    public int Rounded { get; private set; }

    public static string MarkOf(DecimalMark mark) => mark == DecimalMark.Comma ? "," : ".";

    /// <summary>A value in the plan's unit; a fault where it is no number, or does not fit exactly.</summary>
    /// <param name="field">The field.</param>
    /// <param name="decimals">The decimals of its indicator.</param>
    /// <param name="fault">A fault's code and sentence.</param>
    public Quantity? Read(FileField field, int decimals, out (string Code, string Message) fault)
    {
        fault = default;
        var shown = Excerpt.Of(field.Text);
        if (Exact(field) is not { } number)
        {
            fault = (
                FaultCodes.WrongType,
                field.Kind == SheetCellKind.Formula
                    ? "The cell is a formula; copy it and paste its value."
                    : $"'{shown}' is no number with '{_mark}' before its decimals; see the mapping's dialect."
            );
            return null;
        }
        if (mapping.Scale is { } scale)
            number = number.Times(scale);
        if (mapping.Round is not null && number.Decimals > decimals)
        {
            number = number.Rounded(decimals);
            Rounded++;
        }
        if (number.TryToQuantity(out var value) is not { } wrong)
            return value;
        var scaled = mapping.Scale is { } times ? $"'{shown}' times {times}" : $"'{shown}'";
        fault = (
            wrong,
            wrong switch
            {
                FaultCodes.TooManyDecimals => $"{scaled} has more than {Quantity.MaxDecimals} decimals; the mapping may round.",
                FaultCodes.TooManyDigits => $"{scaled} has more than {Quantity.MaxSignificantDigits} digits; the mapping may round.",
                _ => $"{scaled} is out of range: it must lie below 900,000,000,000,000 on either side of 0.",
            }
        );
        return null;
    }

    private ExactNumber? Exact(FileField field)
    {
        if (field.Kind == SheetCellKind.Number)
            return SheetNumber.TryExact(field.Text, out var counted) ? counted : null;
        var text = field.Text;
        if (field.Kind != SheetCellKind.Text || text.Length > MaxLength)
            return null;
        if (mapping.Format != ImportFormat.Ndjson || !field.IsPlain)
        {
            if (mapping.Dialect.Thousands is { } thousands && Ungrouped(text, thousands) is { } plain)
                text = plain;
            if (_mark == ",")
                text = text.Contains('.', StringComparison.Ordinal) ? "" : text.Replace(',', '.');
        }
        return !text.AsSpan().ContainsAnyExcept(_ofNumbers) && ExactNumber.TryParse(text, out var number) ? number
            : field.IsPlain && ExactNumber.TryParse(text, out number) ? number
            : null;
    }

    /// <summary>A number without the marks between its thousands; null where they stand elsewhere.</summary>
    private string? Ungrouped(string text, string mark)
    {
        var end = text.IndexOf(_mark, StringComparison.Ordinal) is >= 0 and var at ? at : text.Length;
        var groups = text[..end].Split(mark);
        return groups.Length == 1 ? null
            : groups[0].TrimStart('+', '-').Length is >= 1 and <= 3 && groups.Skip(1).All(group => group.Length == 3)
                ? string.Concat(groups) + text[end..]
            : null;
    }
}
