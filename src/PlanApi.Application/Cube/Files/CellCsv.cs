using System.Globalization;
using System.Text;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Files;

/// <summary>
/// Cells as CSV, one a row: indicator, period and value, and where there are such measure, currency and scope.DIMENSION for each
/// dimension; in any order. An empty field is an absent one.
/// </summary>
internal static class CellCsv
{
    /// <summary>The prefix of the names of dimension columns.</summary>
    public const string Scope = "scope.";

    private static readonly string[] _required = ["indicator", "period", "value"];
    private static readonly string[] _known = [.. _required, "measure", "currency"];
    private static readonly string[] _numbers = ["value"];

    public static async Task<CellColumns> Read(Stream utf8, bool keepEmpty, FaultList faults, CancellationToken cancellation)
    {
        var cells = new CellColumns([]);
        using var text = new StreamReader(utf8, new UTF8Encoding(false, throwOnInvalidBytes: true), leaveOpen: true);
        var rows = new CsvRows(text, faults);
        try
        {
            if (await rows.NextAsync(cancellation) is not { } head)
            {
                if (faults.IsEmpty)
                    faults.Add(FaultCodes.Syntax, "", "The text is empty; its first row names the columns.", new Position(1, 1));
                return cells;
            }
            if (!CheckHead(head, _required, _known, faults))
                return cells;
            cells = new CellColumns(head.Fields);
            for (var index = 0; !faults.IsFull && !cells.IsFull && await rows.NextAsync(cancellation) is { } row; index++)
            {
                var pointer = string.Create(CultureInfo.InvariantCulture, $"/cells/{index}");
                if (row.Fields.Count != head.Fields.Count)
                    faults.Add(
                        FaultCodes.Syntax,
                        pointer,
                        $"The row has {row.Fields.Count} fields, the head {head.Fields.Count}.",
                        row.Positions[0]
                    );
                else if (
                    RecordBinder.Bind<CellEntry>(Node(head, row, _numbers), faults, pointer) is { } entry
                    && (keepEmpty || entry.Value is not null)
                )
                    cells.Add(entry, index, row.Positions);
            }
        }
        catch (DecoderFallbackException)
        {
            faults.Add(FaultCodes.Syntax, "", "The text is not UTF-8; save it as UTF-8 and send it again.");
        }
        return cells;
    }

    /// <summary>Whether a head names the columns that there must be, and none that there cannot be.</summary>
    public static bool CheckHead(CsvRow head, IReadOnlyList<string> required, IReadOnlyList<string> known, FaultList faults)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, position) in head.Fields.Zip(head.Positions))
        {
            if (!seen.Add(name))
                faults.Add(FaultCodes.DuplicateField, "", $"The column '{Excerpt.Of(name)}' stands here twice.", position);
            else if (!known.Contains(name) && !name.StartsWith(Scope, StringComparison.Ordinal))
                faults.Add(
                    FaultCodes.UnknownField,
                    "",
                    $"There is no column '{Excerpt.Of(name)}'; there are {string.Join(", ", known)} and {Scope}DIMENSION, with "
                        + "commas between.",
                    position
                );
        }
        foreach (var missing in required.Where(name => !seen.Contains(name)))
            faults.Add(FaultCodes.MissingField, "", $"The column '{missing}' is missing.", new Position(1, 1));
        return faults.IsEmpty;
    }

    /// <summary>A row as the object that it would be in JSON.</summary>
    public static SourceMapping Node(CsvRow head, CsvRow row, IReadOnlyList<string> numbers)
    {
        var (fields, scope) = (new List<SourceField>(), new List<SourceField>());
        for (var at = 0; at < row.Fields.Count; at++)
        {
            var (name, text, position) = (head.Fields[at], row.Fields[at], row.Positions[at]);
            if (text.Length == 0)
                continue;
            if (name.StartsWith(Scope, StringComparison.Ordinal))
                scope.Add(new(name[Scope.Length..], new SourceScalar(ScalarKind.Text, text, position), position));
            else
                fields.Add(new(name, new SourceScalar(numbers.Contains(name) ? KindOf(text) : ScalarKind.Text, text, position), position));
        }
        fields.Add(new("scope", new SourceMapping(scope, row.Positions[0])));
        return new SourceMapping(fields, row.Positions[0]);
    }

    /// <summary>A number of YAML to another base, such as 0x10, is none here.</summary>
    private static ScalarKind KindOf(string text) => text is ['0', 'x' or 'o', ..] ? ScalarKind.Text : YamlCoreSchema.KindOf(text);
}
