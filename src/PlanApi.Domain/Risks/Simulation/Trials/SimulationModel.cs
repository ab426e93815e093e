using PlanApi.Domain.Risks.Simulation.Correlations;
using PlanApi.Domain.Risks.Simulation.Draws;

namespace PlanApi.Domain.Risks.Simulation.Trials;

/// <summary>A request, worked out as far as trials have it in common.</summary>
internal sealed class SimulationModel
{
    private readonly double[][] _lower;

    public SimulationModel(SimulationRequest request)
    {
        var on = request.Mitigations.ToHashSet();
        Request = request;
        Random = new Philox(unchecked((ulong)request.Seed));
        // In the order of their codes, so that it does not matter in which order they are given.
        Risks =
        [
            .. request
                .Risks.Select((risk, at) => new DrawnRisk(risk, at, on, request.Outputs))
                .OrderBy(risk => request.Risks[risk.Position].Code),
        ];
        var matrix = CorrelationMatrix.Of([.. request.Correlations.Where(pair => pair.First != pair.Second && pair.Coefficient != 0)]);
        _lower = Cholesky.Of(matrix.Values)!;
        RowOf = [.. Risks.Select(risk => Array.IndexOf(matrix.Codes, request.Risks[risk.Position].Code))];
    }

    public SimulationRequest Request { get; }

    public Philox Random { get; }

    public DrawnRisk[] Risks { get; }

    /// <summary>The row of each risk in the matrix of correlations, which has the same order; -1 if it is correlated with none.</summary>
    public int[] RowOf { get; }

    /// <summary>A worker's own normal numbers; null if no risks are correlated.</summary>
    public CorrelatedNormals? Normals(int columns) =>
        _lower.Length == 0
            ? null
            : new CorrelatedNormals(_lower, [.. Risks.Where((_, at) => RowOf[at] >= 0).Select(risk => risk.Stream)], Random, columns);
}
