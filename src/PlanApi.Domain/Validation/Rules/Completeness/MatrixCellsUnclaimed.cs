using PlanApi.Domain.Risks;

namespace PlanApi.Domain.Validation.Rules;

public sealed class MatrixCellsUnclaimed()
    : PlanRule(
        "risk-matrix-cell-unclaimed",
        Severity.Warning,
        RuleFamily.Completeness,
        "The rules of the risk levels give {count} cells of the matrix no level, by probability and impact: {cells}.",
        "风险等级规则未覆盖矩阵中 {count} 个单元格（概率/影响）：{cells}。",
        """
        Each level says for which scores of probability and impact it stands. A risk with scores that no rule names has no level, and
        nobody knows what to do about it. Until the plan decides, a level of the nearest cells counts. Extend the rules so that each pair
        of scores has a level.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var matrix = new RiskMatrix(plan.Document.RiskLevels);
        var cells = matrix.Cells.Where(cell => cell.IsOpen).ToList();
        if (cells.Count == 0 || matrix.Levels.Count == 0)
            yield break;
        yield return Find(
            Places.Of(matrix.Levels),
            ("count", cells.Count.ToString()),
            ("cells", string.Join(", ", cells.Select(cell => cell.Scores)))
        );
    }
}
