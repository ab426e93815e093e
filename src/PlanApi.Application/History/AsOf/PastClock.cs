namespace PlanApi.Application.History.AsOf;

/// <summary>Stands still at the moment that a request asks for.</summary>
internal sealed class PastClock : TimeProvider
{
    private readonly AsyncLocal<DateTimeOffset?> _at = new();

    public void StandAt(DateTimeOffset moment) => _at.Value = moment;

    public override DateTimeOffset GetUtcNow() => _at.Value ?? base.GetUtcNow();
}
