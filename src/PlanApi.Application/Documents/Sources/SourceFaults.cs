using PlanApi.Application.Errors;

namespace PlanApi.Application.Documents.Sources;

/// <summary>Faults of sent data.</summary>
public static class SourceFaults
{
    /// <summary>Adds a fault with the node's place in the text, when it comes from one.</summary>
    public static void Add(this FaultList faults, string code, string pointer, string message, SourceNode? node) =>
        faults.Add(code, pointer, message, node?.Position ?? default);
}
