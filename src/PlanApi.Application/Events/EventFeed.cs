using System.Diagnostics;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Events;

/// <summary>
/// A plan's events page by page, as fast as they are taken: nothing is kept for a slow reader but its place in the history, and between two
/// pages nothing is held of the database.
/// </summary>
public sealed class EventFeed(CommitNotifier commits, TimeProvider clock, ListEvents asked)
{
    /// <summary>How long nothing may be heard: a sign of life is due then, and the caller is looked at again.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Between two reads of a feed that is up to date, so that a hundred commits do not mean a hundred reads by every feed.
    /// </summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private Task _next = Task.CompletedTask;
    private bool _hasMore = true;
    private long _readAt;
    private EventPosition? _last;

    public async Task<Outcome<EventPage>> Read(UseCaseSender sender, CancellationToken cancellation)
    {
        _next = commits.Next(asked.Plan);
        _readAt = Stopwatch.GetTimestamp();
        var outcome = await sender.Send(
            asked with
            {
                Page = asked.Page with { After = _last?.ToString() ?? asked.Page.After },
            },
            cancellation
        );
        if (outcome.IsSuccess(out var page, out _))
            (_last, _hasMore) = (page.Last, page.HasMore);
        return outcome;
    }

    /// <summary>Until there may be more to read, or there has been silence for long: false then.</summary>
    public async Task<bool> Wait(CancellationToken cancellation)
    {
        if (_hasMore)
            return true;
        try
        {
            await _next.WaitAsync(Silence, clock, cancellation);
        }
        catch (TimeoutException)
        {
            return false;
        }
        if (Pause - Stopwatch.GetElapsedTime(_readAt) is var rest && rest > TimeSpan.Zero)
            await Task.Delay(rest, cancellation);
        return true;
    }
}
