using System.Text.RegularExpressions;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Processes;

/// <summary>A service that says it is ready has read and written once already, and kept nothing of it.</summary>
public sealed class WarmUpTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("planapi-");

    [Theory]
    [InlineData(false, 3)]
    [InlineData(true, 10)]
    public async Task Start_IsReadyOnceItsCallsWereRehearsed(bool hasPlan, int calls)
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

    public void Dispose() => _folder.Delete(recursive: true);
}
