using System.Diagnostics;

namespace PlanApi.IntegrationTests.Fuzzing;

/// <summary>
/// What the process holds on to once everything that can be given back was given back, pages that the collector keeps for later among it.
/// </summary>
internal readonly record struct Growth(long Managed, long Resident, int Handles)
{
    private const long Slack = 32 << 20;
    private const int MoreHandles = 50;

    public static Growth Now()
    {
        for (var round = 0; round < 3; round++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        using var process = Process.GetCurrentProcess();
        return new Growth(GC.GetTotalMemory(forceFullCollection: true), process.WorkingSet64, process.HandleCount);
    }

    /// <returns>What has grown since; null where nothing has.</returns>
    public string? Since(Growth before) =>
        Managed > (before.Managed * 5 / 4) + Slack ? $"memory grew from {before.Managed >> 20} to {Managed >> 20} MiB"
        : Resident > (before.Resident * 3 / 2) + Slack ? $"the process grew from {before.Resident >> 20} to {Resident >> 20} MiB"
        : Handles > (before.Handles * 5 / 4) + MoreHandles ? $"handles grew from {before.Handles} to {Handles}"
        : null;
}
