namespace PlanApi.Domain.Risks.Simulation.Results;

/// <summary>The loss exceedance curve and the histogram.</summary>
internal sealed class LossCurve(SortedLosses losses, Amounts amounts)
{
    private const int MostPoints = 40;
    private const int MostBins = 30;

    /// <summary>At the given losses, or else at round ones from the lowest to the highest, and at those of the tolerance.</summary>
    public IEnumerable<ExceedancePoint> Points(SimulatedOutput output, ToleranceCurve tolerance)
    {
        IEnumerable<decimal> at =
            output.CurveLosses.Count > 0
                ? output.CurveLosses
                : RoundSteps.Between(losses.Lowest, losses.Highest, MostPoints).Select(units => amounts.Of(units));
        return at.Concat(output.Tolerance.Select(point => point.Loss))
            .Distinct()
            .Order()
            .Select(loss => new ExceedancePoint(loss, Above(loss), tolerance.At(loss)));
    }

    /// <summary>Round bins up to the 99th percentile, and one for what is left.</summary>
    public IEnumerable<HistogramBin> Bins()
    {
        var edges = RoundSteps.Between(losses.Lowest, losses.At(0.99m), MostBins);
        for (var at = 1; at < edges.Length; at++)
            yield return Bin(edges[at - 1], edges[at], edges[at] - 1);
        if (losses.Highest >= edges[^1])
            yield return Bin(edges[^1], losses.Highest, losses.Highest);
    }

    private HistogramBin Bin(long from, long to, long most) =>
        new(amounts.Of(from), amounts.Of(to), losses.AtMost(most) - losses.AtMost(from - 1));

    private decimal Above(decimal loss)
    {
        var above = losses.Count - losses.AtMost(amounts.Whole(Amounts.Exact(loss), up: false));
        return decimal.Round((decimal)above / losses.Count, 10);
    }
}
