using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Operations;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Operations;

/// <summary>
/// Whatever several processes do with one operation, in whatever order and however slowly: one holds it at a time, whoever has lost it can
/// do nothing, and it ends once.
/// </summary>
public sealed class LeasePropertyTests(LeasePropertyTests.Service service) : IClassFixture<LeasePropertyTests.Service>
{
    public sealed class Service() : TestService(new TestOptions { RunsOperations = false });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Lease_IsHeldByOne_AndEndsOnce(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 12; round++)
            await Play(random);
    }

    private async Task Play(Random random)
    {
        var address = await Later.Start(service.Api, "/v1/plan-documents", "no document", "application/yaml");
        var id = long.Parse(address.Split('/')[^1], null);
        OperationLease? holder = null;
        var (until, lost, ended) = (DateTimeOffset.MinValue, new List<OperationLease>(), 0);
        for (var step = 0; step < 40; step++)
        {
            var now = service.Clock.GetUtcNow();
            var mayTake = ended == 0 && (holder is null || until <= now);
            switch (random.Next(8))
            {
                case 0 or 1:
                    var taken = await On(leases => leases.Claim($"process {random.Next(3)}", default));
                    Assert.Equal(mayTake, taken is not null);
                    if (taken is null)
                        break;
                    Assert.Equal(id, taken.Id);
                    if (holder is not null)
                        lost.Add(holder);
                    (holder, until) = (taken, now + OperationLeases.Length);
                    break;
                case 2 when holder is not null:
                    Assert.True(await On(leases => leases.Renew(holder, null, default)));
                    until = now + OperationLeases.Length;
                    break;
                case 3 when holder is not null && step > 25:
                    Assert.True(await On(leases => leases.Succeed(holder, "1"u8.ToArray(), default)));
                    lost.Add(holder);
                    (holder, ended) = (null, ended + 1);
                    break;
                case 4 when holder is not null:
                    await On(leases =>
                        leases.GiveBack(holder, TimeSpan.Zero, null, default).ContinueWith(_ => true, TaskScheduler.Default)
                    );
                    lost.Add(holder);
                    holder = null;
                    break;
                case 5:
                    service.Clock.Advance(TimeSpan.FromSeconds(random.Next(1, 40)));
                    break;
                default:
                    foreach (var old in lost)
                    {
                        Assert.False(await On(leases => leases.Renew(old, null, default)));
                        Assert.False(await On(leases => leases.Succeed(old, "2"u8.ToArray(), default)));
                        Assert.False(await On(leases => leases.Cancel(old, default)));
                    }
                    break;
            }
        }
        Assert.InRange(ended, 0, 1);
        Assert.Equal(ended == 0, await On(leases => leases.Cancel(id, default)));
        Assert.Equal(ended == 1 ? "succeeded" : "cancelled", (string)(await service.Api.Get(address)).Json["state"]!);
    }

    private async Task<T> On<T>(Func<OperationLeases, Task<T>> write)
    {
        await using var scope = service.Services.CreateAsyncScope();
        return await write(scope.ServiceProvider.GetRequiredService<OperationLeases>());
    }
}
