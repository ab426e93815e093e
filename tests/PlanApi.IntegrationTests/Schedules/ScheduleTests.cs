using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Schedules;

public sealed class ScheduleTests(OpenService service) : IClassFixture<OpenService>
{
    // Design takes 31 days, build 29; the test waits for the build, and the launch for both.
    private const string Plan = """
        format: planapi/1
        plan: {code: CODE, calendar: {year: 2024}, currency: CNY}
        phases:
          - {code: year, start: "2024", end: "2024-06"}
        initiatives:
          - {code: design, start: 2024-01, end: 2024-01, baselineStart: 2024-01, baselineEnd: 2024-01}
          - {code: build, start: 2024-02, end: 2024-02, baselineStart: 2024-01-15, baselineEnd: 2024-02-15}
          - {code: aside, start: 2024-02-01, end: 2024-02-10}
          - {code: undated}
        milestones:
          - {code: tested, due: 2024-03-05}
          - {code: launch, due: 2024-06-30}
        dependencies:
          - {code: a, initiative: build, afterInitiative: design}
          - {code: b, milestone: tested, afterInitiative: build, lag: 10}
          - {code: c, milestone: launch, afterMilestone: tested}
          - {code: d, milestone: launch, afterInitiative: aside}
          - {code: e, initiative: undated, afterInitiative: aside}
        """;

    [Fact]
    public async Task Schedule_HasTheDatesThatFollowFromDependencies()
    {
        var path = await New();

        var schedule = (await service.Api.Get($"{path}/schedule")).Is(200).Json;

        Assert.Equal("2024-06-30", (string)schedule["end"]!);
        Assert.Equal(
            [
                "year 2024-01-01 to 2024-06-30, late 2024-01-01 to 2024-06-30, slack 0 0, critical",
                "aside 2024-02-01 to 2024-02-10, late 2024-06-21 to 2024-06-30, slack 141 141",
                "build 2024-02-01 to 2024-02-29, late 2024-05-23 to 2024-06-20, slack 112 0, slips 17 14",
                "design 2024-01-01 to 2024-01-31, late 2024-04-22 to 2024-05-22, slack 112 0, slips 0 0",
                "undated",
                "launch 2024-06-30 to 2024-06-30, late 2024-06-30 to 2024-06-30, slack 0 0, critical",
                "tested 2024-03-10 to 2024-03-10, late 2024-06-30 to 2024-06-30, slack 112 112",
            ],
            schedule["activities"]!.AsArray().Select(activity => Told(activity!))
        );
    }

    [Fact]
    public async Task Schedule_OverGraphQL_LeadsToTheParts()
    {
        var path = await New();

        var answer = (
            await service.Api.Post(
                "/graphql",
                new JsonObject
                {
                    ["query"] =
                        $$"""{ plan(code: "{{path.Split('/')[^1]}}") { schedule { end activities {"""
                        + " milestoneCode milestone { due } times { totalSlack } } } } }",
                }.ToJsonString()
            )
        ).Is(200);

        var tested = answer.Json["data"]!["plan"]!["schedule"]!["activities"]!
            .AsArray()
            .Single(activity => (string?)activity!["milestoneCode"] == "tested")!;
        Assert.Equal(("2024-03-05", 112), ((string)tested["milestone"]!["due"]!, (int)tested["times"]!["totalSlack"]!));
    }

    [Fact]
    public async Task Schedule_FollowsWhatDidHappen()
    {
        var path = await New();
        await Patch($"{path}/initiatives/design", """{"started":"2024-01-08","finished":"2024-02-14"}""");

        var build = (await service.Api.Get($"{path}/schedule")).Is(200).Json["activities"]!
            .AsArray()
            .Single(activity => (string?)activity!["initiative"] == "build")!;

        // The stated start stays; the earliest is the day after.
        Assert.Equal(("2024-02-01", "2024-02-15"), ((string)build["start"]!, (string)build["times"]!["earlyStart"]!));
    }

    [Fact]
    public async Task Slips_ShowWhatComesLaterBeforeAnythingIsSaved()
    {
        var path = await New();
        var before = (await service.Api.Get($"{path}/schedule")).Is(200).Text;

        var preview = await Slips(path, """[{"initiative":"build","finishesLater":120}]""");

        Assert.Equal(("2024-06-30", "2024-07-08"), ((string)preview["endBefore"]!, (string)preview["endAfter"]!));
        Assert.Equal(
            [
                "build 2024-02-01 to 2024-06-28 (0, 120), late by 120",
                "launch 2024-07-08 to 2024-07-08 (8, 8), late by 8",
                "tested 2024-07-08 to 2024-07-08 (120, 120), late by 125",
            ],
            Effects(preview)
        );
        // Within its free slack nothing else moves.
        Assert.Equal(
            ["aside 2024-02-11 to 2024-02-20 (10, 10), late by 10"],
            Effects(await Slips(path, """[{"initiative":"aside","startsLater":10}]"""))
        );
        Assert.Equal(before, (await service.Api.Get($"{path}/schedule")).Is(200).Text);
    }

    [Theory]
    [InlineData("[]", "too-few /slips")]
    [InlineData("""[{"startsLater":1}]""", "not-allowed /slips/0")]
    [InlineData("""[{"initiative":"build","phase":"year","startsLater":1}]""", "not-allowed /slips/0")]
    [InlineData("""[{"initiative":"undated","startsLater":1}]""", "not-allowed /slips/0")]
    [InlineData(
        """[{"milestone":"nowhere"},{"initiative":"build","startsLater":99999}]""",
        "unknown-reference /slips/0/milestone",
        "out-of-range /slips/1/startsLater"
    )]
    public async Task Slips_ThatCannotBe_AreRefused(string slips, params string[] faults) =>
        (await service.Api.Post($"{await New()}/schedule-previews", $$"""{"slips":{{slips}}}""")).HasFaults(faults);

    [Theory]
    [InlineData("schedule")]
    [InlineData("schedule/gantt")]
    [InlineData("schedule/calendar")]
    public async Task Schedule_ThatLeadsBeyondAllYears_IsRefused(string read)
    {
        var code = $"schedule-{Guid.NewGuid():N}"[..20];
        var plan = $$"""
            format: planapi/1
            plan: {code: {{code}}, calendar: {year: 2024}, currency: CNY}
            milestones: [{{string.Join(", ", Enumerable.Range(0, 900).Select(at => $"{{code: m{at}, due: 2024}}"))}}]
            dependencies: [{{string.Join(
                ", ",
                Enumerable.Range(1, 899).Select(at => $"{{code: d{at}, milestone: m{at}, afterMilestone: m{at - 1}, lag: 3660}}")
            )}}]
            """;
        (await service.Api.Send(HttpMethod.Post, "/v1/plan-documents", plan, "application/yaml")).Is(201);

        (await service.Api.With("Accept", "*/*").Get($"/v1/plans/{code}/{read}")).HasFaults("out-of-range /dependencies");
    }

    [Fact]
    public async Task Gantt_IsAPictureThatNoNameCanBringMarkupInto()
    {
        var path = await New();
        await Patch($"{path}/initiatives/build", """{"names":{"en":"<script>alert(1)</script> & \"more\"","zh":"建设"}}""");

        var picture = (await service.Api.With("Accept", "image/svg+xml").Get($"{path}/schedule/gantt")).Is(200);

        Assert.Equal("image/svg+xml", picture.Type);
        var svg = System.Xml.Linq.XDocument.Parse(picture.Text).Root!;
        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName == "script");
        Assert.Contains(svg.Descendants(), element => element.Value.StartsWith("<script>", StringComparison.Ordinal));
        // Each dated activity has a shape, and the legend has three more.
        Assert.Equal(6, svg.Descendants().Count(element => (string?)element.Attribute("class") is "plain" or "critical") - 3);
        Assert.EndsWith(
            $"The same as data: {path}/schedule",
            svg.Elements().First(one => one.Name.LocalName == "desc").Value,
            StringComparison.Ordinal
        );
        Assert.Equal($"{path}/schedule", (string?)svg.Elements().Single(one => one.Name.LocalName == "a").Attribute("href"));
        Assert.Equal(picture.Text, (await service.Api.With("Accept", "image/svg+xml").Get($"{path}/schedule/gantt")).Text);
        Assert.Contains("no dates", picture.Text, StringComparison.Ordinal);
        var chinese = await service.Api.With("Accept", "image/svg+xml").With("Accept-Language", "zh").Get($"{path}/schedule/gantt");
        Assert.Contains("建设", chinese.Text, StringComparison.Ordinal);
        Assert.Contains("没有日期", chinese.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calendar_HasAnEventOfWholeDaysForEachDatedActivity()
    {
        var path = await New();

        var feed = (await service.Api.With("Accept", "text/calendar").Get($"{path}/schedule/calendar")).Is(200);

        Assert.Equal("text/calendar", feed.Type);
        Assert.Equal(6, feed.Text.Split("BEGIN:VEVENT").Length - 1);
        Assert.Contains("DTSTART;VALUE=DATE:20240201\r\n", feed.Text, StringComparison.Ordinal);
        Assert.Contains("DTEND;VALUE=DATE:20240301\r\n", feed.Text, StringComparison.Ordinal);
        Assert.Equal(feed.Text, (await service.Api.With("Accept", "text/calendar").Get($"{path}/schedule/calendar")).Text);
    }

    private static IEnumerable<string> Effects(JsonNode preview) =>
        preview["effects"]!
            .AsArray()
            .Select(effect =>
                $"{effect!["phase"] ?? effect["initiative"] ?? effect["milestone"]} {effect["earlyStart"]} to {effect["earlyFinish"]} "
                + $"({effect["startsLater"]}, {effect["finishesLater"]}), late by {effect["lateBy"]}"
            );

    private async Task<JsonNode> Slips(string path, string slips) =>
        (await service.Api.Post($"{path}/schedule-previews", $$"""{"slips":{{slips}}}""")).Is(200).Json;

    private static string Told(JsonNode activity)
    {
        var name = (string)(activity["phase"] ?? activity["initiative"] ?? activity["milestone"])!;
        if (activity["times"] is not { } times)
            return name;
        var slips = activity["startSlip"] is { } slip ? $", slips {slip} {activity["finishSlip"]}" : "";
        return $"{name} {times["earlyStart"]} to {times["earlyFinish"]}, late {times["lateStart"]} to {times["lateFinish"]}, "
            + $"slack {times["totalSlack"]} {times["freeSlack"]}{slips}{((bool)times["isCritical"]! ? ", critical" : "")}";
    }

    private async Task<string> New()
    {
        var code = $"schedule-{Guid.NewGuid():N}"[..20];
        var text = Plan.Replace("CODE", code, StringComparison.Ordinal);
        (await service.Api.Send(HttpMethod.Post, "/v1/plan-documents", text, "application/yaml")).Is(201);
        return $"/v1/plans/{code}";
    }

    private async Task Patch(string path, string body) =>
        (await service.Api.Patch(path, body, (await service.Api.Get(path)).Is(200).ETag)).Is(200);
}
