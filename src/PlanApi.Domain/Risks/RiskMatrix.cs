namespace PlanApi.Domain.Risks;

/// <summary>
/// The matrix of probability and impact, 5 by 5, as the plan's levels fill it. Rules may leave cells open and may give a cell several
/// levels; such a cell is settled, and says by what.
/// </summary>
public sealed class RiskMatrix
{
    private const int Size = RiskLevel.MostScore - RiskLevel.LeastScore + 1;

    private readonly RiskMatrixCell[,] _cells = new RiskMatrixCell[Size, Size];

    /// <summary>The matrix that the levels' rules make.</summary>
    /// <param name="levels">The levels of the plan.</param>
    /// <param name="settling">How a cell is settled that has several levels, or none.</param>
    public RiskMatrix(IEnumerable<RiskLevel> levels, RiskSettling settling = RiskSettling.MoreSevere)
    {
        Settling = settling;
        Levels = [.. levels.OrderByDescending(level => level.Severity).ThenBy(level => level.Code)];
        foreach (var (probability, impact) in Places())
            Put(Claimed(probability, impact));
        foreach (var open in Cells.Where(cell => cell.IsOpen).ToList())
            Put(Nearest(open));
    }

    public RiskSettling Settling { get; }

    /// <summary>The most severe first.</summary>
    public IReadOnlyList<RiskLevel> Levels { get; }

    /// <summary>By probability, then by impact, from 1 and 1.</summary>
    public IEnumerable<RiskMatrixCell> Cells => Places().Select(place => this[place.Probability, place.Impact]);

    public RiskMatrixCell this[int probability, int impact] => _cells[probability - RiskLevel.LeastScore, impact - RiskLevel.LeastScore];

    /// <summary>The cell of an assessment; null if its scores are outside the matrix.</summary>
    public RiskMatrixCell? At(RiskAssessment? assessment) =>
        assessment is not null && IsScore(assessment.Probability) && IsScore(assessment.Impact)
            ? this[assessment.Probability, assessment.Impact]
            : null;

    private static IEnumerable<(int Probability, int Impact)> Places() =>
        Enumerable
            .Range(RiskLevel.LeastScore, Size)
            .SelectMany(probability => Enumerable.Range(RiskLevel.LeastScore, Size).Select(impact => (probability, impact)));

    private static bool IsScore(int score) => score is >= RiskLevel.LeastScore and <= RiskLevel.MostScore;

    private void Put(RiskMatrixCell cell) => _cells[cell.Probability - RiskLevel.LeastScore, cell.Impact - RiskLevel.LeastScore] = cell;

    private RiskMatrixCell Claimed(int probability, int impact)
    {
        RiskLevel[] claims =
        [
            .. Levels.Where(level =>
                probability >= level.ProbabilityFrom
                && probability <= level.ProbabilityTo
                && impact >= level.ImpactFrom
                && impact <= level.ImpactTo
            ),
        ];
        RiskSettledBy? by = claims.Length switch
        {
            0 => null,
            1 => RiskSettledBy.Rule,
            _ => Settling == RiskSettling.MoreSevere ? RiskSettledBy.MoreSevere : RiskSettledBy.LessSevere,
        };
        return new RiskMatrixCell(probability, impact, claims, Settled(claims), by);
    }

    // By the claimed cells that are the fewest steps away, where a step goes to any of the eight cells around. Then between the claimed
    // cells below and above, and never milder than a cell with scores that are no higher.
    private RiskMatrixCell Nearest(RiskMatrixCell open)
    {
        var claimed = Cells.Where(cell => cell.Claims.Count > 0).ToList();
        if (claimed.Count == 0)
            return open;
        var least = claimed.Min(open.StepsTo);
        var level = Settled(claimed.Where(cell => open.StepsTo(cell) == least).Select(cell => cell.Level!))!;
        foreach (var above in claimed.Where(open.IsBelow).Select(cell => cell.Level!))
            level = above.Severity < level.Severity ? above : level;
        foreach (var below in Cells.Where(cell => cell.IsBelow(open)).Select(cell => cell.Level).OfType<RiskLevel>())
            level = below.Severity > level.Severity ? below : level;
        return open with { Level = level, SettledBy = RiskSettledBy.Nearest };
    }

    private RiskLevel? Settled(IEnumerable<RiskLevel> levels) =>
        Settling == RiskSettling.MoreSevere ? levels.MaxBy(level => level.Severity) : levels.MinBy(level => level.Severity);
}
