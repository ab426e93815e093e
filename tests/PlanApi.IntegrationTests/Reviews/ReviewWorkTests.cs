using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Errors;
using PlanApi.Application.Reviews;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Reviews;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Reviews;

/// <summary>Reviews are opened by themselves when their periods are over, each once, however long nobody looked.</summary>
public sealed class ReviewWorkTests : IDisposable
{
    // Their operations are done where the test says.
    private CustomService _service = new(new TestOptions { RunsOperations = false });

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task APeriodThatIsOver_IsReviewedOnce_ByThePlansClock()
    {
        var plan = await ReviewPlan.New(_service);
        Assert.Null(await plan.Work());
        Assert.Equal(["monthly 2024-02", "monthly 2024-01"], await plan.Periods());
        var version = (long)(await _service.Api.Get(ReviewPlan.Path)).Json["version"]!;
        Assert.Null(await plan.Work());
        Assert.Equal(version, (long)(await _service.Api.Get(ReviewPlan.Path)).Json["version"]!);

        // March ends in Shanghai on the 31st at 16:00 UTC.
        _service.Clock.Advance(new DateTimeOffset(2024, 3, 31, 15, 59, 59, TimeSpan.Zero) - _service.Clock.GetUtcNow());
        await plan.Work();
        Assert.Equal(2, (await plan.Periods()).Count);
        _service.Clock.Advance(TimeSpan.FromSeconds(1));
        await plan.Work();
        Assert.Equal("monthly 2024-03", (await plan.Periods())[0]);
    }

    [Fact]
    public async Task AClockPutBack_OpensNoReviewTwice_AndLosesNone()
    {
        var plan = await ReviewPlan.New(_service);
        var now = _service.Clock.GetUtcNow();
        foreach (var days in new[] { 20, -60, 0, 50 })
        {
            _service.Clock.AdjustTime(now.AddDays(days));
            Assert.Null(await plan.Work());
        }

        Assert.Equal(["monthly 2024-04", "monthly 2024-03", "monthly 2024-02", "monthly 2024-01"], await plan.Periods());
    }

    [Fact]
    public async Task DaysAfterThePeriod_AreWaitedFor_ButNotByHand()
    {
        var plan = await ReviewPlan.New(
            _service,
            document => document.Replace("cadence: month,", "cadence: month, daysAfter: 18,", StringComparison.Ordinal)
        );
        await plan.Work();
        Assert.Equal(["monthly 2024-01"], await plan.Periods());
        await plan.Open("2024-02");
        _service.Clock.Advance(TimeSpan.FromDays(2));
        await plan.Work();
        Assert.Equal(["monthly 2024-02", "monthly 2024-01"], await plan.Periods());
    }

    [Fact]
    public async Task AfterALongStop_AllArePutRight_SomeInEachRound_DaysOnlyTheLatest()
    {
        var plan = await ReviewPlan.New(
            _service,
            document => document + "  - {code: daily, cadence: day}\n  - {code: weekly, cadence: week}\n  - {code: yearly, cadence: year}\n"
        );
        _service.Clock.Advance(TimeSpan.FromDays(500));

        await plan.Work();
        var first = await plan.Periods();
        Assert.Equal(20, first.Count);
        Assert.Contains("monthly 2024-01", first);
        Assert.DoesNotContain("monthly 2024-12", first);
        for (var round = 0; round < 5; round++)
            await plan.Work();

        var all = (await plan.Periods()).ToLookup(review => review.Split(' ')[0]);
        Assert.Equal(
            (12, 53, 1, ReviewCalendar.MostDays),
            (all["monthly"].Count(), all["weekly"].Count(), all["yearly"].Count(), all["daily"].Count())
        );
        Assert.Equal(("daily 2024-12-31", "daily 2024-12-01"), (all["daily"].First(), all["daily"].Last()));
        Assert.Equal(("weekly 2025-W01", "weekly 2024-W01"), (all["weekly"].First(), all["weekly"].Last()));
        await plan.Open("2024-11-30", "daily");
        Assert.Null(await plan.Work());
        Assert.Equal(98, (await plan.Periods()).Count);
    }

    [Fact]
    public async Task NumbersThatCannotBeWorkedOut_KeepNoReviewFromBeingOpened_AndTheReportSaysSo()
    {
        var plan = await ReviewPlan.New(_service);
        await plan.Push(800_000_000_000_000);

        Assert.Null(await plan.Work());

        var review = (await _service.Api.Get($"{ReviewPlan.Path}/reviews?period=2024-02")).Items.Single();
        var snapshot = (await _service.Api.Get($"{ReviewPlan.Path}/reviews/{review["number"]}")).Is(200).Json["snapshot"]!;
        Assert.Null(snapshot["score"]);
        Assert.Contains("too large", (string)snapshot["problem"]!, StringComparison.Ordinal);
        Assert.Contains(
            "too large",
            (await _service.Api.Get($"{ReviewPlan.Path}/reviews/{review["number"]}/report")).Is(200).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task OneThatFails_KeepsNoOtherFromBeingOpened()
    {
        await ReviewPlan.New(_service);
        using var failing = _service.WithWebHostBuilder(builder =>
            builder.ConfigureTestServices(services =>
            {
                var handler = services.Single(service => service.ServiceType == typeof(IHandler<OpenReview, Review>)).ImplementationType!;
                services.AddScoped<IHandler<OpenReview, Review>>(provider => new Failing(
                    (IStagingHandler<OpenReview, Review>)ActivatorUtilities.CreateInstance(provider, handler)
                ));
            })
        );
        var plan = new ReviewPlan(_service);

        Assert.Contains("InvalidOperationException", await ReviewPlan.Work(failing.Services), StringComparison.Ordinal);

        Assert.Equal(["monthly 2024-02"], await plan.Periods());
        // It is tried again after a minute.
        _service.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await plan.Work());
        Assert.Equal(["monthly 2024-02", "monthly 2024-01"], await plan.Periods());
    }

    [Fact]
    public async Task AClosedPlan_IsReviewedNoMore()
    {
        var plan = await ReviewPlan.New(
            _service,
            document => document.Replace("timeZone:", "status: closed, timeZone:", StringComparison.Ordinal)
        );
        Assert.Null(await plan.Work());
        Assert.Empty(await plan.Periods());
        (await _service.Api.Post($"{ReviewPlan.Path}/reviews", """{"schedule":"monthly","period":"2024-02"}""")).IsProblem(
            409,
            "not-allowed-now"
        );
    }

    [Fact]
    public async Task TheServiceDoesItByItself_AndSaysSo()
    {
        _service.Dispose();
        _service = new CustomService(new TestOptions { Works = true });
        var plan = await ReviewPlan.New(_service);

        _service.Clock.Advance(TimeSpan.FromMinutes(1));
        await Wait.Until(async () => (await plan.Periods()).Count >= 2);
        await Wait.Until(async () =>
            (await _service.Api.Get("/v1/work"))
                .Is(200)
                .Json.AsArray()
                .Any(work => (string)work!["work"]! == "open-reviews" && work["lastSuccessAt"] is not null && work["lastError"] is null)
        );
    }

    private sealed class Failing(IStagingHandler<OpenReview, Review> inner) : IStagingHandler<OpenReview, Review>
    {
        public Task<Failure?> Stage(OpenReview request, CancellationToken cancellation) =>
            request.Proposal.Period.Number == 1 ? throw new InvalidOperationException("January") : inner.Stage(request, cancellation);

        public Task<Outcome<Review>> Handle(OpenReview request, CancellationToken cancellation) => inner.Handle(request, cancellation);
    }
}
