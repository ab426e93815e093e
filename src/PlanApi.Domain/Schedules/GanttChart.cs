using System.Globalization;
using System.Xml.Linq;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Pictures;

namespace PlanApi.Domain.Schedules;

/// <summary>
/// A schedule as a Gantt chart in SVG: a bar for each phase and initiative, a diamond for each milestone, baselines below the bars, arrows
/// for dependencies, critical activities in red. The same schedule is always the same text.
/// </summary>
public sealed class GanttChart
{
    private const int NameWidth = 290;
    private const int ChartWidth = 850;
    private const int RowHeight = 28;
    private const int Top = 64;

    private readonly IReadOnlyList<GanttRow> _rows;
    private readonly DateOnly _first;
    private readonly DateOnly _last;

    private GanttChart(IReadOnlyList<GanttRow> rows)
    {
        DateOnly[] days = [.. rows.SelectMany(row => row.Days())];
        var (first, last) = days.Length == 0 ? (new DateOnly(2000, 1, 1), new DateOnly(2000, 12, 31)) : (days.Min(), days.Max());
        (_rows, _first, _last) = (
            rows,
            new(first.Year, first.Month, 1),
            new(last.Year, last.Month, DateTime.DaysInMonth(last.Year, last.Month))
        );
    }

    /// <summary>The chart of a plan's schedule.</summary>
    /// <param name="plan">The plan, for names and dependencies.</param>
    /// <param name="schedule">Its schedule.</param>
    /// <param name="today">Marked by a line where it lies within the chart.</param>
    /// <param name="language">The language of the words.</param>
    public static string Of(PlanDocument plan, PlanSchedule schedule, DateOnly today, string language)
    {
        var rows = GanttRows.Of(plan, schedule, language);
        var places = rows.Select((row, at) => (row.Key, at)).ToDictionary(pair => pair.Key, pair => pair.at);
        var links = plan
            .Dependencies.Select(one => (From: one.Predecessor(), To: one.Successor(), one.Type))
            .Where(one => one is { From: { } from, To: { } to } && places.ContainsKey(from) && places.ContainsKey(to))
            .Select(one => (places[one.From!.Value], places[one.To!.Value], one.Type));
        return Svg(rows, links, GanttWords.Of(plan, schedule, language), GanttWords.Legend(language), today);
    }

    private static string Svg(
        IReadOnlyList<GanttRow> rows,
        IEnumerable<(int From, int To, DependencyType Type)> links,
        (string Title, string Description) words,
        IReadOnlyList<(string Kind, string Name)> legend,
        DateOnly today
    )
    {
        var chart = new GanttChart(rows);
        var height = Top + (rows.Count * RowHeight) + 16;
        return Picture.Of(
            NameWidth + ChartWidth + 20,
            height,
            words.Title,
            words.Description,
            [
                .. Legend(legend),
                .. chart.Months(height),
                .. rows.SelectMany(chart.Row),
                .. links.Select(link => chart.Arrow(link.From, link.To, link.Type)).OfType<XElement>(),
                .. chart.Today(today, height),
            ]
        );
    }

    private double X(DateOnly day, bool isEnd = false) =>
        NameWidth + ((day.DayNumber - _first.DayNumber + (isEnd ? 1 : 0)) * (double)ChartWidth / (_last.DayNumber + 1 - _first.DayNumber));

    private static double Y(int row) => Top + (row * RowHeight);

    private static IEnumerable<XElement> Legend(IReadOnlyList<(string Kind, string Name)> legend)
    {
        for (var at = 0; at < legend.Count; at++)
        {
            var x = NameWidth + ChartWidth - ((legend.Count - at) * 96);
            yield return Picture.Bar(x, 13, 14, 10, legend[at].Kind);
            yield return Picture.Text(x + 19, 22, legend[at].Name, "small");
        }
    }

    private IEnumerable<XElement> Months(int height)
    {
        // Over many years only every third or twelfth month has room for its name.
        var months = ((_last.Year - _first.Year) * 12) + _last.Month - _first.Month + 1;
        var step =
            months <= 18 ? 1
            : months <= 60 ? 3
            : 12;
        for (var month = _first; month <= _last; month = month.AddMonths(step))
        {
            var label = month.ToString(step == 12 ? "yyyy" : "yyyy-MM", CultureInfo.InvariantCulture);
            yield return Picture.Line(X(month), Top - 14, X(month), height - 12, "grid");
            yield return Picture.Text(X(month) + 3, Top - 18, label, "small");
        }
    }

    private IEnumerable<XElement> Row(GanttRow row, int at)
    {
        var (y, name) = (Y(at), Picture.Text(8, Y(at) + 18, Picture.Cut(row.Name, 40), row.IsPhase ? "strong" : ""));
        name.Add(Picture.Tip(row.Tip));
        yield return name;
        if (row.BaselineStart is { } from && row.BaselineFinish is { } to)
            yield return Picture.Bar(X(from), y + 22, X(to, isEnd: true) - X(from), 3, "baseline");
        if (row.Start is not { } start || row.Finish is not { } finish)
        {
            if (row.Missing.Length > 0)
                yield return Picture.Text(NameWidth + 6, y + 18, row.Missing, "small");
            yield break;
        }
        var kind =
            row.IsDone ? "done"
            : row.IsCritical ? "critical"
            : row.IsPhase ? "phase"
            : "plain";
        var shape = row.IsMilestone
            ? Picture.Diamond(X(finish, isEnd: true), y + 14, 8, kind)
            : Picture.Bar(X(start), y + 6, Math.Max(X(finish, isEnd: true) - X(start), 2), row.IsPhase ? 8 : 14, kind);
        shape.Add(Picture.Tip(row.Tip));
        yield return shape;
    }

    private XElement? Arrow(int from, int to, DependencyType type)
    {
        var (before, after) = (_rows[from], _rows[to]);
        var (fromFinish, toStart) = (
            type is DependencyType.FinishToStart or DependencyType.FinishToFinish,
            type is DependencyType.FinishToStart or DependencyType.StartToStart
        );
        if (
            (fromFinish ? before.Finish : before.Start) is not { } left
            || (toStart && !after.IsMilestone ? after.Start : after.Finish) is not { } right
        )
            return null;
        var (x1, x2) = (X(left, fromFinish), X(right, !toStart || after.IsMilestone));
        return Picture.Elbow(x1, Y(from) + 13, x2, Y(to) + 13);
    }

    private IEnumerable<XElement> Today(DateOnly today, int height) =>
        today < _first || today > _last ? [] : [Picture.Line(X(today), Top - 14, X(today), height - 12, "today")];
}
