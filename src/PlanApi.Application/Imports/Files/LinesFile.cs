using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;

namespace PlanApi.Application.Imports.Files;

/// <summary>Reads the rows of newline-delimited JSON: an object a line, whose fields are texts, numbers or null.</summary>
internal static class LinesFile
{
    public static async Task<IReadOnlyList<FileRow>> Rows(Stream file, FaultList faults, CancellationToken cancellation)
    {
        var (rows, head) = (new List<FileRow>(), (IReadOnlyList<string>)[]);
        await Utf8Lines.Read(file, faults, () => faults.IsFull || rows.Count > FileRows.MaxRows, Add, cancellation);
        return rows;

        void Add(byte[] line, int number)
        {
            var own = new FaultList();
            var node = JsonSource.Read(line, own);
            foreach (var fault in own.Faults)
                faults.Add(fault with { Line = number });
            if (node is null || !own.IsEmpty)
                return;
            if (node is not SourceMapping mapping || mapping.Fields.Any(field => field.Value is not SourceScalar))
            {
                faults.Add(FaultCodes.WrongType, "", "A line is an object whose fields are texts or numbers.", new Position(number, 1));
                return;
            }
            var names = mapping.Fields.Select(field => field.Name.Trim());
            if (!names.SequenceEqual(head))
                head = [.. names];
            rows.Add(new FileRow(head, [.. mapping.Fields.Select(field => FieldOf((SourceScalar)field.Value, number))]));
        }
    }

    private static FileField FieldOf(SourceScalar scalar, int line) =>
        new(
            scalar.Kind == ScalarKind.Null ? "" : scalar.Text.Trim(),
            new Position(line, Math.Max(scalar.Position.Column, 1)),
            IsPlain: scalar.Kind == ScalarKind.Number
        );
}
