using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Events;

/// <summary>A plan's events, page by page. The feed keeps its place in the plan's history.</summary>
public sealed class EventFeed(CommitNotifier commits, TimeProvider clock, ListEvents asked) : Feed<EventPage>(clock)
{
    private bool _hasMore = true;
    private EventPosition? _last;

    protected override bool HasMore => _hasMore;

    public override async Task<Outcome<EventPage>> Read(UseCaseSender sender, CancellationToken cancellation)
    {
        BeforeRead(commits.Next(asked.Plan));
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
}
