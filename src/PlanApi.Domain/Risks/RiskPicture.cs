using System.Xml.Linq;
using PlanApi.Domain.Pictures;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks;

/// <summary>
/// The matrix of risks as a heat map in SVG: cells in the colours of their levels, risks as numbers, arrows from where a risk stands
/// without responses to where they bring it, a line around what is borne. A cell that the plan's rules do not settle has a dashed frame
/// and says why. The same matrix is always the same text.
/// </summary>
public static class RiskPicture
{
    private const int Left = 64;
    private const int Top = 62;
    private const int Width = 124;
    private const int Height = 86;
    private const int Names = Left + (5 * Width) + 28;
    private const int NamesWidth = 400;
    private const int NameHeight = 36;

    /// <summary>Draws a matrix of risks.</summary>
    /// <param name="plan">The plan's name.</param>
    /// <param name="map">The matrix.</param>
    /// <param name="language">The language of the words.</param>
    /// <param name="dataAt">The address of the same as data.</param>
    public static string Of(string plan, RiskHeatMap map, string language, string? dataAt)
    {
        var words = new RiskWords(plan, map, language);
        var spots = new RiskSpots(map, Centre);
        var legend = Legend(words, spots).ToList();
        var bottom = Top + (5 * Height);
        return Picture.Of(
            Names + NamesWidth,
            Math.Max(bottom + 44, Top + (legend.Count * NameHeight) + 12),
            new PictureWords(words.Title, words.Description, language, dataAt is null ? [] : [dataAt]),
            [
                .. map.Cells.SelectMany(cell => Cell(cell, words)),
                .. Appetites(map),
                .. Axes(words, bottom),
                .. spots.Arrows().Select(arrow => Picture.Arrow(arrow.From.X, arrow.From.Y, arrow.To.X, arrow.To.Y)),
                .. spots.All.SelectMany(spot => Dot(spot, words)),
                .. spots.More().Select(more => Picture.Text(more.X, more.Y, $"+{more.Count}", "note strong")),
                .. legend.SelectMany((line, at) => line(Top + 14 + (at * NameHeight))),
            ]
        );
    }

    private static (double X, double Y) Centre(int probability, int impact) =>
        (Left + ((impact - 0.5) * Width), Top + ((5.5 - probability) * Height));

    private static IEnumerable<XElement> Cell(HeatMapCell cell, RiskWords words)
    {
        var (x, y) = Centre(cell.Probability, cell.Impact);
        (x, y) = (x - (Width / 2), y - (Height / 2));
        var box = Picture.Bar(x + 1, y + 1, Width - 2, Height - 2, words.Heat(cell.Level));
        box.Add(Picture.Tip(words.Tip(cell)));
        yield return box;
        if (cell.SettledBy is not (null or RiskSettledBy.Rule))
            yield return Picture.Bar(x + 4, y + 4, Width - 8, Height - 8, "unsettled");
        if (cell.Level is { } level)
            yield return Picture.Text(x + 9, y + 19, Picture.Cut(words.LevelName(level), 16), "note strong");
        if (words.Unsettled(cell) is { Length: > 0 } why)
            yield return Picture.Text(x + 9, y + Height - 11, Picture.Cut(why, 19), "note");
    }

    /// <summary>Between cells that are borne without a response and cells that are not.</summary>
    private static IEnumerable<XElement> Appetites(RiskHeatMap map)
    {
        var severity = map.Levels.ToDictionary(level => level.Level, level => level.Severity);
        var cells = map.Cells.ToDictionary(cell => (cell.Probability, cell.Impact), cell => cell.Level);
        foreach (
            var borne in map.Appetites.Select(one => one.Appetite).Distinct().Where(severity.ContainsKey).Select(code => severity[code])
        )
        {
            foreach (var (place, level) in cells)
            {
                var (x, y) = Centre(place.Probability, place.Impact);
                if (Differs(level, (place.Probability, place.Impact + 1)))
                    yield return Picture.Line(x + (Width / 2), y - (Height / 2), x + (Width / 2), y + (Height / 2), "appetite");
                if (Differs(level, (place.Probability + 1, place.Impact)))
                    yield return Picture.Line(x - (Width / 2), y - (Height / 2), x + (Width / 2), y - (Height / 2), "appetite");
            }

            bool IsBorne(Code? level) => level is { } code && severity[code] <= borne;

            bool Differs(Code? level, (int, int) other) => cells.TryGetValue(other, out var next) && IsBorne(level) != IsBorne(next);
        }
    }

    private static IEnumerable<XElement> Axes(RiskWords words, int bottom)
    {
        for (var score = RiskLevel.LeastScore; score <= RiskLevel.MostScore; score++)
        {
            var (x, y) = Centre(score, score);
            yield return Picture.Text(Left - 14, y + 5, $"{score}", "strong middle");
            yield return Picture.Text(x, bottom + 20, $"{score}", "strong middle");
        }
        yield return Picture.Text(8, Top - 12, words.Probability, "small");
        yield return Picture.Text(Left + (5 * Width), bottom + 38, words.Impact, "small end");
    }

    private static IEnumerable<XElement> Dot(RiskSpot spot, RiskWords words)
    {
        var dot = Picture.Disc(spot.X, spot.Y, 10, "dot");
        dot.Add(Picture.Tip(words.Tip(spot.Risk)));
        yield return dot;
        yield return Picture.Text(spot.X, spot.Y + 4, $"{spot.Number}", "number");
    }

    private static IEnumerable<Func<double, IEnumerable<XElement>>> Legend(RiskWords words, RiskSpots spots)
    {
        foreach (var (risk, number) in spots.Numbered)
            yield return y =>
                [
                    Picture.Disc(Names + 10, y - 4, 10, "dot"),
                    Picture.Text(Names + 10, y, $"{number}", "number"),
                    .. Named(y, words.Name(risk), words.Standing(risk)),
                ];
        foreach (var risk in spots.Unscored)
            yield return y => [Picture.Disc(Names + 10, y - 4, 8, "ring"), .. Named(y, words.Name(risk), words.NoScores)];
        foreach (var (name, borne) in words.Appetites)
            yield return y => [Picture.Line(Names, y - 4, Names + 20, y - 4, "appetite"), .. Named(y, name, borne)];
        if (words.IsUnsettled)
            yield return y => [Picture.Bar(Names + 1, y - 12, 18, 14, "unsettled"), .. Named(y, words.UnsettledName, words.UnsettledRule)];
    }

    private static IEnumerable<XElement> Named(double y, string name, string standing)
    {
        var text = Picture.Text(Names + 30, y, Picture.Cut(name, 50), "");
        text.Add(Picture.Tip(name));
        yield return text;
        yield return Picture.Text(Names + 30, y + 15, Picture.Cut(standing, 66), "small");
    }
}
