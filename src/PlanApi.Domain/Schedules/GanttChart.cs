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
    private readonly GanttAxis _axis;

    private GanttChart(IReadOnlyList<GanttRow> rows) => (_rows, _axis) = (rows, GanttAxis.Of(rows, NameWidth, ChartWidth, Top - 14));

    /// <summary>The chart of a plan's schedule.</summary>
    /// <param name="plan">The plan, for names and dependencies.</param>
    /// <param name="schedule">Its schedule.</param>
    /// <param name="today">Marked by a line where it lies within the chart.</param>
    /// <param name="language">The language of the words.</param>
    /// <param name="dataAt">The address of the same schedule as data.</param>
    public static string Of(PlanDocument plan, PlanSchedule schedule, DateOnly today, string language, string? dataAt = null)
    {
        var rows = GanttRows.Of(plan, schedule, today, language);
        var places = rows.Select((row, at) => (row.Key, at)).ToDictionary(pair => pair.Key, pair => pair.at);
        var links = plan
            .Dependencies.Select(one => (From: one.Predecessor(), To: one.Successor(), one.Type))
            .Where(one => one is { From: { } from, To: { } to } && places.ContainsKey(from) && places.ContainsKey(to))
            .Select(one => (places[one.From!.Value], places[one.To!.Value], one.Type));
        return Svg(rows, links, GanttWords.Of(plan, schedule, language, dataAt), GanttWords.Legend(language, rows), today);
    }

    private static string Svg(
        IReadOnlyList<GanttRow> rows,
        IEnumerable<(int From, int To, DependencyType Type)> links,
        PictureWords words,
        IReadOnlyList<(string Kind, string Name)> legend,
        DateOnly today
    )
    {
        var chart = new GanttChart(rows);
        var height = Top + (rows.Count * RowHeight) + 22;
        return Picture.Of(
            NameWidth + ChartWidth + 20,
            height,
            words,
            [
                .. Legend(legend),
                .. chart._axis.Months(height - 12),
                .. chart.Borders(),
                .. chart._axis.Today(today, height - 12),
                .. rows.SelectMany(chart.Row),
                .. links.Select(link => chart.Arrow(link.From, link.To, link.Type)).OfType<XElement>(),
            ]
        );
    }

    private static double Y(int row) => Top + (row * RowHeight);

    private static IEnumerable<XElement> Legend(IReadOnlyList<(string Kind, string Name)> legend)
    {
        for (var at = 0; at < legend.Count; at++)
        {
            var x = NameWidth + ChartWidth - ((legend.Count - at) * 120);
            yield return legend[at].Kind == GanttWords.Milestone
                ? Picture.Diamond(x + 7, 18, 7, "plain")
                : Picture.Bar(x, 13, 14, 10, legend[at].Kind);
            yield return Picture.Text(x + 19, 22, legend[at].Name, "small");
        }
    }

    private IEnumerable<XElement> Row(GanttRow row, int at)
    {
        var (y, name) = (Y(at), Picture.Text(8, Y(at) + 18, Picture.Cut(row.Name, 40), row.IsPhase ? "strong" : ""));
        name.Add(Picture.Tip(row.Tip));
        yield return name;
        if (row.BaselineStart is { } from && row.BaselineFinish is { } to)
            yield return Picture.Bar(_axis.X(from), y + 22, _axis.X(to, isEnd: true) - _axis.X(from), 3, "baseline");
        if (row.Start is not { } start || row.Finish is not { } finish)
        {
            if (row.Missing.Length > 0)
                yield return Picture.Text(NameWidth + 6, y + 18, row.Missing, "small");
            yield break;
        }
        var kind =
            row.IsDone ? "done"
            : row.IsCritical ? "critical"
            : "plain";
        var shape = row.IsMilestone
            ? Picture.Diamond(_axis.X(finish, isEnd: true), y + 14, 8, kind)
            : Picture.Bar(_axis.X(start), y + 6, Math.Max(_axis.X(finish, isEnd: true) - _axis.X(start), 2), row.IsPhase ? 8 : 14, kind);
        shape.Add(Picture.Tip(row.Tip));
        yield return shape;
        if (row.IsMilestone)
        {
            // At the right end there is no room behind the diamond.
            var (x, isLast) = (_axis.X(finish, isEnd: true), _axis.X(finish, isEnd: true) > NameWidth + ChartWidth - 140);
            yield return Picture.Text(isLast ? x - 13 : x + 13, y + 18, row.When, isLast ? "small end" : "small");
        }
    }

    /// <summary>Phases, initiatives and milestones are set apart.</summary>
    private IEnumerable<XElement> Borders() =>
        Enumerable
            .Range(1, Math.Max(_rows.Count - 1, 0))
            .Where(at => _rows[at].Key.Kind != _rows[at - 1].Key.Kind)
            .Select(at => Picture.Line(8, Y(at), NameWidth + ChartWidth, Y(at), "grid"));

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
        var (x1, x2) = (_axis.X(left, fromFinish), _axis.X(right, !toStart || after.IsMilestone));
        return Picture.Elbow(x1, Y(from) + 13, x2, Y(to) + 13);
    }
}
