using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class MatrixSizeDiffers()
    : PlanRule(
        "matrix-size",
        Severity.Warning,
        RuleFamily.Structure,
        "The plan announces {announced} {side} for its matrix, but the dimension {dimension} has {actual}: {list}.",
        "计划称其矩阵有 {announced} 个 {side}，但维度 {dimension} 有 {actual} 个：{list}。",
        """
        The plan's text gives the number of rows and columns of its matrix of targets. But the two dimensions of the matrix have another
        number of members directly below their tops. Add the missing member, or correct the text.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        if (plan.Document.Plan.Matrix is not { } matrix)
            return [];
        return
        [
            .. Compare(plan, "rows", matrix.Rows, matrix.AnnouncedRows),
            .. Compare(plan, "columns", matrix.Columns, matrix.AnnouncedColumns),
        ];
    }

    private IEnumerable<Finding> Compare(PlanIndex plan, string side, Code dimension, int? announced)
    {
        var tree = plan.TreeOf(dimension);
        if (announced is not { } expected || expected == tree.RootCount)
            yield break;
        var members = tree
            .Members.Where((_, number) => tree.ParentOf(number) == DimensionTree.None)
            .OrderBy(member => member.Code)
            .ToArray();
        yield return Find(
            [Places.Of(plan.Document.Plan, expected.ToString()) with { Field = $"matrix/{side}" }, .. Places.Of(members)],
            ("side", side),
            ("announced", expected.ToString()),
            ("dimension", dimension.ToString()),
            ("actual", tree.RootCount.ToString()),
            ("list", Notation.List(members.Select(member => member.Code.ToString())))
        ) with
        {
            Arithmetic = [new("announced-less-actual", $"{expected} - {tree.RootCount}", (expected - tree.RootCount).ToString())],
        };
    }
}
