using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain.Plans;

namespace PlanApi.Application.Parts;

/// <summary>A part as it was sent, and what was wrong with its fields. A field at fault is at its default.</summary>
public sealed record ReadPart<TPart>(TPart Part, IReadOnlyList<Fault> Faults)
    where TPart : PlanPart
{
    /// <summary>Whether no field that changes the part has a fault; unknown fields change nothing.</summary>
    internal bool IsWhole { get; } = Faults.All(fault => fault.Code == FaultCodes.UnknownField);

    /// <summary>A failure if the input is not an object.</summary>
    public static Outcome<ReadPart<TPart>> From(SourceNode node)
    {
        var faults = new FaultList();
        return RecordBinder.BindSound<TPart>(node, faults) is { } part
            ? new ReadPart<TPart>(part, faults.Faults)
            : new Invalid(faults.Faults);
    }

    /// <summary>The mentions in fields without faults; a code with a fault has no text.</summary>
    internal IEnumerable<Reference> Mentions() =>
        Part.Mentions().Where(mention => mention.Key.Length > 0 && mention.Key[0] != '/' && mention.Key[^1] != '/');
}
