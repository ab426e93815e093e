using System.Globalization;
using System.Text;
using PlanApi.Application.TableFiles;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Slices;

/// <summary>Numbers as they stand in CSV.</summary>
internal static class CellText
{
    /// <summary>How many characters are gathered before they are sent.</summary>
    public const int FlushAt = 64 * 1024;

    /// <summary>A number of 1/10,000, with no more decimals than it has.</summary>
    public static void Append(StringBuilder line, long steps)
    {
        var (whole, rest) = long.DivRem(steps, Quantity.StepsPerUnit);
        if (steps < 0 && whole == 0)
            line.Append('-');
        line.Append(CultureInfo.InvariantCulture, $"{whole}");
        if (rest != 0)
            line.Append('.').Append(Math.Abs(rest).ToString("D4", CultureInfo.InvariantCulture).TrimEnd('0'));
    }
}

/// <summary>The text of a place's period and members, put together from texts of its axes.</summary>
internal sealed class PlaceTexts(Frame frame, IEnumerable<(FrameAxis Axis, DimensionIndex Index)> axes)
{
    private readonly string[] _periods = [.. frame.Periods.Select(period => period.ToString())];
    private readonly (FrameAxis Axis, string[] Texts)[] _axes =
    [
        .. axes.Select(axis =>
            (
                axis.Axis,
                (string[])[.. axis.Axis.Entries.Select(entry => entry == DimensionIndex.Top ? "" : axis.Index.CodeOf(entry).ToString())]
            )
        ),
    ];

    public void Append(StringBuilder line, int place)
    {
        line.Append(Of(_periods, frame.PeriodStride, place)).Append(',');
        foreach (var (axis, texts) in _axes)
            line.Append(Of(texts, axis.Stride, place)).Append(',');
    }

    public void Write(TableWriter table, int place)
    {
        table.Text(Of(_periods, frame.PeriodStride, place));
        foreach (var (axis, texts) in _axes)
            table.Text(Of(texts, axis.Stride, place) is { Length: > 0 } code ? code : null);
    }

    private string Of(string[] texts, long stride, int place) => texts[(int)((frame.First + place) / stride % texts.Length)];
}
