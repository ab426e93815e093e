using System.Xml.Linq;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Pictures;

namespace PlanApi.Domain.Progress;

/// <summary>
/// Objectives and what serves them as a picture in SVG: a card for each, from left to right, with its light, score and key results. A
/// broken line leads to a further objective that one serves. The same objectives are always the same text.
/// </summary>
public static class AlignmentPicture
{
    private const int Width = 290;
    private const int Height = 44;
    private const int Step = 52;
    private const int Column = Width + 44;
    private const int Top = 50;

    /// <summary>Draws objectives.</summary>
    /// <param name="plan">The plan's name.</param>
    /// <param name="day">The day of the lights; null where there are no objectives.</param>
    /// <param name="objectives">The objectives, each once.</param>
    /// <param name="language">The language of the words.</param>
    /// <param name="dataAt">The address of the same as data.</param>
    public static string Of(string plan, DateOnly? day, IReadOnlyList<PicturedObjective> objectives, string language, string? dataAt)
    {
        var layout = AlignmentLayout.Of(objectives);
        var words = new AlignmentWords(plan, day, objectives, language);
        return Picture.Of(
            Math.Max(16 + (layout.Depth * Column) - (Column - Width), 620),
            Top + (int)(layout.Rows * Step),
            new PictureWords(words.Title, words.Description, language, dataAt is null ? [] : [dataAt]),
            [.. layout.Links.Select(Link), .. layout.Places.SelectMany(place => Card(place, words))]
        );
    }

    private static double X(AlignmentPlace place) => 8 + (place.Depth * Column);

    private static double Y(AlignmentPlace place) => Top + (place.Row * Step);

    private static XElement Link((AlignmentPlace Above, AlignmentPlace Below, bool IsFurther) link) =>
        Picture.Joint(
            X(link.Above) + Width,
            Y(link.Above) + (Height / 2.0),
            X(link.Below),
            Y(link.Below) + (Height / 2.0),
            link.IsFurther ? "edge further" : "edge"
        );

    private static IEnumerable<XElement> Card(AlignmentPlace place, AlignmentWords words)
    {
        var (x, y, objective) = (X(place), Y(place), place.Objective);
        var card = Picture.Bar(x, y, Width, Height, "card");
        card.Add(Picture.Tip(words.Tip(objective)));
        yield return card;
        yield return LightMark.At(x + 16, y + 16, objective.Light);
        yield return Picture.Text(x + 30, y + 20, Picture.Cut(words.ShortName(objective), 34), "strong");
        yield return Picture.Text(x + 30, y + 37, Picture.Cut(words.State(objective), 46), "small");
    }
}
