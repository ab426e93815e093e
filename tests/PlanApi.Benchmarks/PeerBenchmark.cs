using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace PlanApi.Benchmarks;

/// <summary>
/// The service beside a peer written by hand for Node (in peer/): the same rows, the same answers, one core each in turn, processor time a
/// request, from the database with nothing kept. Needs two cores, taskset, node and npm.
/// </summary>
internal static class PeerBenchmark
{
    private const int Rounds = 15;
    private const int Connections = 8;
    private const int WarmUps = 3;
    private const double RoundMicroseconds = 300_000;
    private const double WarmUpMicroseconds = 2_000_000;

    private const string Leaves = """nodes { code version targetCode ownerCode names(language: \"en\") }""";

    private static readonly Ask[] Asks =
    [
        new("one objective with its 4 key results", "/v1/plans/peer/okrs/o0042"),
        new("a page of 100 key results", "/v1/plans/peer/key-results?first=100"),
        new("a page of 100 objectives", "/v1/plans/peer/objectives?first=100"),
        new("a page of 100 targets", "/v1/plans/peer/targets?first=100"),
        Graph("GraphQL: 336 key results, 1,680 leaves", $"keyResults(first: 336) {{ {Leaves} }}"),
        Graph(
            "GraphQL: 84 objectives with their 336 key results, 1,932 leaves",
            $$"""objectives(first: 84) { nodes { code version wording(language: \"en\") keyResults(first: 4) { {{Leaves}} } } }"""
        ),
        new(
            "250,000 facts in 144 cells",
            "/v1/plans/peer/slices",
            """{"indicators":["gmv"],"measures":["actual"],"rows":[{"dimension":"market"}],"columns":[{"grain":"month"}]}"""
        ),
    ];

    public static async Task Run(string? only = null)
    {
        var folder = Directory.CreateTempSubdirectory("planapi-peer-");
        var (address, peerAddress) = (MeasuredProcess.FreeAddress(), MeasuredProcess.FreeAddress());
        try
        {
            await using var service = await MeasuredProcess.Start(
                address,
                Path.Combine(AppContext.BaseDirectory, "PlanApi.Api"),
                $"--urls={address}",
                $"--ConnectionStrings:Plan=Data Source={Path.Combine(folder.FullName, "plan.db")}",
                "--ReferencePlan:Load=false",
                "--Logging:LogLevel:Default=Warning"
            );
            await Load(service.Client, PeerPlan.Name, PeerPlan.Sellers, PeerPlan.Facts);
            await PeerDatabase.Fill(Path.Combine(folder.FullName, "peer.db"), service.Client);
            await using var peer = await MeasuredProcess.Start(
                peerAddress,
                "node",
                Path.Combine(await Install(), "server.js"),
                Path.Combine(folder.FullName, "peer.db"),
                $"{new Uri(peerAddress).Port}"
            );
            Console.WriteLine("processor time a request: how far the service is ahead (lowest to highest round)");
            foreach (var ask in Asks.Where(ask => only is null || ask.Name.Contains(only, StringComparison.OrdinalIgnoreCase)))
                await Compare(ask, service, peer);
            if (only is null || PeerPush.Name.Contains(only, StringComparison.OrdinalIgnoreCase))
                await PeerPush.Compare(service, Path.Combine(await Install(), "push.js"), folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Ask Graph(string name, string fields) =>
        new(name, "/graphql", $$"""{"query":"{ plan(code: \"peer\") { {{fields}} } }"}""");

    /// <summary>The folder of the peer, with its packages as they are locked.</summary>
    private static async Task<string> Install()
    {
        var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../peer"));
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund"]) { WorkingDirectory = folder })!;
            await npm.WaitForExitAsync();
            if (npm.ExitCode != 0)
                throw new InvalidOperationException("The peer's packages cannot be had.");
        }
        return folder;
    }

    private static async Task Load(HttpClient service, string plan, int sellers, int facts)
    {
        await Prepare(service, plan, sellers);
        await Push(service, plan, sellers, facts);
    }

    /// <summary>A plan without actuals.</summary>
    public static async Task Prepare(HttpClient service, string plan, int sellers)
    {
        await Post(service, "/v1/plan-documents", new ByteArrayContent(PeerPlan.Document(plan)), "application/json");
        await Post(service, $"/v1/plans/{plan}/dimensions/market/members/load", new StringContent(PeerPlan.Members(sellers)), "text/csv");
    }

    public static Task Push(HttpClient service, string plan, int sellers, int facts) =>
        Post(service, $"/v1/plans/{plan}/actuals", new PeerActuals(sellers, facts), "text/csv");

    private static async Task Post(HttpClient service, string path, HttpContent content, string type)
    {
        content.Headers.ContentType = new(type);
        using var answer = await service.PostAsync(path, content);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{path}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static async Task Compare(Ask ask, MeasuredProcess service, MeasuredProcess peer)
    {
        MustBeSame(ask, JsonNode.Parse(await Answer(service.Client, ask)), JsonNode.Parse(await Answer(peer.Client, ask)));
        var (ours, theirs) = (await Count(ask, service), await Count(ask, peer));
        var ratios = new List<(double Ratio, double Ours, double Theirs)>();
        for (var round = 0; round < Rounds; round++)
        {
            var (one, other) = (await Cost(ask, service, ours), await Cost(ask, peer, theirs));
            ratios.Add((other / one, one, other));
        }
        ratios.Sort();
        var (ratio, least, most) = (ratios[Rounds / 2], ratios[0].Ratio, ratios[^1].Ratio);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{ask.Name}: {ratio.Ratio:F2} x ({least:F2} to {most:F2}), {ratio.Ours:F0} us where the peer takes {ratio.Theirs:F0} us"
            )
        );
    }

    /// <summary>Warms up until there is nothing left to compile, and finds how many requests a round has.</summary>
    private static async Task<int> Count(Ask ask, MeasuredProcess process)
    {
        var count = 16;
        for (var pass = 0; pass < WarmUps; pass++)
        {
            for (var spent = 0.0; spent < WarmUpMicroseconds; )
            {
                var each = await Cost(ask, process, count);
                spent += each * count;
                count = (int)Math.Clamp(RoundMicroseconds / each, Connections, 20_000);
            }
            await process.Rest();
        }
        return count;
    }

    /// <summary>Microseconds of the processor for each of so many requests.</summary>
    private static async Task<double> Cost(Ask ask, MeasuredProcess process, int requests)
    {
        var (before, left) = (process.Microseconds(), requests);
        await Task.WhenAll(
            Enumerable
                .Range(0, Connections)
                .Select(async _ =>
                {
                    while (Interlocked.Decrement(ref left) >= 0)
                        await Answer(process.Client, ask);
                })
        );
        return (process.Microseconds() - before) / requests;
    }

    private static async Task<byte[]> Answer(HttpClient client, Ask ask)
    {
        using var request = new HttpRequestMessage(ask.Body is null ? HttpMethod.Get : HttpMethod.Post, ask.Path);
        request.Headers.CacheControl = new() { NoCache = true };
        if (ask.Body is not null)
            request.Content = new StringContent(ask.Body, Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>Every field that the peer answers is in the service's answer, and equal; the cursors of both are their own.</summary>
    private static void MustBeSame(Ask ask, JsonNode? service, JsonNode? peer)
    {
        var same = (service, peer) switch
        {
            (JsonObject one, JsonObject other) => other.All(field =>
                field.Key is "next" or "nextCursor" || Same(one[field.Key], field.Value)
            ) && Fields(one, other),
            _ => false,
        };
        if (!same)
            throw new InvalidOperationException($"{ask.Name}: the answers differ:\n{Begin(service)}\n{Begin(peer)}");

        static string Begin(JsonNode? node) => node?.ToJsonString() is { Length: > 1_000 } text ? text[..1_000] : $"{node}";

        static bool Same(JsonNode? one, JsonNode? other) =>
            (one, other) switch
            {
                (JsonObject left, JsonObject right) => Fields(left, right) && right.All(field => Same(left[field.Key], field.Value)),
                (JsonArray left, JsonArray right) => left.Count == right.Count
                    && left.Zip(right).All(pair => Same(pair.First, pair.Second)),
                _ => JsonNode.DeepEquals(one, other),
            };

        // The service says more of a slice.
        static bool Fields(JsonObject one, JsonObject other) => one.ContainsKey("rowCount") || one.Count == other.Count;
    }

    private sealed record Ask(string Name, string Path, string? Body = null);
}
