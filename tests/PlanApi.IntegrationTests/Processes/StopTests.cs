using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Processes;

/// <summary>A service that is told to stop waits for nobody who has fallen asleep.</summary>
public sealed class StopTests
{
    [Theory]
    [InlineData("actuals", "text/csv", "indicator,date,value\nvisitors,2024-01-01,1\n")]
    [InlineData("sections", "application/json", "{\"code\":\"half")]
    [InlineData("evidence/files?subject=target:total&name=a.txt", "text/plain", "half of it")]
    public async Task Upload_ThatIsStillComingWhenTheServiceStops_IsToldSoAndChangesNothing(string path, string type, string half)
    {
        // A busy machine is no slow sender.
        await using var service = new CustomService(
            new TestOptions
            {
                Kestrel = true,
                Services = services => services.Configure<KestrelServerOptions>(options => options.Limits.MinRequestBodyDataRate = null),
            }
        );
        var plan = await service.NewPlan();
        using var client = new TcpClient();
        await client.ConnectAsync(service.Address.Host, service.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST {plan}/{path} HTTP/1.1\r\nHost: {service.Address.Authority}\r\nContent-Type: {type}\r\nContent-Length: "
                    + "100000\r\nExpect: 100-continue\r\n\r\n"
            )
        );
        using var reader = new StreamReader(stream, Encoding.ASCII);
        // Now somebody reads the body.
        Assert.Equal("HTTP/1.1 100 Continue", await reader.ReadLineAsync());
        await stream.WriteAsync(Encoding.ASCII.GetBytes(half));
        var stopping = service.Services.GetRequiredService<IHostApplicationLifetime>();

        stopping.StopApplication();
        var answer = Answer(reader);
        while (!answer.IsCompleted)
        {
            service.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(answer, Task.Delay(10));
        }

        Assert.Contains("HTTP/1.1 503 ", await answer);
        Assert.Contains("\"code\":\"stopping\"", await answer);
        Assert.Contains("Retry-After: 1", await answer);
        client.Close();
        Assert.DoesNotContain(service.Log.All, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    /// <summary>As far as the problem document: the connection ends with what the client still wanted to send.</summary>
    private static async Task<string> Answer(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line)
        {
            text.Append(line).Append('\n');
            if (line.Contains("\"code\":", StringComparison.Ordinal))
                break;
        }
        return text.ToString();
    }
}
