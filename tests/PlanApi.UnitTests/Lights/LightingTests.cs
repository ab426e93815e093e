using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Lights;

public sealed class LightingTests
{
    private static readonly Calendar Calendar = new() { Year = 2024 };

    [Theory]
    [InlineData(0.95, null, Light.Green)]
    [InlineData(0.9499, null, Light.Yellow)]
    [InlineData(0.80, null, Light.Yellow)]
    [InlineData(0.7999, null, Light.Red)]
    [InlineData(0.93, Light.Green, Light.Green)]
    [InlineData(0.9299, Light.Green, Light.Yellow)]
    [InlineData(0.9499, Light.Yellow, Light.Yellow)]
    [InlineData(0.95, Light.Yellow, Light.Green)]
    [InlineData(0.78, Light.Yellow, Light.Yellow)]
    [InlineData(0.79, Light.Green, Light.Yellow)]
    [InlineData(0.79, Light.Red, Light.Red)]
    [InlineData(0.94, Light.Stale, Light.Yellow)]
    public void ALightFollowsItsThresholds(double attainment, Light? before, Light light) =>
        Assert.Equal(light, Lighting.Of(Fraction.Of(Quantity.Of((decimal)attainment)), Lighting.Standard, before));

    [Property(MaxTest = 2000)]
    public Property Within_the_band_no_light_flaps() =>
        Prop.ForAll(
            Gen.Choose(int.MinValue, int.MaxValue).ToArbitrary(),
            seed =>
            {
                var random = new System.Random(seed);
                // From just below a threshold by the hysteresis up to it, whatever the moves.
                var top = random.Next(2) == 0 ? 950 : 800;
                Light light = Lighting.Of(Fraction.Of(random.Next(1300), 1000), Lighting.Standard, null);
                Light? first = null;
                for (var move = 0; move < 30; move++)
                {
                    light = Lighting.Of(Fraction.Of(random.Next(top - 20, top), 1000), Lighting.Standard, light);
                    first ??= light;
                    if (light != first)
                        return false;
                }
                return true;
            }
        );

    [Property(MaxTest = 2000)]
    public Property More_attained_is_never_a_worse_light() =>
        Prop.ForAll(
            Gen.Choose(int.MinValue, int.MaxValue).ToArbitrary(),
            seed =>
            {
                var random = new System.Random(seed);
                var (one, other) = (random.Next(-200, 1500), random.Next(-200, 1500));
                var before = random.Next(4) is < 3 and var at ? (Light?)(Light)at : null;
                return Lighting.Of(Fraction.Of(Math.Max(one, other), 1000), Lighting.Standard, before)
                    <= Lighting.Of(Fraction.Of(Math.Min(one, other), 1000), Lighting.Standard, before);
            }
        );

    [Theory]
    // Reports by the month, asked in the middle of June: May is due, and counts as complete.
    [InlineData(Grain.Month, "2024-06-18", null, Light.NoData, null)]
    [InlineData(Grain.Month, "2024-06-18", "2023-12-31", Light.Stale, null)]
    [InlineData(Grain.Month, "2024-06-18", "2024-04-30", Light.Stale, "2024-04-30")]
    [InlineData(Grain.Month, "2024-06-18", "2024-05-03", null, "2024-05-31")]
    [InlineData(Grain.Month, "2024-06-18", "2024-06-17", null, "2024-06-17")]
    // Before the first report of the year is due.
    [InlineData(Grain.Month, "2024-01-18", "2023-12-31", Light.NoData, null)]
    [InlineData(Grain.Month, "2024-01-18", "2024-01-17", null, "2024-01-17")]
    // By the day: yesterday is due.
    [InlineData(Grain.Day, "2024-06-18", "2024-06-16", Light.Stale, "2024-06-16")]
    [InlineData(Grain.Day, "2024-06-18", "2024-06-17", null, "2024-06-17")]
    [InlineData(Grain.Quarter, "2024-06-18", "2024-02-17", null, "2024-03-31")]
    // After the year its last report is due.
    [InlineData(Grain.Month, "2025-03-01", "2024-12-30", null, "2024-12-31")]
    [InlineData(Grain.Month, "2025-03-01", "2024-11-30", Light.Stale, "2024-11-30")]
    public void ANumberIsJudgedAsFarAsReportsAreDue(Grain every, string asked, string? latest, Light? light, string? to)
    {
        var fresh = Freshness.Of(
            Calendar,
            every,
            new DaySpan(Day("2024-01-01"), Day("2024-12-31")),
            Day(asked),
            latest is null ? null : Day(latest)
        );

        Assert.Equal((light, to is null ? (DateOnly?)null : Day(to)), (fresh.Light, fresh.MeasuredTo));
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
