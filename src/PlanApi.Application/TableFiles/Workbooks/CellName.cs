using System.Globalization;

namespace PlanApi.Application.TableFiles.Workbooks;

/// <summary>Cells as people name them: C7.</summary>
internal static class CellName
{
    private const int Letters = 26;

    /// <summary>The name of a cell, by its column and row from 0 on.</summary>
    public static string Of(int column, int row) => string.Create(CultureInfo.InvariantCulture, $"{ColumnOf(column)}{row + 1}");

    /// <summary>The letters of a column, from 0 on.</summary>
    public static string ColumnOf(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / Letters)
            letters = (char)('A' + ((rest - 1) % Letters)) + letters;
        return letters;
    }

    /// <summary>The column and row of a name; null where it is none.</summary>
    public static (int Column, int Row)? Parse(ReadOnlySpan<char> name)
    {
        var (at, column) = (0, 0);
        for (; at < name.Length && char.IsAsciiLetterUpper(name[at]); at++)
        {
            column = (column * Letters) + name[at] - 'A' + 1;
            if (column > SheetWriter.MaxColumns)
                return null;
        }
        return
            column > 0
            && int.TryParse(name[at..], NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            && row is > 0 and <= SheetWriter.MaxRows
            ? (column - 1, row - 1)
            : null;
    }
}
