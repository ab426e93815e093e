namespace PlanApi.Domain.Risks.Simulation;

/// <summary>Something that cannot be simulated.</summary>
/// <param name="Code">Stable, kebab-case.</param>
/// <param name="Path">JSON pointer (RFC 6901) to the value at fault.</param>
/// <param name="Message">A sentence that names the problem and the remedy.</param>
public sealed record SimulationFault(string Code, string Path, string Message)
{
    /// <summary>The same fault, seen from above.</summary>
    public SimulationFault Below(string path) => this with { Path = path + Path };

    internal static SimulationFault OutOfRange(string path, string message) => new("out-of-range", path, message);

    internal static SimulationFault OutOfOrder(string path, string message) => new("out-of-order", path, message);

    internal static SimulationFault NotAllowed(string path, string message) => new("not-allowed", path, message);
}
