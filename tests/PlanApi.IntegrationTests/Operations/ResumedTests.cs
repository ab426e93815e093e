using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using PlanApi.IntegrationTests.Kit;
using PlanApi.IntegrationTests.Processes;

namespace PlanApi.IntegrationTests.Operations;

/// <summary>A process that ends in the middle of its work loses none of it, and none is done twice.</summary>
[Trait("Suite", "Slow")]
public sealed class ResumedTests : IDisposable
{
    private const int Plans = 40;

    private readonly string _directory = Directory.CreateTempSubdirectory("planapi-").FullName;

    private string Database => Path.Combine(_directory, "plan.db");

    public void Dispose()
    {
        using (var connection = new SqliteConnection($"Data Source={Database}"))
            SqliteConnection.ClearPool(connection);
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task AfterAKill_AnotherProcessGoesOn_AndDoesEachOnce()
    {
        var operations = new List<string>();
        await using (var killed = await ServiceProcess.Start(Database, "--Work:OperationsAtOnce=1"))
        {
            using var client = Wait.Client(killed.Address);
            for (var plan = 0; plan < Plans; plan++)
                operations.Add(await Start(client, SmallPlan.Yaml.Replace("CODE", $"killed-{plan}", StringComparison.Ordinal)));
            // In the middle: some are done, and one may be half done.
            await Wait.Until(async () => await Count(client, "succeeded") > 0);
            await killed.Kill();
        }

        await using var other = new CustomService(new TestOptions { Database = Database });
        // After the lease of what was half done.
        other.Clock.AdjustTime(TimeProvider.System.GetUtcNow().AddMinutes(10));
        var attempts = new List<int>();
        foreach (var operation in operations)
        {
            await Wait.Until(async () =>
            {
                other.Clock.Advance(TimeSpan.FromSeconds(1));
                return (string)(await other.Api.Get(operation)).Is(200).Json["state"]! is not ("waiting" or "running");
            });
            attempts.Add((int)(await Later.Done(other.Api, operation))["attempts"]!);
        }

        Assert.All(attempts, times => Assert.InRange(times, 1, 2));
        Assert.InRange(attempts.Count(times => times == 2), 0, 1);
        Assert.Equal(Plans, (await other.Api.Get("/v1/plans?first=1000")).Items.Count);
    }

    /// <summary>The address of a new operation. A service that is busy asks to come again, and has changed nothing.</summary>
    private static async Task<string> Start(HttpClient client, string document)
    {
        string? address = null;
        await Wait.Until(async () =>
        {
            using var content = new StringContent(document, Encoding.UTF8, new MediaTypeHeaderValue("application/yaml"));
            using var request = new HttpRequestMessage(HttpMethod.Post, "v1/plan-documents") { Content = content };
            request.Headers.Add("Prefer", "respond-async");
            using var answer = await client.SendAsync(request);
            var isBusy = answer is { StatusCode: HttpStatusCode.ServiceUnavailable, Headers.RetryAfter: not null };
            Assert.True(isBusy || answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
            address = answer.Headers.Location?.OriginalString;
            return !isBusy;
        });
        return address!;
    }

    private static async Task<int> Count(HttpClient client, string state) =>
        JsonNode.Parse(await client.GetStringAsync(new Uri($"v1/operations?first=1000&state={state}", UriKind.Relative)))!["items"]!
            .AsArray()
            .Count;
}
