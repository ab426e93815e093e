namespace PlanApi.IntegrationTests.Kit;

/// <summary>Waits for what other threads and processes do.</summary>
internal static class Wait
{
    /// <summary>Longer than the busiest machine takes: only what never happens is waited for so long.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>A client of a service, as patient.</summary>
    public static HttpClient Client(Uri address) => new() { BaseAddress = address, Timeout = Patience };

    public static Task Until(Func<bool> holds) => Until(() => Task.FromResult(holds()));

    public static async Task Until(Func<Task<bool>> holds)
    {
        using var over = new CancellationTokenSource(Patience);
        while (!await holds())
            await Task.Delay(20, over.Token);
    }
}
