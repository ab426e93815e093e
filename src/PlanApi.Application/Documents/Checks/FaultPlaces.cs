using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;

namespace PlanApi.Application.Documents.Checks;

/// <summary>Adds faults by their pointer alone, and finds the line and column that belong to it.</summary>
internal sealed class FaultPlaces(SourceNode root, FaultList faults)
{
    public bool IsFull => faults.IsFull;

    public void Add(string code, string pointer, string message)
    {
        if (!faults.IsFull)
            faults.Add(code, pointer, message, root.Nearest(pointer));
    }

    public void CheckPart(object part, string pointer) => PartValidators.Check(part, faults, pointer, root.Nearest(pointer));
}
