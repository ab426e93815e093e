using PlanApi.Domain.Webhooks;

namespace PlanApi.UnitTests.Webhooks;

public sealed class DeliveryAttemptTests
{
    [Fact]
    public void Waits_Grow_AndLastThreeDays()
    {
        var waits = Enumerable
            .Range(1, DeliveryAttempts.Most - 1)
            .Select(attempt => DeliveryAttempts.WaitAfter(attempt, null, 0)!.Value)
            .ToList();

        Assert.Equal(waits.Order(), waits);
        Assert.InRange(waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait), TimeSpan.FromDays(2.9), TimeSpan.FromDays(3.1));
        Assert.Null(DeliveryAttempts.WaitAfter(DeliveryAttempts.Most, null, 0));
    }

    [Fact]
    public void AReceiver_MayAskForMoreTime_ButNotForLess_AndNotForEver()
    {
        Assert.Equal(TimeSpan.FromSeconds(5), DeliveryAttempts.WaitAfter(1, TimeSpan.FromSeconds(1), 0));
        Assert.Equal(TimeSpan.FromMinutes(2), DeliveryAttempts.WaitAfter(1, TimeSpan.FromMinutes(2), 0));
        Assert.Equal(TimeSpan.FromHours(24), DeliveryAttempts.WaitAfter(1, TimeSpan.FromDays(400), 0));
        Assert.Equal(TimeSpan.FromMinutes(5), DeliveryAttempts.WaitAfter(2, TimeSpan.FromDays(-1), 0));
    }

    [Fact]
    public void Jitter_AddsATenthAtMost()
    {
        Assert.Equal(TimeSpan.FromMinutes(5), DeliveryAttempts.WaitAfter(2, null, 0));
        Assert.InRange(DeliveryAttempts.WaitAfter(2, null, 999)!.Value, TimeSpan.FromMinutes(5.49), TimeSpan.FromMinutes(5.5));
    }
}
