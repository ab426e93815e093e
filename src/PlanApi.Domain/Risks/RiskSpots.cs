using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks;

/// <summary>Where risks are drawn in the matrix.</summary>
internal sealed class RiskSpots
{
    private const int InRow = 5;
    private const int Most = 10;
    private const double Disc = 12;

    private readonly Dictionary<Code, RiskSpot> _spots = [];
    private readonly List<(double X, double Y, int Count)> _more = [];
    private readonly Func<int, int, (double X, double Y)> _centre;

    public RiskSpots(RiskHeatMap map, Func<int, int, (double X, double Y)> centre)
    {
        _centre = centre;
        var severity = map.Levels.ToDictionary(level => level.Level, level => level.Severity);
        var cellOf = map
            .Cells.SelectMany(cell => cell.Risks.Select(risk => (risk, cell)))
            .ToDictionary(pair => pair.risk, pair => pair.cell);
        Numbered =
        [
            .. map
                .Risks.Where(risk => cellOf.ContainsKey(risk.Risk))
                .OrderByDescending(risk => cellOf[risk.Risk].Level is { } level ? severity[level] : 0)
                .ThenByDescending(risk => cellOf[risk.Risk].Probability * cellOf[risk.Risk].Impact)
                .ThenBy(risk => risk.Risk)
                .Select((risk, at) => (risk, at + 1)),
        ];
        var unscored = map.Unscored.ToHashSet();
        Unscored = [.. map.Risks.Where(risk => unscored.Contains(risk.Risk))];
        foreach (var cell in Numbered.GroupBy(pair => cellOf[pair.Risk.Risk]))
        {
            var (x, y) = centre(cell.Key.Probability, cell.Key.Impact);
            foreach (var ((risk, number), at) in cell.Take(Most).Select((pair, at) => (pair, at)))
                _spots.Add(risk.Risk, new(risk, number, cell.Key, x + (((at % InRow) - 2) * 22), y - 6 + (at / InRow * 21)));
            if (cell.Count() > Most)
                _more.Add((x + 34, y - 26, cell.Count() - Most));
        }
    }

    /// <summary>The risks in cells with their numbers, what is worst first.</summary>
    public IReadOnlyList<(RiskStanding Risk, int Number)> Numbered { get; }

    /// <summary>The risks that have no place.</summary>
    public IReadOnlyList<RiskStanding> Unscored { get; }

    public IEnumerable<RiskSpot> All => _spots.Values;

    /// <summary>How many more there are in crowded cells.</summary>
    public IReadOnlyList<(double X, double Y, int Count)> More() => _more;

    /// <summary>From where a risk stands without responses, over its number, to where they bring it.</summary>
    public IEnumerable<((double X, double Y) From, (double X, double Y) To)> Arrows()
    {
        foreach (var spot in _spots.Values)
        {
            var own = (spot.X, spot.Y);
            if (spot.Risk.Inherent is { } inherent && Place(spot, inherent) is var before && before != own)
                yield return (before, Short(before, own));
            if (spot.Risk.Residual is { } residual && Place(spot, residual) is var after && after != own)
                yield return (own, after);
        }
    }

    // The head stays outside the number's disc.
    private static (double X, double Y) Short((double X, double Y) from, (double X, double Y) to)
    {
        var share = 1 - (Disc / Math.Max(Math.Sqrt(Math.Pow(to.X - from.X, 2) + Math.Pow(to.Y - from.Y, 2)), Disc));
        return (from.X + ((to.X - from.X) * share), from.Y + ((to.Y - from.Y) * share));
    }

    // At its number where it stands there, or else beside the middle, so that arrows into one cell end apart.
    private (double X, double Y) Place(RiskSpot spot, RiskPosition position)
    {
        var (probability, impact) = (position.Probability, position.Impact);
        if ((spot.Cell.Probability, spot.Cell.Impact) == (probability, impact))
            return (spot.X, spot.Y);
        var (x, y) = _centre(probability, impact);
        return (x + (((spot.Number % 5) - 2) * 20), y + 18);
    }
}

/// <summary>A risk in the matrix.</summary>
internal sealed record RiskSpot(RiskStanding Risk, int Number, HeatMapCell Cell, double X, double Y);
