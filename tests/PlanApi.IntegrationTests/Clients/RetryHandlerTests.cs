extern alias client;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using client::PlanApi.Client;

namespace PlanApi.IntegrationTests.Clients;

/// <summary>What is sent again, when, and with what.</summary>
public sealed class RetryHandlerTests
{
    private const string Written = """{"version":1,"accepted":1,"unchanged":0,"rejected":0,"rounded":0,"rejections":[]}""";

    private readonly HurriedTime _time = new();

    [Fact]
    public async Task Batch_IsSentAgainWhole_WithItsKey_WhenTheServiceSays()
    {
        var service = new Scripted(Busy(7), Broken(), Busy(null), Done());
        using var client = Client(service);

        var written = await client.PushActuals("p", Rows());

        Assert.Equal(1, written.Accepted);
        Assert.Equal([7, 2, 4], _time.Waits.Select(wait => wait.TotalSeconds));
        Assert.Equal(4, service.Bodies.Count);
        Assert.Equal(["""{"indicator":"gmv","date":"2024-01","value":1.10}""" + "\n"], service.Bodies.Distinct());
        Assert.Single(service.Keys.Distinct());
        Assert.False(string.IsNullOrEmpty(service.Keys[0]));
    }

    [Fact]
    public async Task Retry_HasItsEnd()
    {
        var service = new Scripted([.. Enumerable.Repeat(Busy(1), 9)]);
        using var client = Client(service);

        var refused = await Assert.ThrowsAsync<PlanApiException>(() => client.GetPlan("p"));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, 5), (refused.Status, service.Bodies.Count));
        Assert.Null(refused.Code);
    }

    [Fact]
    public async Task LongerWaitThanAllowed_IsLeftToTheCaller()
    {
        var service = new Scripted(Busy(3600), Done());
        using var client = Client(service);

        await Assert.ThrowsAsync<PlanApiException>(() => client.GetPlan("p"));

        Assert.Empty(_time.Waits);
    }

    [Fact]
    public async Task StreamThatCannotBeReadAgain_IsSentOnce_AndOneThatCanWhole()
    {
        var once = new Scripted(Busy(1), Done());
        using var pipe = new ForwardStream("a,b\n1,2\n");
        await Assert.ThrowsAsync<PlanApiException>(() => Client(once).PushActuals("p", pipe));
        Assert.Single(once.Bodies);

        var twice = new Scripted(Busy(1), Done());
        await Client(twice).PushActuals("p", new MemoryStream("a,b\n1,2\n"u8.ToArray()));
        Assert.Equal(["a,b\n1,2\n", "a,b\n1,2\n"], twice.Bodies);
    }

    [Fact]
    public async Task RefusalsOfOtherKinds_AreNotSentAgain()
    {
        var service = new Scripted(() => new HttpResponseMessage(HttpStatusCode.Conflict), Done());

        await Assert.ThrowsAsync<PlanApiException>(() => Client(service).PushActuals("p", Rows()));

        Assert.Single(service.Bodies);
    }

    [Fact]
    public async Task Cancellation_EndsTheWaiting()
    {
        using var cancelled = new CancellationTokenSource();
        var service = new Scripted(() => Cancelling(cancelled), Done());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client(service).GetPlan("p", cancelled.Token));

        Assert.Single(service.Bodies);
    }

    private PlanClient Client(HttpMessageHandler service) =>
        new(new HttpClient(new RetryHandler(service, _time)) { BaseAddress = new Uri("http://plans.example") }, _time);

    private static Actual[] Rows() => [new("gmv", "2024-01") { Value = 1.10m }];

    private static Func<HttpResponseMessage> Busy(int? seconds) =>
        () =>
        {
            var answer = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Content = new StringContent("<html>busy</html>") };
            if (seconds is { } wait)
                answer.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(wait));
            return answer;
        };

    private static Func<HttpResponseMessage> Broken() => () => throw new HttpRequestException("The connection broke.");

    private static Func<HttpResponseMessage> Done() =>
        () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Written, Encoding.UTF8, "application/json") };

    private static HttpResponseMessage Cancelling(CancellationTokenSource source)
    {
        source.Cancel();
        return Busy(1)();
    }

    /// <summary>Answers what it is told, one after the other, and remembers what it was sent.</summary>
    private sealed class Scripted(params Func<HttpResponseMessage>[] answers) : HttpMessageHandler
    {
        public List<string> Bodies { get; } = [];

        public List<string?> Keys { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            // As a connection does: the body is written out, and not kept.
            using var body = new MemoryStream();
            if (request.Content is { } content)
                await content.CopyToAsync(body, CancellationToken.None);
            Keys.Add(request.Headers.TryGetValues("Idempotency-Key", out var keys) ? keys.Single() : null);
            Bodies.Add(Encoding.UTF8.GetString(body.ToArray()));
            return answers[Bodies.Count - 1]();
        }
    }

    private sealed class ForwardStream(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override bool CanSeek => false;
    }
}
