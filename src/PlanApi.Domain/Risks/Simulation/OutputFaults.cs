namespace PlanApi.Domain.Risks.Simulation;

/// <summary>What cannot be simulated about an output; paths are relative to it.</summary>
internal static class OutputFaults
{
    public static IEnumerable<SimulationFault> Of(SimulatedOutput output)
    {
        if (output.Decimals is < 0 or > 4)
            yield return SimulationFault.OutOfRange("/decimals", $"Losses have 0 to 4 decimals; {output.Decimals} are not possible.");
        foreach (var (path, amount) in Amounts(output))
        {
            if (Math.Abs(amount) >= ImpactSize.MaxSize)
                yield return SimulationFault.OutOfRange(path, $"{amount} is too large: give a number below {ImpactSize.MaxSize:0}.");
        }
        for (var at = 1; at < output.CurveLosses.Count; at++)
        {
            if (output.CurveLosses[at] <= output.CurveLosses[at - 1])
                yield return SimulationFault.OutOfOrder($"/curveLosses/{at}", "The losses of the curve must rise.");
        }
        for (var at = 0; at < output.Tolerance.Count; at++)
        {
            var (loss, probability) = output.Tolerance[at];
            if (probability is < 0 or > 1)
                yield return SimulationFault.OutOfRange(
                    $"/tolerance/{at}/probability",
                    $"A probability lies between 0 and 1; {probability} does not."
                );
            if (at > 0 && loss <= output.Tolerance[at - 1].Loss)
                yield return SimulationFault.OutOfOrder($"/tolerance/{at}/loss", "The losses of the tolerance must rise.");
            if (at > 0 && probability > output.Tolerance[at - 1].Probability)
                yield return SimulationFault.OutOfOrder(
                    $"/tolerance/{at}/probability",
                    "To lose more cannot be tolerated with a greater probability than to lose less."
                );
        }
        for (var at = 0; at < output.ReserveConfidences.Count; at++)
        {
            if (output.ReserveConfidences[at] is <= 0 or >= 1)
                yield return SimulationFault.OutOfRange(
                    $"/reserveConfidences/{at}",
                    $"A confidence lies between 0 and 1; {output.ReserveConfidences[at]} does not."
                );
        }
    }

    private static IEnumerable<(string Path, decimal Amount)> Amounts(SimulatedOutput output) =>
        [
            .. output.Base is { } number ? [("/base", number)] : Array.Empty<(string, decimal)>(),
            .. output.Reserve is { } reserve ? [("/reserve", reserve)] : Array.Empty<(string, decimal)>(),
            .. output.CurveLosses.Select((loss, at) => ($"/curveLosses/{at}", loss)),
            .. output.Tolerance.Select((point, at) => ($"/tolerance/{at}/loss", point.Loss)),
        ];
}
