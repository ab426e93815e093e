using System.Globalization;
using System.Text;
using PlanApi.IntegrationTests.Architecture;
using PlanApi.IntegrationTests.Kit;
using Xunit.Abstractions;

namespace PlanApi.IntegrationTests.Fuzzing;

/// <summary>
/// Nothing that a client sends is a defect. Calls are made from the OpenAPI document and the GraphQL schema, valid first and then bent.
/// PLANAPI_FUZZ_CALLS says how many calls the long run makes, PLANAPI_FUZZ_SEED from which seed on.
/// </summary>
[Collection("Fuzzing")]
public sealed class FuzzTests(ITestOutputHelper output)
{
    [Fact]
    public Task HundredsOfCalls_AreAnswered() => Run(Number("PLANAPI_FUZZ_SEED", 2), 600, perEpisode: 300, watchesGrowth: false);

    [Fact, Trait("Suite", "Slow")]
    public Task AHundredThousandCalls_AreAnswered() =>
        Run(Number("PLANAPI_FUZZ_SEED", 1_000), Number("PLANAPI_FUZZ_CALLS", 100_000), perEpisode: 1_500, watchesGrowth: true);

    private async Task Run(int seed, int calls, int perEpisode, bool watchesGrowth)
    {
        await using var service = new CustomService(new TestOptions { Kestrel = true });
        using var sender = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
        };
        using var client = new HttpClient(sender) { Timeout = Wait.Patience };
        var (rest, graph) = (new RestSpec(), new GraphQLSpec());
        var coverage = new Coverage(rest, graph);
        using var plain = Wait.Client(service.Address);
        var run = new FuzzRun(seed, service, await Contract.Of(plain), client, coverage, output.WriteLine);
        Growth? third = null;
        // What chance has left out so far gets some more calls.
        while (!run.IsFull && (run.Calls < calls || (run.Calls < 3 * calls && coverage.Missed(service.Address).Count > 0)))
        {
            await new Episode(run, rest, graph, seed++, watchesGrowth && seed % 8 == 3 ? Reference : SmallPlan.Yaml).Play(perEpisode);
            // A day later, keys of repeated calls may go.
            service.Clock.Advance(TimeSpan.FromHours(25));
            if (third is null && run.Calls >= calls / 3)
                third = Growth.Now();
        }
        var end = Growth.Now();
        output.WriteLine($"{run.Calls} calls; {third} after a third of them, {end} at the end");

        Assert.True(run.Failures.Count == 0, string.Join("\n\n", run.Failures.Values));
        var missed = coverage.Missed(service.Address);
        Assert.True(missed.Count == 0, string.Join("\n\n", missed));
        if (watchesGrowth)
            Assert.Null(end.Since(third!.Value));
    }

    private static string Reference =>
        File.ReadAllText(Repository.Path("api-spec/examples/intl-2024.yaml"))
            .Replace("code: intl-2024", "code: CODE", StringComparison.Ordinal);

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}

/// <summary>Alone: what others hold on to is not what the fuzzed service holds on to.</summary>
[CollectionDefinition("Fuzzing", DisableParallelization = true)]
public sealed class FuzzingCollection;
