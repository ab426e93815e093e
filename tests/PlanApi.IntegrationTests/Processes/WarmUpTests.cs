using System.Net;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Processes;

/// <summary>A service that says it is ready has read and written once already, and kept nothing of it.</summary>
public sealed class WarmUpTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Start_IsReadyOnceItsCallsWereRehearsed(bool hasPlan)
    {
        await using var service = new CustomService(new TestOptions { Kestrel = true, ReferencePlan = hasPlan, LogLevel = Microsoft.Extensions.Logging.LogLevel.Debug });
        using var client = new HttpClient { BaseAddress = service.Address };
        Assert.Equal("Healthy", await client.GetStringAsync(new Uri("health/live", UriKind.Relative)));
        var ready = HttpStatusCode.ServiceUnavailable;
        while (ready != HttpStatusCode.OK)
        {
            using var answer = await client.GetAsync(new Uri("health/ready", UriKind.Relative));
            ready = answer.StatusCode;
            Assert.Contains(await answer.Content.ReadAsStringAsync(), (string[])["Healthy", "Unhealthy\nstarting: The service prepares its first answers."]);
        }

        var rehearsed = service.Log.All.Where(line => line.Contains("Rehearsed", StringComparison.Ordinal)).ToList();
        Assert.Equal(hasPlan ? 10 : 3, rehearsed.Count);
        Assert.All(rehearsed, line => Assert.Contains(line[^5..].Trim(), (string[])["200", "201"]));
        var plans = (await service.Api.Get("/v1/plans")).Items;
        if (hasPlan)
        {
            Assert.Equal(1, (int)plans[0]["version"]!);
            Assert.Single((await service.Api.Get("/v1/plans/intl-2024/change-sets")).Items);
        }
        else
            Assert.Empty(plans);
    }
}
