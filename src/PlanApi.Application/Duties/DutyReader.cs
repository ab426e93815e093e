using PlanApi.Application.Access.Finding;
using PlanApi.Application.Parties;
using PlanApi.Application.Tables;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Duties;

/// <summary>Collects what parties of a plan owe, as far as the caller may see it: what is due first comes first.</summary>
public sealed class DutyReader(IEnumerable<IDutySource> sources, PartyStore parties, VisibilityFinder visibility, TimeProvider clock)
{
    /// <summary>The duties of some parties; of all parties where none are named.</summary>
    internal async Task<IReadOnlyList<Duty>> Read(PlanRow plan, IReadOnlyCollection<Code>? owing, CancellationToken cancellation)
    {
        var sight = await visibility.For(plan, cancellation);
        var book = new DutyBook(plan, sight, clock.GetUtcNow(), await parties.All(plan.Id, sight).ToListAsync(cancellation));
        foreach (var source in sources)
            await source.Collect(book, cancellation);
        return [.. book.Duties.Where(duty => owing?.Contains(duty.Party) != false).OrderBy(DutyPosition.Of)];
    }
}

/// <summary>The place of a duty in lists, which is also its cursor.</summary>
internal readonly record struct DutyPosition(long Due, string Rest) : IComparable<DutyPosition>
{
    public static DutyPosition Of(Duty duty) => new(duty.DueAt?.UtcTicks ?? long.MaxValue, $"{duty.Plan}/{duty.Key}");

    public static DutyPosition? Read(string cursor)
    {
        var at = cursor.IndexOf('/', StringComparison.Ordinal);
        return
            at > 0
            && long.TryParse(
                cursor[..at],
                System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture,
                out var due
            )
            ? new DutyPosition(due, cursor[(at + 1)..])
            : null;
    }

    public int CompareTo(DutyPosition other) => Due != other.Due ? Due.CompareTo(other.Due) : string.CompareOrdinal(Rest, other.Rest);

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Due}/{Rest}");
}
