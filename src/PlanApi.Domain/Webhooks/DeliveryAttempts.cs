namespace PlanApi.Domain.Webhooks;

/// <summary>
/// When a message that was not taken is sent again: exponential back-off with jitter, over three days, as the specification of Standard
/// Webhooks recommends.
/// </summary>
public static class DeliveryAttempts
{
    private static readonly TimeSpan[] _waits =
    [
        TimeSpan.FromSeconds(5),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(5),
        TimeSpan.FromHours(10),
        TimeSpan.FromHours(14),
        TimeSpan.FromHours(18),
        TimeSpan.FromHours(22),
    ];

    /// <summary>The longest wait that a receiver can ask for.</summary>
    private static readonly TimeSpan _longest = TimeSpan.FromHours(24);

    /// <summary>How long a receiver may fail before its webhook is disabled.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    /// <summary>How often one message is sent at most.</summary>
    public static int Most => _waits.Length + 1;

    /// <summary>The wait before the next attempt; null if there is none.</summary>
    /// <param name="attempts">How many attempts have failed, from 1.</param>
    /// <param name="asked">The wait that the receiver asks for (<c>Retry-After</c>).</param>
    /// <param name="jitter">0 to 999 thousandths of a tenth of the wait, which is added: many messages do not come back at once.</param>
    public static TimeSpan? WaitAfter(int attempts, TimeSpan? asked, int jitter)
    {
        if (attempts >= Most)
            return null;
        var wait = _waits[attempts - 1];
        wait += wait / 10_000 * jitter;
        return asked is { } longer && longer > wait ? (longer < _longest ? longer : _longest) : wait;
    }
}
