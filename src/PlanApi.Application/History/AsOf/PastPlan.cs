using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PlanApi.Application.Changes;
using PlanApi.Application.Cube;
using PlanApi.Application.Persistence;
using PlanApi.Application.Persistence.Providers;
using PlanApi.Application.Tables;

namespace PlanApi.Application.History.AsOf;

/// <summary>Which state of which plan.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Code">Its present code, by which requests name it.</param>
/// <param name="Birth">The hash of its first change set: a new plan may have the number of a deleted one.</param>
/// <param name="Version">The version.</param>
internal sealed record PastKey(long PlanId, string Code, string Birth, long Version)
{
    public static async Task<PastKey> Of(PlanDb db, PlanRow plan, long version, CancellationToken cancellation)
    {
        var birth = await db.Set<ChangeSetRow>()
            .Where(set => set.PlanId == plan.Id && set.Sequence == 1)
            .Select(set => set.Hash)
            .FirstAsync(cancellation);
        return new PastKey(plan.Id, plan.Code, Convert.ToHexStringLower(birth), version);
    }

    /// <summary>Whether the other state is one of the same plan.</summary>
    public bool IsOfSame(PastKey other) => (PlanId, Birth) == (other.PlanId, other.Birth);
}

/// <summary>A plan as it was at a version, in a database of its own with an application over it.</summary>
internal sealed class PastPlan : IAsyncDisposable
{
    /// <summary>Several of these are kept, beside the present plans.</summary>
    private const long MostCellBytes = 64L * 1024 * 1024;

    /// <summary>Looking for the application's types takes longer than everything else here.</summary>
    private static readonly Lazy<IServiceCollection> Application = new(() => new ServiceCollection().AddPlanUseCases());

    private readonly ServiceProvider _services;

    private PastPlan(PastKey key, string path, ServiceProvider services) => (Key, Path, _services) = (key, path, services);

    public PastKey Key { get; }

    /// <summary>Where its database lies.</summary>
    public string Path { get; }

    public required PastClock Clock { get; init; }

    /// <summary>How many requests use it. Whoever changes it holds the lock of all of them.</summary>
    public int Users { get; set; }

    /// <summary>Opens a database of which everything may be read, and whose tables are there.</summary>
    public static PastPlan Open(PastKey key, string path, ILoggerFactory logs)
    {
        var services = new ServiceCollection();
        services.AddSingleton(logs);
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddPlanStorage(ScratchDatabases.Open(path));
        foreach (var service in Application.Value)
            ((ICollection<ServiceDescriptor>)services).Add(service);
        services.AddSingleton(_ => new CubeCache(MostCellBytes));
        var clock = new PastClock();
        services.AddSingleton<TimeProvider>(clock);
        return new PastPlan(key, path, services.BuildServiceProvider()) { Clock = clock };
    }

    /// <summary>The whole database, packed. Nobody may write it any more.</summary>
    public byte[] Pack() => ScratchDatabases.Pack(Path);

    public void ForgetRead() => _services.GetRequiredService<CubeCache>().Clear();

    public AsyncServiceScope Scope() => _services.CreateAsyncScope();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        ScratchDatabases.Remove(Path);
    }
}
