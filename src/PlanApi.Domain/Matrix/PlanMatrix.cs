using PlanApi.Domain.Objectives;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Matrix;

/// <summary>The plan's targets broken down: the members of one dimension against those of another.</summary>
/// <param name="Layout">Which dimensions, and what size the plan announces.</param>
/// <param name="Date">The day for which the weights hold.</param>
/// <param name="Rows">The parts that stand at a member of the rows' dimension as a whole.</param>
/// <param name="Columns">The parts that stand at a member of the columns' dimension as a whole.</param>
/// <param name="Cells">Row by row, what stands where both meet.</param>
public sealed record PlanMatrix(
    MatrixLayout Layout,
    DateOnly Date,
    IReadOnlyList<MatrixHead> Rows,
    IReadOnlyList<MatrixHead> Columns,
    IReadOnlyList<MatrixCell> Cells
);

/// <summary>A row or a column: a member, its weight, and what the plan wants of it wherever it meets the other dimension.</summary>
public sealed record MatrixHead(
    Code Member,
    LocalText Names,
    Quantity? Weight,
    IReadOnlyList<Objective> Objectives,
    IReadOnlyList<KeyResult> KeyResults,
    IReadOnlyList<Target> Targets
);

/// <summary>The cell where a row and a column meet. The parts of the whole row or column apply here too and are not repeated.</summary>
/// <param name="Row">The row's member.</param>
/// <param name="Column">The column's member.</param>
/// <param name="Weight">The cell's own weight, in percent, if it has one.</param>
/// <param name="RowWeight">The row's weight within the column, if it has one of its own there, else everywhere.</param>
/// <param name="Emphasis">How many objectives the cell answers for, its row's and column's included.</param>
/// <param name="Objectives">The cell's own objectives.</param>
/// <param name="KeyResults">Their key results.</param>
/// <param name="Targets">The targets of the key results, and the targets whose scope is the cell.</param>
public sealed record MatrixCell(
    Code Row,
    Code Column,
    Quantity? Weight,
    Quantity? RowWeight,
    int Emphasis,
    IReadOnlyList<Objective> Objectives,
    IReadOnlyList<KeyResult> KeyResults,
    IReadOnlyList<Target> Targets
);
