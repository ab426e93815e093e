using System.Globalization;
using System.Xml.Linq;
using PlanApi.Domain.Pictures;

namespace PlanApi.Domain.Schedules;

/// <summary>The days of a Gantt chart, from left to right in whole months.</summary>
internal sealed class GanttAxis
{
    private readonly DateOnly _first;
    private readonly DateOnly _last;
    private readonly int _left;
    private readonly int _width;
    private readonly int _top;

    private GanttAxis(DateOnly first, DateOnly last, int left, int width, int top)
    {
        (_first, _last) = (new(first.Year, first.Month, 1), new(last.Year, last.Month, DateTime.DaysInMonth(last.Year, last.Month)));
        (_left, _width, _top) = (left, width, top);
    }

    public static GanttAxis Of(IReadOnlyList<GanttRow> rows, int left, int width, int top)
    {
        DateOnly[] days = [.. rows.SelectMany(row => row.Days())];
        return days.Length == 0
            ? new(new DateOnly(2000, 1, 1), new DateOnly(2000, 12, 31), left, width, top)
            : new(days.Min(), days.Max(), left, width, top);
    }

    public double X(DateOnly day, bool isEnd = false) =>
        _left + ((day.DayNumber - _first.DayNumber + (isEnd ? 1 : 0)) * (double)_width / (_last.DayNumber + 1 - _first.DayNumber));

    public IEnumerable<XElement> Months(int bottom)
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
            yield return Picture.Line(X(month), _top, X(month), bottom, "grid");
            yield return Picture.Text(X(month) + 3, _top - 4, label, "small");
        }
    }

    public IEnumerable<XElement> Today(DateOnly today, int bottom)
    {
        if (today < _first || today > _last)
            yield break;
        yield return Picture.Line(X(today), _top, X(today), bottom, "today");
        yield return Picture.Text(X(today), bottom + 14, GanttWords.Day(today), "small middle");
    }
}
