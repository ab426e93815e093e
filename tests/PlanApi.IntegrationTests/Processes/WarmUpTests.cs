using System.Text.RegularExpressions;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Processes;

/// <summary>A service that says it is ready has read and written once already, and kept nothing of it.</summary>
public sealed class WarmUpTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("planapi-");

    [Fact, Trait("Suite", "Slow")]
    public Task Start_IsReadyOnceItsCallsWereRehearsed() => Start(hasPlan: true, calls: 10);

    [Fact, Trait("Suite", "Slow")]
    public Task Start_WithoutAPlan_IsReadyOnceItsCallsWereRehearsed() => Start(hasPlan: false, calls: 3);

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task Start(bool hasPlan, int calls)
    {
        await using var service = await ServiceProcess.Start(
            Path.Combine(_folder.FullName, "plan.db"),
            $"--ReferencePlan:Load={hasPlan}",
            "--ReferencePlan:Actuals=false",
            "--Work:Rehearse=true",
            "--Logging:LogLevel:PlanApi.Api.Workers.WarmUp=Debug"
        );
        using var client = Wait.Client(service.Address);

        var plans = await client.GetStringAsync(new Uri("v1/plans", UriKind.Relative));
        if (hasPlan)
            Assert.DoesNotContain(
                "\"sequence\":2",
                await client.GetStringAsync(new Uri("v1/plans/intl-2024/change-sets", UriKind.Relative))
            );
        else
            Assert.Contains("\"items\":[]", plans);
        await service.Stop();
        var statuses = Regex.Matches(service.Said, @"Rehearsed \S+ \S+: (\d+)").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(calls, statuses.Count);
        Assert.All(statuses, status => Assert.Contains(status, (string[])["200", "201"]));
    }
}
