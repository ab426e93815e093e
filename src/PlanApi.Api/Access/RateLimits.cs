using System.Globalization;
using System.Net;
using PlanApi.Api.Http;
using PlanApi.Application.Access;

namespace PlanApi.Api.Access;

/// <summary>
/// Limits how much each caller asks for, so that one cannot take the service from the others. Each has a bucket of tokens that fills at
/// a steady rate. A request needs one token, and then takes what it costs, also where that is more than is left: the caller waits the
/// longer. A bucket is kept as the moment at which it will be full again, so one that is full needs no memory.
/// </summary>
internal sealed class RateLimits(IConfiguration settings, TimeProvider clock)
{
    public const string PerMinuteName = "RateLimits:PerMinute",
        BurstName = "RateLimits:Burst";

    /// <summary>The most that either setting may be.</summary>
    public const int Most = 1_000_000;

    public const string PolicyHeader = "RateLimit-Policy",
        Header = "RateLimit";

    private const int MaxCallers = 100_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _fullAt = [];
    private readonly long _start = clock.GetTimestamp();
    private readonly int _perMinute = settings.GetValue(PerMinuteName, 0);
    private readonly int _burst = Math.Max(1, settings.GetValue(BurstName, settings.GetValue(PerMinuteName, 0)));
    private long _swept;

    /// <summary>Whether callers are limited at all.</summary>
    public bool AreOn => _perMinute > 0;

    /// <summary>How many buckets are kept.</summary>
    internal int Count => _fullAt.Count;

    private long Interval => TimeSpan.TicksPerMinute / _perMinute;

    private long Now => clock.GetElapsedTime(_start).Ticks;

    /// <summary>Whose bucket a request takes from: that of the key or person; without one, that of the address.</summary>
    public static string AccountOf(Identity? identity, IPAddress? address) =>
        identity is { Id: not 0 and var id }
            ? string.Create(CultureInfo.InvariantCulture, $"caller {id}")
            : $"address {CallerAddresses.Of(address)}";

    /// <summary>
    /// Counts a request, names its limits in the headers of its answer, and answers why it is refused; null where it is not. What tells
    /// whether the service is well is always answered.
    /// </summary>
    public RateLimited? Refusal(HttpContext context, Identity? identity)
    {
        if (!AreOn || context.Request.Path.StartsWithSegments("/health") || context.Request.Path.StartsWithSegments("/metrics"))
            return null;
        var account = AccountOf(identity, context.Connection.RemoteIpAddress);
        context.RequestServices.GetRequiredService<RateAccount>().Name = account;
        context.Response.OnStarting(() =>
        {
            Say(context.Response.Headers, account);
            return Task.CompletedTask;
        });
        return Take(account);
    }

    /// <summary>Takes a token; the refusal where there is none.</summary>
    public RateLimited? Take(string account)
    {
        if (!AreOn)
            return null;
        lock (_lock)
        {
            Sweep();
            account = Known(account);
            var (now, fullAt) = (Now, FullAt(account));
            var wait = fullAt - now - ((_burst - 1) * Interval);
            if (wait > 0)
                return new RateLimited(Seconds(wait));
            _fullAt[account] = fullAt + Interval;
            return null;
        }
    }

    /// <summary>Takes more tokens for what has been let in.</summary>
    public void Charge(string account, int tokens)
    {
        if (!AreOn || tokens <= 0)
            return;
        lock (_lock)
        {
            account = Known(account);
            _fullAt[account] = FullAt(account) + (tokens * Interval);
        }
    }

    /// <summary>In the form of the IETF's draft "RateLimit header fields for HTTP".</summary>
    private void Say(IHeaderDictionary headers, string account)
    {
        long missing;
        lock (_lock)
            missing = FullAt(Known(account)) - Now;
        var left = Math.Max(0, ((_burst * Interval) - missing) / Interval);
        headers[PolicyHeader] = string.Create(CultureInfo.InvariantCulture, $"\"default\";q={_burst};w={Seconds(_burst * Interval)}");
        headers[Header] = string.Create(CultureInfo.InvariantCulture, $"\"default\";r={left};t={Seconds(missing)}");
    }

    private long FullAt(string account) => Math.Max(Now, _fullAt.GetValueOrDefault(account));

    /// <summary>Above a number of callers, those who come anew share a bucket.</summary>
    private string Known(string account) => _fullAt.Count < MaxCallers || _fullAt.ContainsKey(account) ? account : "others";

    /// <summary>Forgets full buckets, once a minute.</summary>
    private void Sweep()
    {
        var now = Now;
        if (now - _swept < TimeSpan.TicksPerMinute)
            return;
        _swept = now;
        foreach (var (account, fullAt) in _fullAt)
        {
            if (fullAt <= now)
                _fullAt.Remove(account);
        }
    }

    private static int Seconds(long ticks) => (int)Math.Min(int.MaxValue, (ticks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond);
}

/// <summary>The bucket that the requests of a scope take from.</summary>
internal sealed class RateAccount(RateLimits limits)
{
    /// <summary>How much of a query's computed cost is one token.</summary>
    public const int CostPerToken = 1_000;

    /// <summary>Null where nobody counts.</summary>
    public string? Name { get; set; }

    /// <summary>Takes more tokens than the one for the request.</summary>
    public void Charge(int tokens)
    {
        if (Name is { } account)
            limits.Charge(account, tokens);
    }

    /// <summary>Takes what a GraphQL query costs, beyond the token of its request.</summary>
    public void ChargeQuery(double cost) => Charge((int)Math.Ceiling(cost / CostPerToken) - 1);
}
