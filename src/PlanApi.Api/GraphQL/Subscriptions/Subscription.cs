using GraphQL;
using PlanApi.Application.UseCases;

namespace PlanApi.Api.GraphQL.Subscriptions;

/// <summary>
/// The events of one subscription, taken one by one. The operation is executed for each of them; a page of events is read when those read
/// before have been sent.
/// </summary>
internal sealed class Subscription
{
    private readonly Queue<object> _read = new();
    private Feed? _feed;

    /// <summary>Whether there are events that have been read but not sent yet.</summary>
    public bool HasRead => _read.Count > 0;

    /// <summary>Whether the operation found nothing to be executed for.</summary>
    public bool IsIdle { get; private set; }

    /// <summary>Whether the operation failed before its first event, and therefore ends.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>The operation is executed once more.</summary>
    public void Begin() => (IsIdle, HasFailed) = (false, true);

    /// <summary>The event for which the operation is executed.</summary>
    /// <param name="ask">The subscription's field.</param>
    /// <param name="follow">Makes the feed, at the first execution.</param>
    /// <param name="events">The events of a page.</param>
    public async Task<object> Next<TPage>(Ask ask, Func<IServiceProvider, Feed<TPage>> follow, Func<TPage, IEnumerable<object>> events)
    {
        ask.Check();
        var feed = (Feed<TPage>)(_feed ??= follow(ask.Request.Services));
        if (_read.Count == 0)
        {
            if (!(await feed.Read(ask.Request.Sender, ask.Cancellation)).IsSuccess(out var page, out var failure))
                throw new FailureError(failure);
            foreach (var item in events(page))
                _read.Enqueue(item);
        }
        HasFailed = false;
        IsIdle = !_read.TryDequeue(out var next);
        return next ?? throw new NothingYet();
    }

    /// <summary>Waits until there may be an event; false after a long silence.</summary>
    public Task<bool> Wait(CancellationToken cancellation) => _feed!.Wait(cancellation);

    /// <summary>Ends an execution whose result nobody will see.</summary>
    private sealed class NothingYet() : ExecutionError("There is no event yet.");
}
