using System.Buffers.Text;
using System.Globalization;
using System.Text;
using PlanApi.Application.Tables;

namespace PlanApi.Application.Lights;

/// <summary>A place in the history of a plan's lights, the newest first.</summary>
internal readonly record struct LightCursor(DateOnly Day, long TargetId, long IndicatorId, string Scope, string Period)
{
    public static LightCursor Of(LightRow row) => new(row.Day, row.TargetId, row.IndicatorId, row.Scope, row.Period);

    /// <summary>In the order of the list, or the other way round.</summary>
    public static IQueryable<LightRow> Ordered(IQueryable<LightRow> rows, bool backward) =>
        backward
            ? rows.OrderBy(row => row.Day)
                .ThenByDescending(row => row.TargetId)
                .ThenByDescending(row => row.IndicatorId)
                .ThenByDescending(row => row.Scope)
                .ThenByDescending(row => row.Period)
            : rows.OrderByDescending(row => row.Day)
                .ThenBy(row => row.TargetId)
                .ThenBy(row => row.IndicatorId)
                .ThenBy(row => row.Scope)
                .ThenBy(row => row.Period);

    public IQueryable<LightRow> Following(IQueryable<LightRow> rows)
    {
        var (day, target, indicator, scope, period) = this;
        return rows.Where(row =>
            row.Day < day
            || (
                row.Day == day
                && (
                    row.TargetId > target
                    || (
                        row.TargetId == target
                        && (
                            row.IndicatorId > indicator
                            || (
                                row.IndicatorId == indicator
                                && (row.Scope.CompareTo(scope) > 0 || (row.Scope == scope && row.Period.CompareTo(period) > 0))
                            )
                        )
                    )
                )
            )
        );
    }

    public IQueryable<LightRow> Preceding(IQueryable<LightRow> rows)
    {
        var (day, target, indicator, scope, period) = this;
        return rows.Where(row =>
            row.Day > day
            || (
                row.Day == day
                && (
                    row.TargetId < target
                    || (
                        row.TargetId == target
                        && (
                            row.IndicatorId < indicator
                            || (
                                row.IndicatorId == indicator
                                && (row.Scope.CompareTo(scope) < 0 || (row.Scope == scope && row.Period.CompareTo(period) < 0))
                            )
                        )
                    )
                )
            )
        );
    }

    public static LightCursor? Parse(string cursor)
    {
        if (cursor.Length > 4_096 || !Base64Url.IsValid(cursor))
            return null;
        return
            Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split('\n')
                is [var day, var target, var indicator, var scope, var period]
            && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            && long.TryParse(target, NumberStyles.None, CultureInfo.InvariantCulture, out var targetId)
            && long.TryParse(indicator, NumberStyles.None, CultureInfo.InvariantCulture, out var indicatorId)
            ? new LightCursor(on, targetId, indicatorId, scope, period)
            : null;
    }

    public override string ToString() =>
        Base64Url.EncodeToString(
            Encoding.UTF8.GetBytes(
                string.Create(CultureInfo.InvariantCulture, $"{Day:yyyy-MM-dd}\n{TargetId}\n{IndicatorId}\n{Scope}\n{Period}")
            )
        );
}
