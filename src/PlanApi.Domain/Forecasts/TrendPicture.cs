using System.Globalization;
using System.Xml.Linq;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Pictures;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Forecasts;

/// <summary>
/// The way of a number to its target as a picture in SVG: the actuals as a solid line, the pace that was expected as a broken one, and the
/// forecast from the last actual to the end. The same way is always the same text.
/// </summary>
public sealed class TrendPicture
{
    private const int Left = 112;
    private const int Width = 760;
    private const int Top = 76;
    private const int Height = 300;

    private readonly Trend _trend;
    private readonly ValueAxis _axis;
    private readonly DateOnly _first;
    private readonly DateOnly _last;

    private TrendPicture(Trend trend)
    {
        _trend = trend;
        _axis = ValueAxis.Over([
            .. trend.Points.SelectMany(point => point.Numbers()),
            .. trend.Forecast is { } forecast ? [forecast] : Array.Empty<Quantity>(),
        ]);
        (_first, _last) = (trend.Points[0].Day, trend.Points[^1].Day);
    }

    /// <summary>Draws a trend.</summary>
    /// <param name="trend">The trend.</param>
    /// <param name="language">The language of the words.</param>
    /// <param name="dataAt">The addresses of the same as data.</param>
    public static string Of(Trend trend, string language, IReadOnlyList<string> dataAt)
    {
        var words = new PictureWords(trend.Name, trend.Sentence, language, dataAt);
        var hasPoints = trend.Points.Count > 0;
        return Picture.Of(
            Left + Width + 190,
            hasPoints ? Top + Height + 40 : Top,
            words,
            [
                Picture.Text(8, 46, Picture.Cut(trend.Sentence, 150), "small"),
                .. hasPoints ? new TrendPicture(trend).Drawn(words.IsChinese) : [],
            ]
        );
    }

    private IEnumerable<XElement> Drawn(bool isChinese)
    {
        foreach (var tick in _axis.Ticks)
        {
            yield return Picture.Line(Left, Y(tick), Left + Width, Y(tick), "grid");
            yield return Picture.Text(Left - 8, Y(tick) + 4, _trend.Short(tick, isChinese), "small end");
        }
        // Names of days have room for some seven.
        var step = ((_trend.Points.Count - 1) / 7) + 1;
        for (var at = 0; at < _trend.Points.Count; at += step)
            yield return Picture.Text(X(_trend.Points[at].Day), Top + Height + 18, Day(_trend.Points[at].Day), "small middle");
        yield return Picture.Way(Along(point => point.Expected), "pace");
        yield return Picture.Way(Along(point => point.ExpectedUpper), "pace");
        yield return Picture.Way(Along(point => point.Actual), "actual");
        var last = _trend.Points.LastOrDefault(point => point.Actual is not null);
        if (last is { Actual: { } now } && _trend.Forecast is { } then && last.Day < _last)
            yield return Picture.Way([(X(last.Day), Y(now)), (X(_last), Y(then))], "forecast");
        if (last is { Actual: { } known } && last.Day < _last)
            yield return Picture.Text(X(last.Day) + 8, Y(known) + 18, Actual(known, isChinese), "small");
        foreach (var point in _trend.Points.Where(point => point.Actual is not null))
        {
            var dot = Picture.Disc(X(point.Day), Y(point.Actual!.Value), 3.5, "plain");
            dot.Add(Picture.Tip($"{Day(point.Day)}: {_trend.Write(point.Actual.Value)}"));
            yield return dot;
        }
        foreach (var label in Labels(isChinese))
            yield return label;
    }

    private string Actual(Quantity number, bool isChinese) => $"{(isChinese ? "实际" : "actual")} {_trend.Short(number, isChinese)}";

    /// <summary>What the lines come to, at their right ends; moved apart where they meet.</summary>
    private IEnumerable<XElement> Labels(bool isChinese)
    {
        (string Text, Quantity? Number, Light? Light)[] ends =
        [
            (isChinese ? "目标" : "wanted", _trend.Points[^1].Expected, null),
            // Where the year is over, the actual is the forecast.
            _trend.Points[^1].Actual
                is { } actual
                ? (isChinese ? "实际" : "actual", actual, _trend.Light)
                : (isChinese ? "预测" : "forecast", _trend.Forecast, _trend.Light),
        ];
        var lowest = double.NegativeInfinity;
        foreach (var (text, number, light) in ends.Where(end => end.Number is not null).OrderBy(end => Y(end.Number!.Value)))
        {
            var y = Math.Max(Y(number!.Value) + 4, lowest + 17);
            lowest = y;
            if (light is { } of)
                yield return LightMark.At(Left + Width + 14, y - 5, of);
            yield return Picture.Text(Left + Width + 26, y, Picture.Cut($"{text} {_trend.Short(number.Value, isChinese)}", 32), "small");
        }
    }

    private IEnumerable<(double X, double Y)> Along(Func<TrendPoint, Quantity?> number) =>
        _trend.Points.Where(point => number(point) is not null).Select(point => (X(point.Day), Y(number(point)!.Value)));

    private double X(DateOnly day) =>
        Left + 12 + ((day.DayNumber - _first.DayNumber) * (double)(Width - 24) / Math.Max(_last.DayNumber - _first.DayNumber, 1));

    private double Y(Quantity number) => Top + Height - (_axis.Share(number) * Height);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
