using System.Text;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Dimensions;

/// <summary>Reads members as CSV: <c>code,parent,names.en,names.zh</c>.</summary>
internal static class MemberCsv
{
    private const string NamePrefix = "names.";

    public static async Task<List<LoadedMember>> Read(ReadOnlyMemory<byte> csv, FaultList faults, CancellationToken cancellation)
    {
        var rows = new List<LoadedMember>();
        using var text = new StreamReader(
            new MemoryStream(csv.ToArray(), writable: false),
            new UTF8Encoding(false, throwOnInvalidBytes: true)
        );
        try
        {
            var source = new CsvRows(text, faults);
            if (await source.NextAsync(cancellation) is not { } head || !Check(head, faults))
                return rows;
            var columns = head.Fields.ToArray();
            while (!faults.IsFull && await source.NextAsync(cancellation) is { } row)
            {
                if (row.Fields.Count != columns.Length)
                    faults.Add(
                        FaultCodes.Syntax,
                        "",
                        $"The row has {row.Fields.Count} fields, the head has {columns.Length}.",
                        row.Positions[0]
                    );
                else if (Member(columns, row, faults) is { } member)
                    rows.Add(member);
            }
        }
        catch (DecoderFallbackException)
        {
            faults.Add(FaultCodes.Syntax, "", "The file is not UTF-8.");
        }
        return rows;
    }

    private static bool Check(CsvRow head, FaultList faults)
    {
        for (var at = 0; at < head.Fields.Count; at++)
        {
            var name = head.Fields[at];
            if (name is not ("code" or "parent") && !name.StartsWith(NamePrefix, StringComparison.Ordinal))
                faults.Add(
                    FaultCodes.UnknownField,
                    "/" + name,
                    $"There is no column '{name}'; use code, parent and names.LANGUAGE.",
                    head.Positions[at]
                );
        }
        if (!head.Fields.Contains("code"))
            faults.Add(FaultCodes.MissingField, "/code", "The column 'code' is missing from the head.", head.Positions[0]);
        return faults.IsEmpty;
    }

    private static LoadedMember? Member(string[] columns, CsvRow row, FaultList faults)
    {
        Code? code = null,
            parent = null;
        bool saysParent = false,
            valid = true;
        List<SourceField>? names = null;
        for (var at = 0; at < columns.Length; at++)
        {
            var field = row.Fields[at];
            if (columns[at] == "code")
                code = Read(field, "/code", row.Positions[at], faults, ref valid);
            else if (columns[at] != "parent")
                (names ??= []).Add(
                    new(columns[at][NamePrefix.Length..], new SourceScalar(ScalarKind.Text, field, row.Positions[at]), row.Positions[at])
                );
            else
            {
                saysParent = true;
                parent = field.Length == 0 ? null : Read(field, "/parent", row.Positions[at], faults, ref valid);
            }
        }
        var texts = names is null ? null : Texts(names, faults);
        return valid ? new LoadedMember(code!.Value, saysParent, parent, texts, row.Positions[0]) : null;
    }

    /// <summary>An empty field is a text that is not there.</summary>
    private static LocalText? Texts(List<SourceField> names, FaultList faults) =>
        (LocalText?)
            TextReaders.LocalText(
                new Binding(faults, "/names"),
                new SourceMapping([.. names.Where(name => ((SourceScalar)name.Value).Text.Length > 0)])
            );

    private static Code? Read(string field, string pointer, Position position, FaultList faults, ref bool valid)
    {
        if (Code.TryParse(field, out var code))
            return code;
        valid = false;
        faults.Add(FaultCodes.BadCode, pointer, $"'{Excerpt.Of(field)}' is not a code: {Code.Expectation}.", position);
        return null;
    }
}
