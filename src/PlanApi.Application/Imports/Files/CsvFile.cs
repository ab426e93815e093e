using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain.Imports;

namespace PlanApi.Application.Imports.Files;

/// <summary>Reads the rows of a CSV file of any dialect.</summary>
internal static class CsvFile
{
    private const int CodePageGb18030 = 54936;
    private const int CodePage1252 = 1252;

    public static async IAsyncEnumerable<FileRow> Rows(
        Stream file,
        ImportDialect dialect,
        FaultList faults,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        using var text = new StreamReader(file, EncodingOf(dialect.Encoding), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var rows = new CsvRows(text, faults)
        {
            Said = dialect.Separator?[0],
            Quote = dialect.Quote?[0] ?? '"',
            SkippedLines = dialect.SkippedLines,
            MaxFields = FileRows.MaxColumns,
        };
        IReadOnlyList<string>? head = null;
        while (await Next(rows, dialect, faults, cancellation) is { } row)
        {
            if (head is null)
            {
                head = dialect.HasNoHead
                    ? [.. Enumerable.Range(1, row.Fields.Count).Select(number => number.ToString(CultureInfo.InvariantCulture))]
                    : [.. row.Fields.Select(name => name.Trim())];
                yield return new FileRow(head, []);
                if (!dialect.HasNoHead)
                    continue;
            }
            if (row.Fields.Count == head.Count)
                yield return new FileRow(head, [.. row.Fields.Zip(row.Positions, (field, at) => new FileField(field.Trim(), at))]);
            else
                faults.Add(
                    FaultCodes.Syntax,
                    "",
                    $"The row has {row.Fields.Count} fields, the head {head.Count}. Has the file another separator?",
                    row.Positions[0]
                );
        }
    }

    private static async Task<CsvRow?> Next(CsvRows rows, ImportDialect dialect, FaultList faults, CancellationToken cancellation)
    {
        try
        {
            return await rows.NextAsync(cancellation);
        }
        catch (DecoderFallbackException)
        {
            faults.Add(
                FaultCodes.Syntax,
                "",
                $"The text is not {dialect.Encoding.ToString().ToLowerInvariant()}; give the mapping's dialect another encoding."
            );
            return null;
        }
    }

    private static Encoding EncodingOf(ImportEncoding encoding) =>
        encoding switch
        {
            ImportEncoding.Utf16 => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
            ImportEncoding.Gb18030 => CodePage(CodePageGb18030),
            ImportEncoding.Windows1252 => CodePage(CodePage1252),
            _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
        };

    private static Encoding CodePage(int number) =>
        CodePagesEncodingProvider.Instance.GetEncoding(number, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
}
