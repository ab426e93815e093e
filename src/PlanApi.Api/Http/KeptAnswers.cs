using Microsoft.Extensions.Caching.Memory;
using PlanApi.Application.Access;
using PlanApi.Application.History;
using PlanApi.Application.Persistence;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Http;

/// <summary>
/// Answers as bytes, kept for callers with the same grants, with the state of the database that they show: nothing stale is ever sent.
/// Bounded by size; the least recently used go first.
/// </summary>
public sealed class KeptAnswers(Storage storage) : IDisposable
{
    public const int MaxAnswerBytes = 256 * 1024;

    private const long MaxBytes = 64 * 1024 * 1024;

    private long _hits,
        _misses;

    private readonly MemoryCache _answers = new(new MemoryCacheOptions { SizeLimit = MaxBytes });

    /// <summary>How often a kept answer could be sent.</summary>
    public long Hits => Volatile.Read(ref _hits);

    /// <summary>How often an answer that may be kept had to be computed.</summary>
    public long Misses => Volatile.Read(ref _misses);

    /// <summary>The state of the database before an answer is computed. The answer is kept for this state.</summary>
    public long State() => storage.State();

    /// <summary>The answer to a request, if it was given in the same state.</summary>
    public KeptAnswer? Find(Identity caller, string request, long state) =>
        Find(caller, request) is { } kept && kept.State == state ? Hit(kept) : Missed();

    /// <summary>The last answer to a request, in whatever state. Whoever asks says whether it could be sent.</summary>
    public KeptAnswer? Find(Identity caller, string request) =>
        _answers.TryGetValue<KeptAnswer>((caller.GrantKey, caller.Role, request), out var kept) ? kept : null;

    /// <summary>Counts an answer that is sent.</summary>
    public KeptAnswer Hit(KeptAnswer answer)
    {
        Interlocked.Increment(ref _hits);
        return answer;
    }

    /// <summary>Counts an answer that must be computed.</summary>
    public KeptAnswer? Missed()
    {
        Interlocked.Increment(ref _misses);
        return null;
    }

    /// <summary>Keeps an answer that was computed from the given state on, unless somebody has written meanwhile.</summary>
    public void Keep(Identity caller, string request, KeptAnswer answer)
    {
        if (answer.Body.Length > MaxAnswerBytes || storage.State() != answer.State)
            return;
        var size = answer.Body.Length + (2 * request.Length) + 256;
        _answers.Set((caller.GrantKey, caller.Role, request), answer, new MemoryCacheEntryOptions { Size = size });
    }

    public void Dispose() => _answers.Dispose();
}

/// <summary>An answer as it goes out.</summary>
/// <param name="State">The state of the database that it shows.</param>
/// <param name="ContentType">The media type.</param>
/// <param name="ETag">The ETag, if there is one.</param>
/// <param name="Body">The body.</param>
public sealed record KeptAnswer(long State, string ContentType, string? ETag, byte[] Body)
{
    /// <summary>The plans that it was made of, where it depends on nothing else but their days.</summary>
    public IReadOnlyList<PlanAsRead> Plans { get; init; } = [];
}

/// <summary>A plan that was read for an answer.</summary>
/// <param name="Code">Its code.</param>
/// <param name="State">Its state then.</param>
/// <param name="Day">Its day then.</param>
public sealed record PlanAsRead(Code Code, PlanState State, DateOnly Day);
