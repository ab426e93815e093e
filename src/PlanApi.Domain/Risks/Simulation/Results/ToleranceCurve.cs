namespace PlanApi.Domain.Risks.Simulation.Results;

/// <summary>Which probabilities are tolerated: straight lines join the points, and beyond the last one it stays as it is there.</summary>
internal sealed class ToleranceCurve(IReadOnlyList<TolerancePoint> points)
{
    public decimal? At(decimal loss)
    {
        if (points.Count == 0 || loss < points[0].Loss)
            return null;
        if (loss >= points[^1].Loss)
            return points[^1].Probability;
        var after = points.First(point => point.Loss > loss);
        var before = points.Last(point => point.Loss <= loss);
        var part = (loss - before.Loss) / (after.Loss - before.Loss);
        return decimal.Round(before.Probability + (part * (after.Probability - before.Probability)), 10);
    }

    /// <summary>Neighbouring points that lie above it, as one stretch.</summary>
    public static IReadOnlyList<IntolerableLosses> Above(IReadOnlyList<ExceedancePoint> curve)
    {
        var above = new List<IntolerableLosses>();
        for (var at = 0; at < curve.Count; at++)
        {
            if (!curve[at].IsAboveTolerance)
                continue;
            if (at > 0 && curve[at - 1].IsAboveTolerance)
                above[^1] = above[^1] with { To = curve[at].Loss };
            else
                above.Add(new IntolerableLosses(curve[at].Loss, curve[at].Loss));
        }
        return above;
    }
}
