using System.Globalization;
using System.Text;
using PlanApi.Application.Cube.Files;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain.Actuals;

namespace PlanApi.Application.Actuals;

/// <summary>
/// Actuals as CSV, one a row: indicator, date and value, and if needed numerator, denominator, currency, source, sourceKey and
/// scope.DIMENSION for each dimension, in any order. An empty field counts as absent.
/// </summary>
internal static class ActualCsv
{
    private static readonly string[] _required = ["indicator", "date"];
    private static readonly string[] _known = [.. _required, "value", "numerator", "denominator", "currency", "source", "sourceKey"];
    private static readonly string[] _numbers = ["value", "numerator", "denominator"];

    public static async Task Read(Stream utf8, ActualStager batch, DecimalMark mark, CancellationToken cancellation)
    {
        using var text = new StreamReader(utf8, new UTF8Encoding(false, throwOnInvalidBytes: true), leaveOpen: true, bufferSize: 1 << 16);
        var rows = new CsvRows(text, batch.BatchFaults);
        try
        {
            if (await rows.NextAsync(cancellation) is not { } head)
            {
                if (batch.BatchFaults.IsEmpty)
                    batch.BatchFaults.Add(FaultCodes.Syntax, "", "The text is empty; its first row names the columns.", new Position(1, 1));
                return;
            }
            if (!CellCsv.CheckHead(head, _required, _known, batch.BatchFaults))
                return;
            batch.Dialect = new CsvDialect(rows.Separator.ToString(), mark);
            var (known, numbers) = (new KnownRows(head), new CsvNumbers(head, _numbers, mark, batch));
            while (!batch.IsOver && await rows.NextAsync(cancellation) is { } row)
                Add(known, numbers, head, row, batch);
        }
        catch (DecoderFallbackException)
        {
            batch.BatchFaults.Add(FaultCodes.Syntax, "", "The text is not UTF-8; save it as UTF-8 and send it again.");
        }
    }

    private static void Add(KnownRows known, CsvNumbers numbers, CsvRow head, CsvRow row, ActualStager batch)
    {
        var (line, pointer) = (row.Positions[0].Line, string.Create(CultureInfo.InvariantCulture, $"/rows/{batch.Rows}"));
        if (row.Fields.Count != head.Fields.Count)
        {
            batch.Add(
                null,
                [new Fault(FaultCodes.Syntax, pointer, $"The row has {row.Fields.Count} fields, the head {head.Fields.Count}.", line)]
            );
            return;
        }
        if (numbers.Read(row, pointer, line) is { } fault)
        {
            batch.Add(null, [fault], line);
            return;
        }
        if (known.Read(row) is { } entry)
        {
            batch.Add(entry, [], line);
            return;
        }
        var faults = new FaultList();
        batch.Add(RecordBinder.Bind<ActualEntry>(CellCsv.Node(head, row, _numbers), faults, pointer), faults.Faults, line);
    }
}
