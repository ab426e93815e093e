using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using PlanApi.Application.Errors;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Documents;

/// <summary>
/// Cells as CSV, one a row: measure, indicator, period, value, currency, comparator, source, wording.&lt;language&gt; and
/// scope.&lt;dimension&gt;, in any order when read. An empty field is an absent one. Both ways go row by row, whatever the size.
/// </summary>
public static class CellCsv
{
    private const string Wording = "wording.";
    private const string Scope = "scope.";

    private static readonly string[] _columns = ["measure", "indicator", "period", "value", "currency", "comparator", "source"];
    private static readonly string[] _required = ["measure", "indicator", "period", "value"];
    private static readonly UTF8Encoding _strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Writes a row for each cell. The columns must cover what the cells have, or it would be lost: that throws.</summary>
    public static async Task WriteAsync(
        Stream utf8, IAsyncEnumerable<Cell> cells, CellCsvColumns columns, CancellationToken cancellation = default)
    {
        await using var writer = new StreamWriter(utf8, _strictUtf8, leaveOpen: true);
        IEnumerable<string> header =
            [.. _columns, .. columns.Languages.Select(language => Wording + language), .. columns.Dimensions.Select(dimension => Scope + dimension)];
        await writer.WriteAsync(Row(header).AsMemory(), cancellation).ConfigureAwait(false);
        await foreach (var cell in cells.WithCancellation(cancellation).ConfigureAwait(false))
            await writer.WriteAsync(Row(Fields(cell, columns)).AsMemory(), cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// The cells that could be read; faults name the line, the column and <c>/cells/&lt;row&gt;/&lt;field&gt;</c>, rows from 0.
    /// Whoever stores cells asks the faults first: rows after a faulty one are read all the same.
    /// </summary>
    public static async IAsyncEnumerable<Cell> ReadAsync(
        Stream utf8, FaultList faults, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var text = new StreamReader(utf8, _strictUtf8, leaveOpen: true);
        var rows = new CsvRows(text, faults);
        if (await NextAsync(rows, faults, cancellation).ConfigureAwait(false) is not { } header)
        {
            if (faults.IsEmpty)
                faults.Add(FaultCodes.Syntax, "", "The text is empty; its first row names the columns.", new Position(1, 1));
            yield break;
        }
        if (!CheckHeader(header, faults))
            yield break;
        for (var index = 0; !faults.IsFull && await NextAsync(rows, faults, cancellation).ConfigureAwait(false) is { } row; index++)
        {
            var pointer = $"/cells/{index}";
            if (row.Fields.Count != header.Fields.Count)
            {
                faults.Add(FaultCodes.Syntax, pointer, $"The row has {row.Fields.Count} fields, the header {header.Fields.Count}.", row.Positions[0]);
                continue;
            }
            var node = Node(header, row);
            if (RecordBinder.Bind<Cell>(node, faults, pointer) is { } cell)
            {
                PartValidators.Check(cell, faults, pointer, node);
                yield return cell;
            }
        }
    }

    private static async ValueTask<CsvRow?> NextAsync(CsvRows rows, FaultList faults, CancellationToken cancellation)
    {
        try
        {
            return await rows.NextAsync(cancellation).ConfigureAwait(false);
        }
        catch (DecoderFallbackException)
        {
            faults.Add(FaultCodes.Syntax, "", "The text is not UTF-8; save it as UTF-8 and send it again.");
            return null;
        }
    }

    private static bool CheckHeader(CsvRow header, FaultList faults)
    {
        var sound = true;
        void Refuse(string code, string message, Position position)
        {
            faults.Add(code, "", message, position);
            sound = false;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, position) in header.Fields.Zip(header.Positions))
        {
            if (!seen.Add(name))
                Refuse(FaultCodes.DuplicateField, $"The column '{Excerpt.Of(name)}' stands here twice.", position);
            else if (!_columns.Contains(name) && !name.StartsWith(Wording, StringComparison.Ordinal) && !name.StartsWith(Scope, StringComparison.Ordinal))
                Refuse(FaultCodes.UnknownField, $"There is no column '{Excerpt.Of(name)}'; there are {string.Join(", ", _columns)}, wording.<language> and scope.<dimension>.", position);
        }
        foreach (var missing in _required.Where(name => !seen.Contains(name)))
            Refuse(FaultCodes.MissingField, $"The column '{missing}' is missing.", new Position(1, 1));
        return sound;
    }

    private static SourceMapping Node(CsvRow header, CsvRow row)
    {
        var fields = new List<SourceField>();
        var wording = new List<SourceField>();
        var scope = new List<SourceField>();
        for (var i = 0; i < row.Fields.Count; i++)
        {
            var (name, text, position) = (header.Fields[i], row.Fields[i], row.Positions[i]);
            if (text.Length == 0)
                continue;
            if (name.StartsWith(Wording, StringComparison.Ordinal))
                wording.Add(new(name[Wording.Length..], new SourceScalar(ScalarKind.Text, FormulaGuard.Remove(text), position), position));
            else if (name.StartsWith(Scope, StringComparison.Ordinal))
                scope.Add(new(name[Scope.Length..], new SourceScalar(ScalarKind.Text, text, position), position));
            else
                fields.Add(new(name, new SourceScalar(name == "value" ? YamlCoreSchema.KindOf(text) : ScalarKind.Text, text, position), position));
        }
        fields.Add(new("wording", new SourceMapping(wording, row.Positions[0])));
        fields.Add(new("scope", new SourceMapping(scope, row.Positions[0])));
        return new SourceMapping(fields, row.Positions[0]);
    }

    private static IEnumerable<string> Fields(Cell cell, CellCsvColumns columns)
    {
        if (cell.Wording.Keys.Except(columns.Languages).Any() || cell.Scope.Keys.Except(columns.Dimensions).Any())
            throw new ArgumentException($"There is no column for all of the cell {cell.Key()}.", nameof(columns));
        return
        [
            Name(cell.Measure), cell.Indicator.ToString(), cell.Period.ToString(),
            cell.Value.ToDecimal().ToString(CultureInfo.InvariantCulture), cell.Currency?.ToString() ?? "",
            cell.Comparator == Comparator.Equal ? "" : Name(cell.Comparator), cell.Source?.ToString() ?? "",
            .. columns.Languages.Select(language => cell.Wording.TryGetValue(language, out var text) ? FormulaGuard.Add(text) : ""),
            .. columns.Dimensions.Select(dimension => cell.Scope.TryGetValue(dimension, out var member) ? member.ToString() : ""),
        ];
    }

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string Row(IEnumerable<string> fields) => string.Join(',', fields.Select(Quoted)) + "\r\n";

    private static string Quoted(string field) => field.AsSpan().IndexOfAny(",\"\r\n") < 0 && field.Trim().Length == field.Length
        ? field
        : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

/// <summary>The languages and dimensions that have columns of their own.</summary>
public sealed record CellCsvColumns(IReadOnlyList<string> Languages, IReadOnlyList<Code> Dimensions)
{
    /// <summary>Those that the cells need, in ordinal order.</summary>
    public static CellCsvColumns Of(IEnumerable<Cell> cells)
    {
        var languages = new SortedSet<string>(StringComparer.Ordinal);
        var dimensions = new SortedSet<Code>();
        foreach (var cell in cells)
        {
            languages.UnionWith(cell.Wording.Keys);
            dimensions.UnionWith(cell.Scope.Keys);
        }
        return new CellCsvColumns([.. languages], [.. dimensions]);
    }
}
