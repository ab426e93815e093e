using System.Xml.Linq;
using PlanApi.Domain.Pictures;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Drivers;

/// <summary>
/// A tornado as a picture in SVG: for each driver a bar between the numbers that the top has when this driver alone is low and high, the
/// widest first. The same tornado is always the same text.
/// </summary>
public sealed class TornadoPicture
{
    private const int Left = 250;
    private const int Width = 520;
    private const int Margin = 120;
    private const int Row = 40;
    private const int Top = 76;

    private readonly PicturedTornado _tornado;
    private readonly ValueAxis _axis;

    private TornadoPicture(PicturedTornado tornado, Quantity value) =>
        (_tornado, _axis) = (tornado, ValueAxis.Over([value, .. tornado.Bars.SelectMany(bar => new[] { bar.Low, bar.High })]));

    /// <summary>Draws a tornado.</summary>
    /// <param name="tornado">The tornado.</param>
    /// <param name="language">The language of the words.</param>
    /// <param name="dataAt">The request that answers with the same as data.</param>
    public static string Of(PicturedTornado tornado, string language, string? dataAt)
    {
        var words = new TornadoWords(tornado, language);
        return Picture.Of(
            Left + Width + (2 * Margin),
            Top + (tornado.Bars.Count * Row) + 8,
            new PictureWords(words.Title, words.Description(dataAt), language, []),
            tornado.Value is { } value && tornado.Bars.Count > 0
                ? new TornadoPicture(tornado, value).Drawn(value, words)
                : [Picture.Text(8, 56, Picture.Cut(words.Empty, 130), "small")]
        );
    }

    private IEnumerable<XElement> Drawn(Quantity value, TornadoWords words)
    {
        yield return Picture.Text(8, 46, Picture.Cut(words.Legend, 130), "small");
        for (var at = 0; at < _tornado.Bars.Count; at++)
        {
            foreach (var element in Bar(_tornado.Bars[at], Top + (at * Row), value, words))
                yield return element;
        }
        yield return Picture.Line(X(value), Top - 8, X(value), Top + (_tornado.Bars.Count * Row), "axis");
        yield return Picture.Text(X(value), Top - 12, _tornado.Short(value, words.IsChinese), "small middle");
    }

    private IEnumerable<XElement> Bar(PicturedBar bar, double y, Quantity value, TornadoWords words)
    {
        var name = Picture.Text(8, y + 14, Picture.Cut(bar.Name, 34), "");
        name.Add(Picture.Tip(words.Tip(bar)));
        yield return name;
        yield return Picture.Text(8, y + 29, Picture.Cut(words.Range(bar), 42), "small");
        // Where both ends lie on one side, the nearer one is drawn over the other.
        foreach (
            var (end, kind) in new[] { (bar.Low, "low"), (bar.High, "plain") }.OrderByDescending(end => Math.Abs(X(end.Item1) - X(value)))
        )
        {
            var shape = Picture.Bar(Math.Min(X(end), X(value)), y + 4, Math.Abs(X(end) - X(value)), 22, kind);
            shape.Add(Picture.Tip(words.Tip(bar)));
            yield return shape;
        }
        var (least, most) = bar.Low.CompareTo(bar.High) <= 0 ? (bar.Low, bar.High) : (bar.High, bar.Low);
        yield return Picture.Text(Math.Min(X(least), X(value)) - 6, y + 19, _tornado.Short(least, words.IsChinese), "small end");
        yield return Picture.Text(Math.Max(X(most), X(value)) + 6, y + 19, _tornado.Short(most, words.IsChinese), "small");
    }

    private double X(Quantity number) => Left + Margin + (_axis.Share(number) * Width);
}
