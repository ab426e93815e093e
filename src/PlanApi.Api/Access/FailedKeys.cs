using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using PlanApi.Application.Access;

namespace PlanApi.Api.Access;

/// <summary>
/// Counts wrong keys by the address that sent them. Each one is logged, but never the key itself. An address that sent too many must wait
/// until the minute is over. Keys that were accepted before still work, so that one program with an old key does not lock out others with
/// the same address.
/// </summary>
internal sealed partial class FailedKeys(IConfiguration settings, TimeProvider clock, ILogger<FailedKeys> log)
{
    public const string PerMinuteName = "Access:FailedKeysPerMinute";

    private const int DefaultPerMinute = 30,
        MaxAddresses = 100_000,
        MaxCounted = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _failed = [];
    private readonly HashSet<UInt128> _counted = [];
    private readonly int _perMinute = settings.GetValue(PerMinuteName, DefaultPerMinute);
    private readonly ConcurrentDictionary<long, Identity> _last = new();
    private long _minute,
        _failedIn = -1;

    /// <summary>How many seconds an address must wait before the service checks a key from it again; zero if it need not wait.</summary>
    public int Wait(IPAddress? address, string key)
    {
        // Nearly always nobody has failed in this minute.
        if (Volatile.Read(ref _failedIn) != clock.GetUtcNow().ToUnixTimeSeconds() / 60)
            return 0;
        lock (_lock)
        {
            Turn();
            return _failed.GetValueOrDefault(CallerAddresses.Of(address)) < _perMinute || _counted.Contains(Digest(key))
                ? 0
                : 60 - (int)(clock.GetUtcNow().ToUnixTimeSeconds() % 60);
        }
    }

    /// <summary>Remembers that a key counts. An identity that is kept between requests was made from one key.</summary>
    public void Counted(string key, Identity identity)
    {
        if (_last.TryGetValue(identity.Id, out var last) && ReferenceEquals(last, identity))
            return;
        lock (_lock)
        {
            if (_counted.Count >= MaxCounted)
            {
                _counted.Clear();
                _last.Clear();
            }
            _counted.Add(Digest(key));
            _last[identity.Id] = identity;
        }
    }

    /// <summary>Counts a key that is not valid.</summary>
    public void Failed(IPAddress? address, string key)
    {
        int count;
        var from = CallerAddresses.Of(address);
        lock (_lock)
        {
            Turn();
            if (_failed.Count >= MaxAddresses && !_failed.ContainsKey(from))
                from = "others";
            _failed[from] = count = _failed.GetValueOrDefault(from) + 1;
            Volatile.Write(ref _failedIn, _minute);
        }
        LogFailed(
            log,
            from,
            KeySecrets.Parse(key)?.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "of no form that keys have"
        );
        if (count == _perMinute)
            LogThrottled(log, from, count);
    }

    private void Turn()
    {
        var minute = clock.GetUtcNow().ToUnixTimeSeconds() / 60;
        if (minute == _minute)
            return;
        _minute = minute;
        _failed.Clear();
    }

    private static UInt128 Digest(string key) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    [LoggerMessage(Level = LogLevel.Warning, Message = "A key that does not count came from {Address}: key {Id}")]
    private static partial void LogFailed(ILogger logger, string address, string id);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Address} sent {Count} keys that do not count; until the minute is over, it gets 429 for others"
    )]
    private static partial void LogThrottled(ILogger logger, string address, int count);
}
