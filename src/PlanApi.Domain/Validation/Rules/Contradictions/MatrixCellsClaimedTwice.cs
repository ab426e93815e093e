using PlanApi.Domain.Risks;

namespace PlanApi.Domain.Validation.Rules;

public sealed class MatrixCellsClaimedTwice()
    : PlanRule(
        "risk-matrix-cell-claimed-twice",
        Severity.Warning,
        RuleFamily.Contradictions,
        "The rules of the risk levels give {count} cells of the matrix several levels, by probability and impact: {cells}.",
        "风险等级规则使矩阵中 {count} 个单元格同时属于多个等级（概率/影响）：{cells}。",
        """
        Each level says for which scores of probability and impact it stands. Where two rules name the same pair of scores, two people can
        rate the same risk differently, and both are right. Until the plan decides, the more severe level counts. Change the rules so that
        each pair has one level.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var cells = new RiskMatrix(plan.Document.RiskLevels).Cells.Where(cell => cell.Claims.Count > 1).ToList();
        if (cells.Count == 0)
            yield break;
        yield return Find(
            Places.Of(cells.SelectMany(cell => cell.Claims).Distinct()),
            ("count", cells.Count.ToString()),
            (
                "cells",
                string.Join("; ", cells.Select(cell => $"{cell.Scores} ({string.Join(", ", cell.Claims.Select(level => level.Code))})"))
            )
        );
    }
}
