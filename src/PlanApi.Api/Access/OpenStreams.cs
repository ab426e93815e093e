namespace PlanApi.Api.Access;

/// <summary>Counts the open event streams and WebSockets. One of them costs little, but many cost memory and sockets.</summary>
internal sealed class OpenStreams(IConfiguration settings)
{
    public const string AtOnceName = "Streams:AtOnce",
        PerKeyName = "Streams:PerKey";

    private const int DefaultAtOnce = 1_000,
        DefaultPerKey = 100;

    private readonly Lock _lock = new();
    private readonly Dictionary<long, int> _byCaller = [];
    private readonly int _perKey = settings.GetValue(PerKeyName, DefaultPerKey);
    private int _all;

    public int AtOnce { get; } = settings.GetValue(AtOnceName, DefaultAtOnce);

    /// <summary>How many are open now.</summary>
    public int Count => Volatile.Read(ref _all);

    /// <summary>Null if the limit of open streams is reached. Dispose of the result when the stream ends.</summary>
    public Stream? Open()
    {
        lock (_lock)
        {
            if (_all >= AtOnce)
                return null;
            _all++;
            return new Stream(this);
        }
    }

    /// <summary>One open stream.</summary>
    public sealed class Stream(OpenStreams open) : IDisposable
    {
        private long? _caller;

        /// <summary>Names the owner of the stream, once it is known; false if that caller has too many streams.</summary>
        public bool Belongs(long caller)
        {
            lock (open._lock)
            {
                var count = open._byCaller.GetValueOrDefault(caller);
                if (count >= open._perKey)
                    return false;
                open._byCaller[caller] = count + 1;
                _caller = caller;
                return true;
            }
        }

        public void Dispose()
        {
            lock (open._lock)
            {
                open._all--;
                if (_caller is { } caller && --open._byCaller[caller] == 0)
                    open._byCaller.Remove(caller);
            }
        }
    }
}
