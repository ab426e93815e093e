namespace PlanApi.Application.Errors;

/// <summary>
/// Collects faults, so that a caller sees all of them at once. It keeps the first <see cref="Capacity"/> faults, and then one that says
/// that there are more: a document of a million wrong cells must not give an answer of a million faults.
/// </summary>
public sealed class FaultList(int capacity = FaultList.Capacity)
{
    public const int Capacity = 1_000;

    private readonly List<Fault> _faults = [];

    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>How many faults there are, dropped ones included.</summary>
    public int Count { get; private set; }

    public bool IsEmpty => _faults.Count == 0;

    /// <summary>Whether further faults would be dropped, so that looking for them is useless.</summary>
    public bool IsFull => _faults.Count > capacity;

    public void Add(Fault fault)
    {
        Count++;
        if (_faults.Count < capacity)
            _faults.Add(fault);
        else if (_faults.Count == capacity)
            _faults.Add(new Fault(FaultCodes.MoreFaults, "", $"There are more faults than these {capacity}; correct them and send again."));
    }

    /// <summary>Adds a fault with its place in the text, when it comes from one.</summary>
    public void Add(string code, string pointer, string message, Position position = default) =>
        Add(new Fault(code, pointer, message, position.Line > 0 ? position.Line : null, position.Line > 0 ? position.Column : null));
}
