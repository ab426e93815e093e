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

/// <summary>A cell of the matrix.</summary>
/// <param name="Probability">1 to 5.</param>
/// <param name="Impact">1 to 5.</param>
/// <param name="Claims">The levels whose rules name the cell, the most severe first.</param>
/// <param name="Level">The level that counts; null only where the plan has no levels.</param>
/// <param name="SettledBy">What decided it.</param>
public sealed record RiskMatrixCell(
    int Probability,
    int Impact,
    IReadOnlyList<RiskLevel> Claims,
    RiskLevel? Level,
    RiskSettledBy? SettledBy
)
{
    internal bool IsOpen => Claims.Count == 0;

    /// <summary>Probability and impact in short: 4/5.</summary>
    internal string Scores => $"{Probability}/{Impact}";

    /// <summary>Whether both scores are at most those of another cell, and it is not that cell.</summary>
    internal bool IsBelow(RiskMatrixCell other) =>
        Probability <= other.Probability && Impact <= other.Impact && (Probability, Impact) != (other.Probability, other.Impact);

    internal int StepsTo(RiskMatrixCell other) => Math.Max(Math.Abs(Probability - other.Probability), Math.Abs(Impact - other.Impact));
}

/// <summary>How a cell of the matrix is settled that the plan's rules leave open, or give several levels.</summary>
public enum RiskSettling
{
    /// <summary>The more severe level counts.</summary>
    MoreSevere,

    /// <summary>The less severe level counts.</summary>
    LessSevere,
}

/// <summary>What decided the level of a cell.</summary>
public enum RiskSettledBy
{
    /// <summary>The plan itself: the rule of exactly one level names the cell.</summary>
    Rule,

    /// <summary>Several rules name the cell; the most severe of their levels counts.</summary>
    MoreSevere,

    /// <summary>Several rules name the cell; the least severe of their levels counts.</summary>
    LessSevere,

    /// <summary>No rule names the cell; it has a level of the nearest cells that rules name.</summary>
    Nearest,
}
