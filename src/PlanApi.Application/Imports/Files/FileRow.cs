using PlanApi.Application.Errors;
using PlanApi.Application.TableFiles.Workbooks;

namespace PlanApi.Application.Imports.Files;

/// <summary>One row of a file.</summary>
/// <param name="Head">The names of its columns. The same list for as long as they are the same.</param>
/// <param name="Fields">Its fields, one for each column; none for the head itself.</param>
internal sealed record FileRow(IReadOnlyList<string> Head, IReadOnlyList<FileField> Fields);

/// <summary>One field of a file.</summary>
/// <param name="Text">Its text, without space around it.</param>
/// <param name="At">Where it stands; in a workbook, its row and column.</param>
/// <param name="Kind">What it is; text in files that know nothing else.</param>
/// <param name="IsPlain">In JSON, whether it is a number.</param>
internal readonly record struct FileField(string Text, Position At, SheetCellKind Kind = SheetCellKind.Text, bool IsPlain = false)
{
    public bool IsEmpty => Kind == SheetCellKind.Empty || Text.Length == 0;
}
