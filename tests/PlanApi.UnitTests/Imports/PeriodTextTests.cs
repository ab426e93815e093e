using PlanApi.Domain.Calendars;
using PlanApi.Domain.Imports;

namespace PlanApi.UnitTests.Imports;

/// <summary>Periods are read as a file writes them.</summary>
public sealed class PeriodTextTests
{
    [Theory]
    [InlineData("yyyy年M月", "2024年3月", "2024-03")]
    [InlineData("M月", "12月", "2024-12")]
    [InlineData("MMM yyyy", "Mar 2025", "2025-03")]
    [InlineData("MMMM yy", "march 25", "2025-03")]
    [InlineData("dd.MM.yyyy", "18.03.2024", "2024-03-18")]
    [InlineData("d/M/yyyy", "8/3/2024", "2024-03-08")]
    [InlineData("'Q'Q yyyy", "Q3 2023", "2023-Q3")]
    [InlineData("yyyy", "2024", "2024")]
    [InlineData("yyyy-'W'ww", "2024-W7", "2024-W07")]
    [InlineData("yyyyMM", "202403", "2024-03")]
    public void Text_IsReadAsTheFormatSays(string format, string text, string period) =>
        Assert.Equal(Period.Parse(period), PeriodText.Of(format)!.Read(text, 2024));

    [Theory]
    [InlineData("dd.MM.yyyy", "30.02.2024")]
    [InlineData("M月", "14月")]
    [InlineData("M月", "3月合计")]
    [InlineData("yyyy", "1024")]
    public void OtherText_IsNoPeriod(string format, string text) => Assert.Null(PeriodText.Of(format)!.Read(text, 2024));

    [Theory]
    [InlineData("")]
    [InlineData("month")]
    [InlineData("dd.yyyy")]
    [InlineData("M M")]
    [InlineData("Q MM yyyy")]
    [InlineData("yyyy 'open")]
    [InlineData("yyy")]
    [InlineData("d")]
    public void FormatThatNamesNoPeriod_IsNone(string format) => Assert.Null(PeriodText.Of(format));

    [Fact]
    public void EveryMonthAndDay_ComesBack()
    {
        var (months, days) = (PeriodText.Of("yyyy/M")!, PeriodText.Of("d.M.yy")!);
        for (var day = new DateOnly(2023, 12, 31); day.Year < 2025; day = day.AddDays(1))
        {
            Assert.Equal(Period.OfMonth(day.Year, day.Month), months.Read($"{day.Year}/{day.Month}", 1999));
            Assert.Equal(Period.OfDay(day), days.Read($"{day.Day}.{day.Month}.{day.Year % 100:D2}", 1999));
        }
    }
}
