using System.Xml.Linq;
using PlanApi.Domain.Pictures;
using PlanApi.Domain.Values;
using static PlanApi.Domain.Pictures.PictureNumber;

namespace PlanApi.Domain.Risks;

/// <summary>
/// A loss exceedance curve as a picture in SVG: for each amount, how likely a year costs more, beside what is tolerated. The same curve is
/// always the same text.
/// </summary>
public sealed class LossPicture
{
    private const int Left = 76;
    private const int Width = 720;
    private const int Top = 84;
    private const int Height = 280;

    private readonly PicturedLosses _curve;
    private readonly LossWords _words;
    private readonly ValueAxis _losses;
    private readonly ValueAxis _chances;

    private LossPicture(PicturedLosses curve, LossWords words)
    {
        (_curve, _words) = (curve, words);
        _losses = ValueAxis.Over([
            Quantity.Zero,
            .. curve.Points.Select(point => point.Loss),
            .. curve.Reserve is { } reserve ? [reserve] : Array.Empty<Quantity>(),
        ]);
        _chances = ValueAxis.Over([
            Quantity.Zero,
            .. curve.Points.Select(point => point.Probability),
            .. curve.Points.Select(point => point.Tolerated).OfType<Quantity>(),
        ]);
    }

    /// <summary>Draws a curve.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="language">The language of the words.</param>
    /// <param name="dataAt">The request that answers with the same as data.</param>
    public static string Of(PicturedLosses curve, string language, string dataAt)
    {
        var isChinese = language.StartsWith("zh", StringComparison.Ordinal);
        var words = new LossWords(curve, isChinese);
        var said = new PictureWords(words.Title, $"{words.Sentence} {(isChinese ? "数据：" : "As data:")} {dataAt}", language, []);
        return Picture.Of(Left + Width + 110, Top + Height + 56, said, new LossPicture(curve, words).Drawn());
    }

    private IEnumerable<XElement> Drawn()
    {
        yield return Picture.Text(8, 46, Picture.Cut(_words.Sentence, 175), "small");
        yield return Picture.Text(8, 70, _words.Beside, "small");
        foreach (var tick in _chances.Ticks)
        {
            yield return Picture.Line(Left, Y(tick), Left + Width, Y(tick), "grid");
            yield return Picture.Text(Left - 8, Y(tick) + 4, $"{Written(tick)} %", "small end");
        }
        foreach (var tick in _losses.Ticks)
            yield return Picture.Text(X(tick), Top + Height + 18, Written(tick), "small middle");
        yield return Picture.Text(Left + (Width / 2), Top + Height + 40, _words.Below, "small middle");
        if (_curve.Reserve is { } reserve)
        {
            yield return Picture.Line(X(reserve), Top, X(reserve), Top + Height, "today");
            yield return Picture.Text(X(reserve) + 6, Top + 12, $"{_words.ReserveName} {Written(reserve)}", "small");
        }
        var tolerated = _curve.Points.Where(point => point.Tolerated is not null).ToList();
        yield return Picture.Way(tolerated.Select(point => (X(point.Loss), Y(point.Tolerated!.Value))), "pace");
        if (tolerated.Count > 0)
            yield return Picture.Text(X(tolerated[0].Loss) + 6, Y(tolerated[0].Tolerated!.Value) - 6, _words.Tolerated, "small");
        yield return Picture.Way(_curve.Points.Select(point => (X(point.Loss), Y(point.Probability))), "actual");
        foreach (var point in _curve.Points)
        {
            var dot = Picture.Disc(X(point.Loss), Y(point.Probability), 3, point.IsAboveTolerance ? "red" : "plain");
            dot.Add(Picture.Tip($"> {Written(point.Loss)}: {Written(point.Probability)} %"));
            yield return dot;
        }
    }

    private double X(Quantity loss) => Left + (_losses.Share(loss) * Width);

    private double Y(Quantity chance) => Top + Height - (_chances.Share(chance) * Height);
}
