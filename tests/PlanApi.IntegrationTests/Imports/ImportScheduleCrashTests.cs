using System.Net.Http.Headers;
using System.Text;
using PlanApi.IntegrationTests.Kit;
using PlanApi.IntegrationTests.Processes;
using PlanApi.IntegrationTests.Webhooks;

namespace PlanApi.IntegrationTests.Imports;

/// <summary>Processes that end, or work side by side: each run is done by one of them, as a whole.</summary>
[Trait("Suite", "Slow")]
public sealed class ImportScheduleCrashTests : IDisposable
{
    private const string Latam = """{"line":"sales","market":"latam"}""";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("planapi-");
    private readonly FollowedFolder _folder = new();

    private string Database => Path.Combine(_directory.FullName, "plan.db");

    public void Dispose()
    {
        TestDatabase.Drop(Database);
        _folder.Dispose();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public async Task AfterAKill_InTheMiddleOfARun_AnotherProcessDoesItOnce()
    {
        var never = new TaskCompletionSource();
        await using var server = await Receiver.Start();
        server.Answers = (_, _) => never.Task;
        MappedPlan plan;
        await using (var first = new CustomService(_folder.Options with { Database = Database, RunsOperations = false }))
        {
            plan = await (await MappedPlan.Of(first)).With(MappedPlan.WideMapping);
            await FollowedFolder.Make(plan, FollowedFolder.Address(server.Address));
        }
        await using (var killed = await ServiceProcess.Start(Database, "--Webhooks:Networks:0=127.0.0.0/8"))
        {
            using var client = Wait.Client(killed.Address);
            using var nothing = new StringContent("", Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
            (await client.PostAsync(new Uri("v1/import-schedules/1/runs", UriKind.Relative), nothing)).EnsureSuccessStatusCode();
            await Wait.Until(() => server.Received.Count > 0);
            await killed.Kill();
        }
        never.SetResult();
        server.Answers = async (_, response) => await response.Body.WriteAsync(Encoding.UTF8.GetBytes(MappedPlan.Wide));

        await using var other = new CustomService(_folder.Options with { Database = Database });
        // After the lease of the process that is no more.
        other.Clock.AdjustTime(TimeProvider.System.GetUtcNow().AddMinutes(10));
        await Wait.Until(async () =>
        {
            other.Clock.Advance(TimeSpan.FromSeconds(1));
            return (await other.Api.Get("/v1/import-schedules/1/runs?state=succeeded")).Is(200).Items.Count > 0;
        });

        Assert.Single((await other.Api.Get("/v1/import-schedules/1/runs")).Is(200).Items);
        Assert.Equal("15000 20000", await (plan with { Client = other.Api }).Numbers("gmv", Latam));
    }

    [Fact]
    public async Task OfTwoProcesses_OneDoesEachRun()
    {
        var options = _folder.Options with { Database = Database, Works = true };
        await using var one = new CustomService(options);
        var plan = await (await MappedPlan.Of(one)).With(MappedPlan.WideMapping);
        await using var two = new CustomService(options);
        var schedules = new List<string>();
        for (var file = 0; file < 5; file++)
        {
            _folder.Put($"plan-{file}.csv", MappedPlan.Wide.Replace("1,5", $"1,{file}", StringComparison.Ordinal));
            schedules.Add(await FollowedFolder.Make(plan, FollowedFolder.OfFolder($"plan-{file}.csv")));
        }

        for (var day = 1; day <= 3; day++)
        {
            foreach (var service in new[] { one, two })
                service.Clock.Advance(TimeSpan.FromDays(1));
            await Wait.Until(async () =>
            {
                foreach (var service in new[] { one, two })
                    service.Clock.Advance(TimeSpan.FromSeconds(1));
                var runs = await Task.WhenAll(schedules.Select(schedule => one.Api.Get($"{schedule}/runs?state=succeeded")));
                return runs.All(run => run.Is(200).Items.Count == day);
            });
        }

        foreach (var schedule in schedules)
        {
            var runs = (await two.Api.Get($"{schedule}/runs")).Is(200).Items;
            Assert.Equal(3, runs.Count);
            Assert.Single(runs, run => !(bool)run["isSameFile"]!);
        }
    }
}
