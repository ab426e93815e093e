using System.Globalization;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Telemetry;

/// <summary>The metrics as Prometheus reads them.</summary>
internal sealed record Scrape(string Text)
{
    public static async Task<Scrape> Of(Client client)
    {
        var answer = (await client.Get("/metrics")).Is(200);
        Assert.Equal("text/plain", answer.Type);
        return new(answer.Text);
    }

    /// <summary>The sum of a metric over all series with these labels.</summary>
    public double Sum(string name, params string[] labels) =>
        Text.Split('\n')
            .Where(line => line.StartsWith(name, StringComparison.Ordinal) && line.AsSpan(name.Length) is ['{' or ' ', ..])
            .Where(line => labels.All(label => line.Contains(label, StringComparison.Ordinal)))
            .Sum(line => double.Parse(line[(line.LastIndexOf('}') + 1)..].Trim().Split(' ')[0], CultureInfo.InvariantCulture));
}
