namespace PlanApi.Domain.Risks;

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
