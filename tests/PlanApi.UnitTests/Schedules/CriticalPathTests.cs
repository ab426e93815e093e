using System.Globalization;
using FsCheck.Xunit;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Schedules;

public sealed class CriticalPathTests
{
    /// <summary>
    /// The example of Wikipedia's "Program evaluation and review technique": activities a to g, expected times in hundredths of a day.
    /// </summary>
    [Fact]
    public void Times_OfThePublishedExample_AreAsPublished()
    {
        var (path, names) = Example("a:400 b:533 c:517 d:633 e:517 f:450 g:517", "a-c a-d b-e c-e d-f e-g");

        Assert.Equal(
            [
                "a 0.00 4.00 0.00 4.00 0.00",
                "b 0.00 5.33 3.84 9.17 3.84",
                "c 4.00 9.17 4.00 9.17 0.00",
                "d 4.00 10.33 8.68 15.01 4.68",
                "e 9.17 14.34 9.17 14.34 0.00",
                "f 10.33 14.83 15.01 19.51 4.68",
                "g 14.34 19.51 14.34 19.51 0.00",
            ],
            names.Select(
                (name, at) =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{name} {path.EarlyStart(at) / 100m:F2} {path.EarlyFinish(at) / 100m:F2} {path.LateStart(at) / 100m:F2} "
                            + $"{path.LateFinish(at) / 100m:F2} {path.TotalSlack(at) / 100m:F2}"
                    )
            )
        );
        Assert.Equal("aceg", string.Concat(path.Chain().Select(at => names[at])));
    }

    [Theory]
    [InlineData("a-b:FinishToStart:2", 5 + 2)]
    [InlineData("a-b:FinishToStart:-2", 5 - 2)]
    [InlineData("a-b:StartToStart:2", 2)]
    [InlineData("a-b:FinishToFinish:1", 5 + 1 - 3)]
    [InlineData("a-b:StartToFinish:4", 4 - 3)]
    public void Successor_OfEachType_StartsWhenItMay(string link, long start)
    {
        var (path, _) = Example("a:5 b:3", link);

        Assert.Equal(start, path.EarlyStart(1));
    }

    [Fact]
    public void Slack_WithATimeThatIsMissed_IsNegative()
    {
        var network = ScheduleNetwork.Of([new(5), new(3, NotAfter: 6)], [new(0, 1)])!;
        var path = CriticalPath.Of(network);

        Assert.Equal((-2, -2, true), (path.TotalSlack(0), path.TotalSlack(1), path.IsCritical(0)));
    }

    [Fact]
    public void Network_WithACircle_IsNone() =>
        Assert.Null(ScheduleNetwork.Of([new(1), new(1), new(1), new(1)], [new(0, 1), new(1, 2), new(2, 3), new(3, 1)]));

    /// <summary>Against times that are found by going round until nothing changes any more.</summary>
    [Property(MaxTest = 300)]
    public void Times_OfRandomNetworks_AreTheLeastThatKeepEveryDependency(int seed)
    {
        var random = new Random(seed);
        NetworkActivity[] activities =
        [
            .. Enumerable.Range(0, random.Next(1, 30)).Select(_ => new NetworkActivity(random.Next(0, 20), random.Next(0, 9))),
        ];
        NetworkLink[] links =
        [
            .. Enumerable
                .Range(0, random.Next(0, 60))
                .Select(_ => (From: random.Next(activities.Length), To: random.Next(activities.Length)))
                .Where(pair => pair.From < pair.To)
                .Select(pair => new NetworkLink(pair.From, pair.To, (DependencyType)random.Next(4), random.Next(-5, 10))),
        ];
        var path = CriticalPath.Of(ScheduleNetwork.Of(activities, links)!);

        var start = activities.Select(activity => activity.NotBefore).ToArray();
        for (var again = true; again; )
        {
            again = false;
            foreach (var link in links)
            {
                var least = Least(start[link.From], activities[link.From].Duration, activities[link.To].Duration, link);
                if (start[link.To] < least)
                    (start[link.To], again) = (least, true);
            }
        }
        Assert.Equal(start, activities.Select((_, at) => path.EarlyStart(at)));
        // At their latest times they keep every dependency and the end too, and none of them may be any later.
        Assert.All(
            links,
            link =>
                Assert.True(
                    path.LateStart(link.To)
                        >= Least(path.LateStart(link.From), activities[link.From].Duration, activities[link.To].Duration, link)
                )
        );
        for (var at = 0; at < activities.Length; at++)
        {
            Assert.True(path.TotalSlack(at) >= path.FreeSlack(at) && path.FreeSlack(at) >= 0);
            Assert.True(
                path.LateFinish(at) == path.End
                    || links.Any(link =>
                        link.From == at
                        && path.LateStart(link.To) == Least(path.LateStart(at), activities[at].Duration, activities[link.To].Duration, link)
                    )
            );
        }
        Assert.All(path.Chain(), at => Assert.True(path.IsCritical(at)));
    }

    /// <summary>A tree of initiatives may be as deep as it likes.</summary>
    [Fact]
    public void Chart_OfADeepTree_IsDrawn()
    {
        var plan = new PlanDocument
        {
            Format = PlanDocument.CurrentFormat,
            Plan = new Plan
            {
                Code = Code.Known("deep"),
                Calendar = new Domain.Calendars.Calendar { Year = 2024 },
                Currency = Code.Known("CNY"),
            },
            Initiatives =
            [
                .. Enumerable
                    .Range(0, 20_000)
                    .Select(at => new Initiative { Code = Code.Known($"i{at}"), Parent = at == 0 ? null : Code.Known($"i{at - 1}") }),
            ],
        };

        var chart = GanttChart.Of(plan, PlanSchedule.Of(plan, plan.Plan.Calendar), new DateOnly(2024, 3, 18), "en");

        Assert.Contains(">i19999<", chart.Replace("\u2003", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static long Least(long start, long duration, long next, NetworkLink link) =>
        link.Lag
        + link.Type switch
        {
            DependencyType.FinishToStart => start + duration,
            DependencyType.StartToStart => start,
            DependencyType.FinishToFinish => start + duration - next,
            _ => start - next,
        };

    private static (CriticalPath Path, string[] Names) Example(string activities, string links)
    {
        string[] names = [.. activities.Split(' ').Select(activity => activity.Split(':')[0])];
        var network = ScheduleNetwork.Of(
            [
                .. activities
                    .Split(' ')
                    .Select(activity => new NetworkActivity(long.Parse(activity.Split(':')[1], CultureInfo.InvariantCulture))),
            ],
            [
                .. links
                    .Split(' ')
                    .Select(link => link.Split(':'))
                    .Select(link => new NetworkLink(
                        Array.IndexOf(names, link[0].Split('-')[0]),
                        Array.IndexOf(names, link[0].Split('-')[1]),
                        link.Length > 1 ? Enum.Parse<DependencyType>(link[1]) : default,
                        link.Length > 2 ? long.Parse(link[2], CultureInfo.InvariantCulture) : 0
                    )),
            ]
        )!;
        return (CriticalPath.Of(network), names);
    }
}
