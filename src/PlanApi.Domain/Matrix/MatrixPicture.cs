using System.Globalization;
using System.Xml.Linq;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Pictures;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Matrix;

/// <summary>
/// The matrix of lights as a picture in SVG: a card for each place, with its light, score, and what is red in it. A light has a shape of
/// its own besides its colour. The same matrix is always the same text.
/// </summary>
public static class MatrixPicture
{
    private const int NameWidth = 170;
    private const int Width = 196;
    private const int Height = 78;
    private const int Gap = 6;
    private const int Top = 74;

    /// <summary>Draws a matrix.</summary>
    /// <param name="plan">The plan's name.</param>
    /// <param name="matrix">The matrix.</param>
    /// <param name="language">The language of the words.</param>
    /// <param name="dataAt">The address of the same as data.</param>
    public static string Of(string plan, PicturedMatrix matrix, string language, string? dataAt)
    {
        var words = new MatrixWords(plan, matrix, language);
        return Picture.Of(
            Math.Max(NameWidth + (matrix.Columns.Count * (Width + Gap)) + 8, 620),
            Top + (matrix.Rows.Count * (Height + Gap)),
            new PictureWords(words.Title, words.Description, language, dataAt is null ? [] : [dataAt]),
            [
                .. matrix.Columns.Select((name, at) => Picture.Text(X(at) + 2, Top - 12, Picture.Cut(name, 26), "strong")),
                .. matrix.Rows.SelectMany((name, at) => Row(name, at)),
                .. matrix.Cells.SelectMany(cell => Card(cell, words)),
            ]
        );
    }

    private static double X(int column) => NameWidth + (column * (Width + Gap));

    private static double Y(int row) => Top + (row * (Height + Gap));

    private static IEnumerable<XElement> Row(string name, int at)
    {
        var text = Picture.Text(8, Y(at) + 30, Picture.Cut(name, 24), "strong");
        text.Add(Picture.Tip(name));
        yield return text;
    }

    private static IEnumerable<XElement> Card(PicturedCell cell, MatrixWords words)
    {
        var (x, y) = (X(cell.Column), Y(cell.Row));
        var card = Picture.Bar(x, y, Width, Height, "card");
        card.Add(Picture.Tip(words.Tip(cell)));
        yield return card;
        yield return Picture.Bar(x, y, 6, Height, LightMark.ClassOf(cell.Light));
        yield return LightMark.At(x + 20, y + 19, cell.Light);
        yield return Picture.Text(x + 34, y + 24, words.Verdict(cell), "strong");
        yield return Picture.Text(x + 14, y + 44, Picture.Cut(words.Counts(cell), 33), "small");
        if (words.Red(cell) is { Length: > 0 } red)
            yield return Picture.Text(x + 14, y + 63, Picture.Cut(red, 33), "small");
    }
}

/// <summary>A matrix of lights with its names.</summary>
/// <param name="Day">The day of the lights.</param>
/// <param name="Rows">The names of the rows; the last may be all of them together.</param>
/// <param name="Columns">The names of the columns; the last may be all of them together.</param>
/// <param name="Cells">The places that may be seen.</param>
public sealed record PicturedMatrix(
    DateOnly Day,
    IReadOnlyList<string> Rows,
    IReadOnlyList<string> Columns,
    IReadOnlyList<PicturedCell> Cells
);

/// <summary>A place of the matrix.</summary>
/// <param name="Row">The position of its row, from 0.</param>
/// <param name="Column">The position of its column, from 0.</param>
/// <param name="Light">Its light.</param>
/// <param name="Score">The score.</param>
/// <param name="Numbers">The numbers in it, each with its name and light.</param>
public sealed record PicturedCell(int Row, int Column, Light Light, Quantity? Score, IReadOnlyList<(string Name, Light Light)> Numbers)
{
    /// <summary>The score with two decimals, or nothing.</summary>
    internal string ScoreText => Score is { } score ? score.ToDecimal().ToString("0.00", CultureInfo.InvariantCulture) : "";
}
