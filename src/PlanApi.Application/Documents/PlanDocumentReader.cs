using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Documents.Checks;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain;
using PlanApi.Domain.Documents;

namespace PlanApi.Application.Documents;

/// <summary>
/// Reads a plan document and reports everything that keeps it from being stored: faults of the language, of fields, of each part, and of
/// the parts together. Whether the plan is a good one is decided by its rules.
/// </summary>
public static class PlanDocumentReader
{
    public static DocumentReading Read(
        ReadOnlyMemory<byte> utf8,
        DocumentFormat format = DocumentFormat.Detect,
        SourceLimits? limits = null
    )
    {
        var faults = new FaultList();
        var root = SourceReader.Read(utf8, format, faults, limits);
        return root is null ? new DocumentReading(null, InOrder(faults)) : Read(root, faults);
    }

    /// <summary>Reads a document from a tree, such as a request's body that holds it.</summary>
    public static DocumentReading Read(SourceNode root) => Read(root, new FaultList());

    /// <summary>The same with as many faults as the list takes.</summary>
    internal static DocumentReading Read(SourceNode root, FaultList faults)
    {
        if (
            (root as SourceMapping)?["format"] is SourceScalar { Kind: ScalarKind.Text } format
            && format.Text != PlanDocument.CurrentFormat
        )
            faults.Add(
                FaultCodes.UnknownFormat,
                "/format",
                $"This is '{Excerpt.Of(format.Text)}'; expected '{PlanDocument.CurrentFormat}'.",
                format
            );
        else if (RecordBinder.BindPartly<PlanDocument>(root, faults) is { } document)
        {
            DocumentChecks.Check(document, root, faults);
            if (faults.IsEmpty)
                return new DocumentReading(new ReadDocument(document, root), []);
        }
        return new DocumentReading(null, InOrder(faults));
    }

    // As a person reads the text, whatever the order in which they were found.
    private static IReadOnlyList<Fault> InOrder(FaultList faults) =>
        [
            .. faults
                .Faults.OrderBy(fault => fault.Code == FaultCodes.MoreFaults)
                .ThenBy(fault => fault.Line ?? 0)
                .ThenBy(fault => fault.Column ?? 0),
        ];
}

/// <summary>A document, or else all that is wrong with it.</summary>
public sealed record DocumentReading(ReadDocument? Read, IReadOnlyList<Fault> Faults);

/// <summary>A document that was read, and where in the text its parts stand.</summary>
public sealed class ReadDocument(PlanDocument document, SourceNode root)
{
    private readonly Lazy<Dictionary<(string Collection, string Key), Position>> _positions = new(() => Positions(document, root));

    public PlanDocument Document { get; } = document;

    /// <summary>
    /// Where a part begins: the collection's name and the part's key, as in the places of findings; null when there is none.
    /// </summary>
    public Position? PositionOf(string collection, string key) =>
        _positions.Value.TryGetValue((collection, key), out var position) ? position : null;

    private static Dictionary<(string, string), Position> Positions(PlanDocument document, SourceNode root)
    {
        var positions = new Dictionary<(string, string), Position> { [("plan", document.Plan.Key())] = root.Nearest("/plan").Position };
        foreach (var kind in PartKind.All)
            Add(kind.Collection, document.ByKind[kind].Select(part => part.Key()));
        Add(PlanDocument.CellList, document.Cells.Select(cell => cell.Key()));
        return positions;

        void Add(string collection, IEnumerable<string> keys)
        {
            if ((root as SourceMapping)?[collection] is SourceSequence sequence)
            {
                foreach (var (key, node) in keys.Zip(sequence.Items))
                    positions.TryAdd((collection, key), node.Position);
            }
        }
    }
}
