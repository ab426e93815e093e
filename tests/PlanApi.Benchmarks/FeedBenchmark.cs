using System.Globalization;

namespace PlanApi.Benchmarks;

/// <summary>
/// A page of 1,000 targets over OData beside the REST list of the same targets, in turn: processor time a row, from the database with
/// nothing kept. Needs two cores and taskset.
/// </summary>
internal static class FeedBenchmark
{
    private const int Rounds = 15;
    private const int WarmUps = 400;
    private const int Requests = 40;

    private const string List = "/v1/plans/peer/targets?first=1000";
    private const string Whole = "/odata/peer/Targets";
    private const string Chosen = "/odata/peer/Targets?$select=Code,Indicator,Scope,Period,Comparator,Value,Version";

    public static async Task Run()
    {
        var folder = Directory.CreateTempSubdirectory("planapi-feeds-");
        var address = MeasuredProcess.FreeAddress();
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
            await PeerBenchmark.Prepare(service.Client, PeerPlan.Name, PeerPlan.Sellers);
            foreach (var path in new[] { List, Whole, Chosen })
                await Cost(service, path, WarmUps);
            await service.Rest();
            await Compare(service, "a page of 1,000 targets over OData, all columns", Whole);
            await Compare(service, "the same, seven columns", Chosen);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Compare(MeasuredProcess service, string name, string path)
    {
        var ratios = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var list = await Cost(service, List, Requests);
            ratios.Add(list / await Cost(service, path, Requests));
        }
        ratios.Sort();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {ratios[Rounds / 2]:F2} of the REST list's rows a second ({ratios[0]:F2} to {ratios[^1]:F2})"
            )
        );
    }

    /// <summary>Microseconds of the processor for each of so many requests, one after the other.</summary>
    private static async Task<double> Cost(MeasuredProcess service, string path, int requests)
    {
        var before = service.Microseconds();
        for (var at = 0; at < requests; at++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.CacheControl = new() { NoCache = true };
            using var answer = await service.Client.SendAsync(request);
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync();
        }
        return (service.Microseconds() - before) / requests;
    }
}
