using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Risks;

public sealed class RiskMatrixTests
{
    // As the reference plan states them.
    private static readonly RiskLevel[] Levels =
    [
        Level("red", 4, 4, 5),
        Level("orange", 3, 3, 4),
        Level("yellow", 2, 2, 3),
        Level("green", 1, 1, 2),
    ];

    [Theory]
    // A row for each probability from 5 down to 1, the impact from 1 to 5; capitals are the plan's own, small letters are settled.
    [InlineData(RiskSettling.MoreSevere, "oorRR yoOrR yYoOr GyYoo GGyyo")]
    [InlineData(RiskSettling.LessSevere, "yooRR yyOoR gYyOo GgYyo GGgyy")]
    public void TheReferencePlansMatrix_IsSettledAsTheDocumentationDrawsIt(RiskSettling settling, string expected)
    {
        var matrix = new RiskMatrix(Levels, settling);
        var rows = Enumerable
            .Range(1, 5)
            .Select(row => string.Concat(Enumerable.Range(1, 5).Select(impact => Letter(matrix[6 - row, impact]))));
        Assert.Equal(expected, string.Join(' ', rows));
    }

    [Fact]
    public void EachCell_SaysWhatSettledIt()
    {
        var matrix = new RiskMatrix(Levels);
        Assert.Equal(
            [(RiskSettledBy.Rule, 10), (RiskSettledBy.MoreSevere, 3), (RiskSettledBy.Nearest, 12)],
            matrix.Cells.CountBy(cell => cell.SettledBy!.Value).OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value))
        );
        Assert.Equal(["red", "orange"], matrix[4, 4].Claims.Select(level => level.Code.ToString()));
        Assert.Equal(RiskSettledBy.LessSevere, new RiskMatrix(Levels, RiskSettling.LessSevere)[4, 4].SettledBy);
    }

    [Fact]
    public void WithoutLevels_NoCellHasOne()
    {
        var matrix = new RiskMatrix([]);
        Assert.All(matrix.Cells, cell => Assert.True(cell is { Level: null, SettledBy: null, Claims: [] }));
        Assert.Equal(25, matrix.Cells.Count());
    }

    /// <summary>Whatever rules there are whose claims rise with the scores, no cell is milder than one with scores no higher.</summary>
    [Theory]
    [InlineData(RiskSettling.MoreSevere)]
    [InlineData(RiskSettling.LessSevere)]
    public void HigherScores_AreNeverMilder(RiskSettling settling)
    {
        var random = new Random(15);
        var checkedRules = 0;
        for (var round = 0; round < 3_000; round++)
        {
            var levels = Enumerable.Range(1, random.Next(1, 5)).Select(severity => Drawn(random, severity)).ToArray();
            var matrix = new RiskMatrix(levels, settling);
            var claimed = matrix.Cells.Where(cell => cell.Claims.Count > 0).ToList();
            if (!Rises(claimed))
                continue;
            checkedRules++;
            Assert.True(Rises([.. matrix.Cells]), string.Join("; ", levels.Select(level => level.ToString())));
        }
        Assert.True(checkedRules > 300, $"{checkedRules} were in order");
    }

    private static bool Rises(IReadOnlyList<RiskMatrixCell> cells) =>
        cells.All(low =>
            cells.All(high => high.Probability < low.Probability || high.Impact < low.Impact || high.Level!.Severity >= low.Level!.Severity)
        );

    private static RiskLevel Drawn(Random random, int severity)
    {
        var (probability, impact) = (random.Next(1, 6), random.Next(1, 6));
        return new RiskLevel
        {
            Code = Code.Parse($"l{severity}"),
            Severity = severity,
            ProbabilityFrom = probability,
            ProbabilityTo = random.Next(probability, 6),
            ImpactFrom = impact,
            ImpactTo = random.Next(impact, 6),
        };
    }

    private static char Letter(RiskMatrixCell cell)
    {
        var letter = cell.Level!.Code.ToString()[0];
        return cell.SettledBy == RiskSettledBy.Rule ? char.ToUpperInvariant(letter) : letter;
    }

    private static RiskLevel Level(string code, int severity, int from, int to) =>
        new()
        {
            Code = Code.Parse(code),
            Severity = severity,
            ProbabilityFrom = from,
            ProbabilityTo = to,
            ImpactFrom = from,
            ImpactTo = to,
        };
}
