using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Alerts;

public sealed class EscalationTests
{
    private static readonly DateTimeOffset Due = new(2024, 3, 30, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(0, 1, 24)]
    [InlineData(23, 1, 24)]
    [InlineData(24, 2, 48)]
    [InlineData(240, 11, 264)]
    public void ItGoesOnOnceWhenDueAndAgainAfterEachPeriod(int hoursLater, int times, int next) =>
        Assert.Equal((times, Due.AddHours(next)), Escalation.By(Due.AddHours(hoursLater), Due, TimeSpan.FromHours(24)));

    [Property(MaxTest = 1000)]
    public Property Looking_often_or_once_comes_to_the_same() =>
        Prop.ForAll(
            Gen.Choose(int.MinValue, int.MaxValue).ToArbitrary(),
            seed =>
            {
                var random = new Random(seed);
                var (every, due, now, sum) = (TimeSpan.FromHours(random.Next(1, 72)), Due, Due.AddHours(-5), 0);
                for (var look = 0; look < 10; look++)
                {
                    now = now.AddMinutes(random.Next(0, 5000));
                    (var times, due) = Escalation.By(now, due, every);
                    sum += times;
                }
                var (once, last) = Escalation.By(now, Due, every);
                return sum == once && last == due && last > now;
            }
        );

    [Fact]
    public void OwnersAreAskedUpTheObjectivesEachOnce()
    {
        Party[] parties = [Party("ann", "ben"), Party("ben", "ann"), Party("cfo", null), Party("ceo", null)];
        Objective[] objectives =
        [
            Objective("grow", "ceo", []),
            Objective("brand", "ceo", ["grow"]),
            Objective("traffic", "cfo", ["grow", "brand", "traffic"]),
        ];
        KeyResult[] results =
        [
            new()
            {
                Code = Code.Known("kr"),
                Objective = Code.Known("traffic"),
                Target = Code.Known("visitors"),
                Owner = Code.Known("ann"),
            },
        ];

        Assert.Equal(
            ["ann", "ben", "cfo", "ceo"],
            Escalation.Owners(Code.Known("visitors"), results, objectives, parties).Select(owner => owner.ToString())
        );
        Assert.Empty(Escalation.Owners(Code.Known("nobody-measures-this"), results, objectives, parties));
        Assert.Empty(Escalation.Owners(null, results, objectives, parties));
    }

    private static Party Party(string code, string? next) =>
        new() { Code = Code.Known(code), EscalatesTo = next is null ? null : Code.Known(next) };

    private static Objective Objective(string code, string owner, string[] parents) =>
        new()
        {
            Code = Code.Known(code),
            Owner = Code.Known(owner),
            Parents = [.. parents.Select(Code.Known)],
        };
}
