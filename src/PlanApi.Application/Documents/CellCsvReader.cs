using System.Runtime.CompilerServices;
using System.Text;
using PlanApi.Application.Errors;
using PlanApi.Domain.Cube;

namespace PlanApi.Application.Documents;

/// <summary>Reads cells from CSV, one a row; see <see cref="CellCsvColumns"/>. Goes row by row, whatever the size.</summary>
public static class CellCsvReader
{
    /// <summary>
    /// The cells that could be read; faults name the line, the column and <c>/cells/&lt;row&gt;/&lt;field&gt;</c>, rows from 0.
    /// Whoever stores cells asks the faults first: rows after a faulty one are read all the same.
    /// </summary>
    public static async IAsyncEnumerable<Cell> ReadAsync(
        Stream utf8, FaultList faults, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var text = new StreamReader(utf8, CellCsvColumns.StrictUtf8, leaveOpen: true);
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
                faults.Add(
                    FaultCodes.Syntax, pointer, $"The row has {row.Fields.Count} fields, the header {header.Fields.Count}.", row.Positions[0]);
                continue;
            }
            var node = Node(header, row);
            if (RecordBinder.BindPart<Cell>(node, faults, pointer) is { } cell)
                yield return cell;
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
            else if (!CellCsvColumns.IsKnown(name))
                Refuse(
                    FaultCodes.UnknownField,
                    $"There is no column '{Excerpt.Of(name)}'; there are {string.Join(", ", CellCsvColumns.Always)}, wording.<language> and scope.<dimension>.",
                    position);
        }
        foreach (var missing in CellCsvColumns.Required.Where(name => !seen.Contains(name)))
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
            if (name.StartsWith(CellCsvColumns.Wording, StringComparison.Ordinal))
                wording.Add(new(name[CellCsvColumns.Wording.Length..], new SourceScalar(ScalarKind.Text, FormulaGuard.Remove(text), position), position));
            else if (name.StartsWith(CellCsvColumns.Scope, StringComparison.Ordinal))
                scope.Add(new(name[CellCsvColumns.Scope.Length..], new SourceScalar(ScalarKind.Text, text, position), position));
            else
                fields.Add(new(name, new SourceScalar(name == "value" ? YamlCoreSchema.KindOf(text) : ScalarKind.Text, text, position), position));
        }
        fields.Add(new("wording", new SourceMapping(wording, row.Positions[0])));
        fields.Add(new("scope", new SourceMapping(scope, row.Positions[0])));
        return new SourceMapping(fields, row.Positions[0]);
    }
}
