using System.Text;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Processes;

/// <summary>The service on a disk that becomes full, as the operating system reports it; where one can be mounted.</summary>
public sealed class DiskTests
{
    [SqliteFact, Trait("Suite", "Slow")]
    public async Task Service_OnAFullDisk_SaysSoAndGoesOnWhenThereIsSpace()
    {
        using var disk = new SmallDisk(8);
        if (!disk.IsThere)
            return;
        await using var service = await ServiceProcess.Start(disk.Path("plan.db"));
        using var client = Wait.Client(service.Address);
        Assert.Equal(201, (await Post(client, "v1/plans", """{"code":"p","calendar":{"year":2025},"currency":"CNY"}""")).Status);
        disk.Fill();

        foreach (var attempt in Enumerable.Range(0, 3))
        {
            var (status, text) = await Post(client, "v1/plans/p/sections", $$"""{"code":"s{{attempt}}","purpose":"other"}""");
            Assert.Equal(507, status);
            Assert.Contains("storage-full", text);
            Assert.Contains("nothing was changed", text);
        }
        using (var health = await client.GetAsync(new Uri("health/ready", UriKind.Relative)))
        {
            Assert.Equal(503, (int)health.StatusCode);
            Assert.StartsWith("Unhealthy\nstorage-full: There is no space left", await health.Content.ReadAsStringAsync());
        }
        Assert.Contains("\"items\":[]", await client.GetStringAsync(new Uri("v1/plans/p/sections", UriKind.Relative)));

        disk.Empty();
        Assert.Equal("Healthy", await client.GetStringAsync(new Uri("health/ready", UriKind.Relative)));
        Assert.Equal(201, (await Post(client, "v1/plans/p/sections", """{"code":"s0","purpose":"other"}""")).Status);
    }

    [Fact, Trait("Suite", "Slow")]
    public async Task Batch_ForWhichThereIsNoTemporarySpace_IsRefusedAndSmallOnesGoOn()
    {
        using var disk = new SmallDisk(1);
        if (!disk.IsThere)
            return;
        var folder = Directory.CreateTempSubdirectory("planapi-");
        await using (var service = await ServiceProcess.StartWith([("TMPDIR", disk.Path(""))], Path.Combine(folder.FullName, "plan.db")))
        {
            using var client = Wait.Client(service.Address);
            await Post(client, "v1/plans", """{"code":"p","calendar":{"year":2025},"currency":"CNY"}""");
            await Post(client, "v1/plans/p/indicators", """{"code":"visitors","kind":"flow","unit":"number"}""");
            disk.Fill();

            var file = await Post(
                client,
                "v1/plans/p/evidence/files?subject=indicator:visitors&name=a.txt",
                new string('a', 100_000),
                "text/plain"
            );
            Assert.Equal((507, true), (file.Status, file.Text.Contains("storage-full", StringComparison.Ordinal)));
            // More than is held in memory.
            var rows = new StringBuilder("indicator,date,value\n");
            foreach (var row in Enumerable.Range(0, 270_000))
                rows.Append("visitors,2025-01-01,1\n");
            var batch = await Post(client, "v1/plans/p/actuals", rows.ToString(), "text/csv");
            Assert.Equal((507, true), (batch.Status, batch.Text.Contains("storage-full", StringComparison.Ordinal)));
            Assert.Equal(
                200,
                (await Post(client, "v1/plans/p/actuals", "indicator,date,value\nvisitors,2025-01-01,1\n", "text/csv")).Status
            );
            Assert.Equal("Healthy", await client.GetStringAsync(new Uri("health/ready", UriKind.Relative)));
        }
        folder.Delete(recursive: true);
    }

    private static async Task<(int Status, string Text)> Post(HttpClient client, string path, string body, string type = "application/json")
    {
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), new StringContent(body, Encoding.UTF8, type));
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
