using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PlanApi.Application.Cube;
using PlanApi.Application.Persistence;
using PlanApi.Application.Persistence.Providers;

namespace PlanApi.Application.History.AsOf;

/// <summary>Which state of which plan.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Code">Its present code, by which requests name it.</param>
/// <param name="Birth">The hash of its first change set: a new plan may have the number of a deleted one.</param>
/// <param name="Version">The version.</param>
internal sealed record PastKey(long PlanId, string Code, string Birth, long Version);

/// <summary>A plan as it was at a version, in a database of its own with an application over it.</summary>
internal sealed class PastPlan : IAsyncDisposable
{
    /// <summary>Several of these are kept, beside the present plans.</summary>
    private const long MostCellBytes = 64L * 1024 * 1024;

    private readonly ServiceProvider _services;

    private PastPlan(PastKey key, string path, ServiceProvider services) => (Key, Path, _services) = (key, path, services);

    public PastKey Key { get; }

    /// <summary>Where its database lies.</summary>
    public string Path { get; }

    public required PastClock Clock { get; init; }

    /// <summary>How many requests use it. Whoever changes it holds the lock of all of them.</summary>
    public int Users { get; set; }

    /// <summary>Opens a database of which everything may be read.</summary>
    public static async Task<PastPlan> Open(PastKey key, string path, ILoggerFactory logs, CancellationToken cancellation)
    {
        var services = new ServiceCollection();
        services.AddSingleton(logs);
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddPlanApplication(ScratchDatabases.Open(path));
        services.AddSingleton(_ => new CubeCache(MostCellBytes));
        var clock = new PastClock();
        services.AddSingleton<TimeProvider>(clock);
        var past = new PastPlan(key, path, services.BuildServiceProvider()) { Clock = clock };
        await past._services.GetRequiredService<Storage>().Migrate(past._services, cancellation);
        return past;
    }

    public void ForgetRead() => _services.GetRequiredService<CubeCache>().Clear();

    public AsyncServiceScope Scope() => _services.CreateAsyncScope();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        ScratchDatabases.Remove(Path);
    }
}
