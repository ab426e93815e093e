using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Alerts;

/// <summary>Clocks are put right, and to summer and back: nothing is done twice, nothing is lost.</summary>
public sealed partial class AlertTests
{
    [Fact]
    public async Task AClockPutBack_BetweenAnAlertAndItsEscalation_DoublesNothing_AndLosesNothing()
    {
        await Raised();
        var raised = _service.Clock.GetUtcNow();

        Put(raised.AddDays(-3));
        await Evaluate();
        Assert.Empty((await Escalate())["escalated"]!.AsArray());
        Put(raised.AddHours(24));
        Assert.Single((await Escalate())["escalated"]!.AsArray());
        Put(raised.AddHours(2));
        await Evaluate();
        Assert.Empty((await Escalate())["escalated"]!.AsArray());
        Put(raised.AddHours(30));
        Assert.Empty((await Escalate())["escalated"]!.AsArray());
        Assert.Equal(("escalated", 1, "ben"), await Standing());
        Put(raised.AddHours(48));
        Assert.Single((await Escalate())["escalated"]!.AsArray());

        Assert.Equal(("escalated", 2, "cfo"), await Standing());
        Assert.Single(await Alerts());
    }

    [Fact]
    public async Task AClockPutBack_BetweenTwoEvaluations_RaisesNoSecondAlert_AndKeepsOneTurn()
    {
        await Raised();
        var raised = _service.Clock.GetUtcNow();
        foreach (var days in new[] { -1, 0, -1, 0, 0 })
        {
            Put(raised.AddDays(days));
            await Evaluate();
        }

        Assert.Equal("open", (string)Assert.Single(await Alerts())["state"]!);
        Assert.Equal(
            ["2024-03-17  red"],
            (await Api.Get("/v1/plans/shop/lights/changes"))
                .Is(200)
                .Items.Select(change => $"{change["date"]} {change["before"]} {change["light"]}")
        );
    }

    [Fact]
    public async Task AClockPutBack_AfterAnImprovementPlan_StillTellsItsEffect()
    {
        var path = $"/v1/plans/shop/alerts/{await Raised()}";
        var raised = _service.Clock.GetUtcNow();
        (await Post($"{path}/improvement-plan", """{"cause":"x","measures":[{"wording":"A","owner":"ann","dueOn":"2024-04-30"}]}""")).Is(
            200
        );

        Put(raised.AddDays(-2));
        (await Post($"{path}/improvement-plan/decision", """{"accepted":true}""")).Is(200);
        var effect = (await Api.Get($"{path}/improvement-plan/effect")).Is(200).Json;
        Assert.Equal(
            ["submitted 2024-03-18", "accepted 2024-03-16", "now 2024-03-16"],
            effect["moments"]!.AsArray().Select(moment => $"{moment!["kind"]} {moment["date"]}")
        );
        (await Post($"{path}/handling", """{"action":"close","reason":"Given up"}""")).Is(200);
        (await Api.Get(path)).Is(200);
    }

    [Fact]
    public async Task AClockPutAWeekAhead_OwesEachDaysEscalation()
    {
        await Raised();

        _service.Clock.Advance(TimeSpan.FromDays(7));

        Assert.Single((await Escalate())["escalated"]!.AsArray());
        // Due after the first day, and again after each of the six that follow.
        Assert.Equal(("escalated", 7, "ceo"), await Standing());
        Assert.Empty((await Escalate())["escalated"]!.AsArray());
    }

    [Theory]
    [InlineData("2024-03-30T20:00:00Z", "2024-03-31T20:00:00Z")]
    [InlineData("2024-10-26T20:00:00Z", "2024-10-27T20:00:00Z")]
    public async Task ADayToAnswer_Has24Hours_WhateverClocksShow(string raised, string due)
    {
        Put(At(raised));
        await Raised("Europe/Berlin");

        Assert.Equal(At(due), At((string)(await Alerts())[0]["dueAt"]!));
        _service.Clock.Advance(At(due) - At(raised) - TimeSpan.FromSeconds(1));
        Assert.Empty((await Escalate())["escalated"]!.AsArray());
        _service.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Single((await Escalate())["escalated"]!.AsArray());
    }

    [Theory]
    // In Shanghai 20 March ends at 16:00 UTC; in Berlin the days of the change have 23 and 25 hours; in Cairo 26 April begins at one
    // o'clock.
    [InlineData("Asia/Shanghai", "2024-03-18T08:30:00Z", "2024-03-20", "2024-03-20T16:00:00Z")]
    [InlineData("Europe/Berlin", "2024-03-30T20:00:00Z", "2024-03-31", "2024-03-31T22:00:00Z")]
    [InlineData("Europe/Berlin", "2024-10-26T20:00:00Z", "2024-10-27", "2024-10-27T23:00:00Z")]
    [InlineData("Africa/Cairo", "2024-04-25T20:00:00Z", "2024-04-25", "2024-04-25T22:00:00Z")]
    public async Task Muted_ItIsUntilTheDayEnds_WhereThePlanIs(string zone, string raised, string until, string end)
    {
        Put(At(raised));
        var path = $"/v1/plans/shop/alerts/{await Raised(zone)}";

        var muted = (await Post($"{path}/handling", $$"""{"action":"mute","reason":"x","until":"{{until}}"}""")).Is(200).Json;

        Assert.Equal(At(end), At((string)muted["mutedUntil"]!));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2024-03-30T22:59:59Z", "2024-03-30")]
    [InlineData("Europe/Berlin", "2024-03-30T23:00:00Z", "2024-03-31")]
    [InlineData("Europe/Berlin", "2024-03-31T21:59:59Z", "2024-03-31")]
    [InlineData("Europe/Berlin", "2024-03-31T22:00:00Z", "2024-04-01")]
    [InlineData("Europe/Berlin", "2024-10-26T22:00:00Z", "2024-10-27")]
    [InlineData("Europe/Berlin", "2024-10-27T22:59:59Z", "2024-10-27")]
    [InlineData("Europe/Berlin", "2024-10-27T23:00:00Z", "2024-10-28")]
    [InlineData("Africa/Cairo", "2024-04-25T21:59:59Z", "2024-04-25")]
    [InlineData("Africa/Cairo", "2024-04-25T22:00:00Z", "2024-04-26")]
    [InlineData("America/Havana", "2024-11-03T03:59:59Z", "2024-11-02")]
    [InlineData("America/Havana", "2024-11-03T05:00:00Z", "2024-11-03")]
    public async Task Today_IsTheDay_WhereThePlanIs(string zone, string now, string day)
    {
        Put(At(now));
        await Start(zone);

        Assert.Equal(day, (string)(await Api.Post("/v1/plans/shop/lights/evaluations", "")).Is(200).Json["date"]!);
        Assert.Equal(day, (string)(await Api.Get("/v1/plans/shop/targets/many-visitors/light")).Is(200).Json["date"]!);
    }

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Puts the service's clock, back too.</summary>
    private void Put(DateTimeOffset now) => _service.Clock.AdjustTime(now);
}
