using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Cube;

/// <summary>An open service with one plan that a class's tests only read.</summary>
public sealed class CubeService : TestService
{
    private readonly SemaphoreSlim _one = new(1);
    private CubePlan? _shared;

    public CubeService()
        : base(new TestOptions()) { }

    internal async Task<CubePlan> Shared(params string[] cells)
    {
        await _one.WaitAsync();
        try
        {
            return _shared ??= await CubePlan.New(this, null, cells);
        }
        finally
        {
            _one.Release();
        }
    }
}
