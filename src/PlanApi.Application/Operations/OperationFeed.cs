using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Operations;

/// <summary>
/// Operations as they change: first those that have not ended, or ended a short time ago, then each one again whenever it has changed. A
/// reader that was cut off gets them all again, so that it need not remember anything.
/// </summary>
/// <param name="bell">Rings when an operation may have changed.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="asked">Which operations are followed.</param>
public sealed class OperationFeed(OperationBell bell, TimeProvider clock, ListOperations asked) : Feed<IReadOnlyList<Operation>>(clock)
{
    /// <summary>How long after its end an operation is still sent to a new reader.</summary>
    public static readonly TimeSpan Recent = TimeSpan.FromMinutes(5);

    private readonly TimeProvider _clock = clock;
    private Dictionary<long, long> _told = [];

    /// <summary>The operations that have changed since they were last sent, the oldest operation first.</summary>
    public override async Task<Outcome<IReadOnlyList<Operation>>> Read(UseCaseSender sender, CancellationToken cancellation)
    {
        BeforeRead(bell.Next);
        var (read, after) = (new List<Operation>(), default(string));
        do
        {
            var request = asked with { Page = new PageRange(ListOptions.MaxFirst, after), EndedAfter = _clock.GetUtcNow() - Recent };
            if (!(await sender.Send(request, cancellation)).IsSuccess(out var page, out var failure))
                return failure;
            read.AddRange(page.Items);
            after = page.HasMore ? page.Cursors[^1] : null;
        } while (after is not null);
        var news = read.Where(one => _told.GetValueOrDefault(one.Id) != one.Version).OrderBy(one => one.Id).ToList();
        _told = read.ToDictionary(one => one.Id, one => one.Version);
        return news;
    }
}
