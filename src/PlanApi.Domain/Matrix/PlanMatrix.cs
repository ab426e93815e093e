using PlanApi.Domain.Objectives;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Matrix;

/// <summary>The plan's targets broken down: the members of one dimension by those of another.</summary>
/// <param name="Layout">The two dimensions, and the size that the plan announces.</param>
/// <param name="Date">The day for which the weights hold.</param>
/// <param name="Rows">The parts for a member of the rows' dimension as a whole.</param>
/// <param name="Columns">The parts for a member of the columns' dimension as a whole.</param>
/// <param name="Cells">Row by row, the parts for both members together.</param>
public sealed record PlanMatrix(
    MatrixLayout Layout,
    DateOnly Date,
    IReadOnlyList<MatrixHead> Rows,
    IReadOnlyList<MatrixHead> Columns,
    IReadOnlyList<MatrixCell> Cells
);

/// <summary>A row or a column: a member, its weight, and the plan's parts for this member as a whole.</summary>
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
/// <param name="RowWeight">The row's weight within the column; without one of its own there, its general weight.</param>
/// <param name="Emphasis">How many objectives apply to the cell, including those of its row and column.</param>
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
