using PlanApi.Domain.Risks.Simulation.Correlations;
using PlanApi.Domain.Risks.Simulation.Outputs;

namespace PlanApi.Domain.Risks.Simulation.Trials;

/// <summary>Runs blocks of trials, one after the other; each thread has its own.</summary>
/// <param name="model">What is simulated.</param>
/// <param name="columns">How many trials a block has at most.</param>
internal sealed class TrialRunner(SimulationModel model, int columns)
{
    private readonly EventDraws _events = new(model.Random, columns);
    private readonly CorrelatedNormals? _normals = model.Normals(columns);
    private double[] _sizes = new double[columns];

    /// <summary>The losses of the block that was run last, by output.</summary>
    public OutputTrials[] Outputs { get; } = [.. model.Request.Outputs.Select(output => OutputTrials.Of(output, columns))];

    public void Run(in TrialBlock block)
    {
        foreach (var output in Outputs)
            output.Clear();
        _normals?.Draw(block.Fours);
        for (var at = 0; at < model.Risks.Length; at++)
        {
            var risk = model.Risks[at];
            if (risk.Impacts.Length == 0)
                continue;
            if (model.RowOf[at] < 0)
                _events.Draw(risk, block);
            else
                _events.Draw(risk, block, _normals!.Of(model.RowOf[at]));
            Add(risk);
        }
        foreach (var output in Outputs)
            output.Finish();
    }

    private void Add(DrawnRisk risk)
    {
        var columns = _events.Columns;
        var severities = _events.Severities;
        if (columns.Length == 0)
            return;
        if (_sizes.Length < columns.Length)
            _sizes = new double[2 * columns.Length];
        var sizes = _sizes.AsSpan(0, columns.Length);
        foreach (var impact in risk.Impacts)
        {
            impact.Fill(severities, sizes);
            foreach (var output in impact.Outputs)
                Outputs[output].Add(risk.Position, impact, columns, sizes);
        }
    }
}
