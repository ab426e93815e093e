using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Pace;

namespace PlanApi.Application.Cube.Sums;

/// <summary>
/// The kept sums of one partition that have been read: for each scope its days in a span, and the last day before. The sums of months are
/// another one of these, whose days are the first days of months.
/// </summary>
internal sealed class PartitionDays(KeptSums all, long partition, ScopeIndex index, PartitionDays? months = null) : IDaySums
{
    private readonly Dictionary<int, KnownDays> _known = [];

    public long Partition => partition;

    /// <summary>The sums of the partitions that are read together with this one.</summary>
    public KeptSums All => all;

    /// <summary>The numbers of the scopes whose days in a span have not been read. A scope that is not stored has none.</summary>
    public IEnumerable<int> Unknown(IEnumerable<int[]> scopes, DaySpan span) =>
        scopes
            .Select(members => index.Find(members))
            .Where(scope => scope >= 0 && !(SpanOf(scope) is { } known && known.First <= span.First && span.Last <= known.Last))
            .Distinct();

    /// <summary>The scopes that were read ahead, where some days of a span are missing.</summary>
    public IEnumerable<int> Ahead(DaySpan span) =>
        _known
            .Where(pair => pair.Value.Stays && !(pair.Value.Span.First <= span.First && span.Last <= pair.Value.Span.Last))
            .Select(pair => pair.Key);

    /// <summary>The days for which a scope is known; null where it is not known at all.</summary>
    public DaySpan? SpanOf(int scope) => _known.TryGetValue(scope, out var known) ? known.Span : null;

    /// <summary>Takes the days of a scope; what stays known once does.</summary>
    public void Know(int scope, KnownDays days) =>
        _known[scope] = days with { Stays = days.Stays || (_known.TryGetValue(scope, out var before) && before.Stays) };

    /// <summary>Forgets what does not stay.</summary>
    public void Forget()
    {
        foreach (var scope in _known.Where(pair => !pair.Value.Stays).Select(pair => pair.Key).ToList())
            _known.Remove(scope);
    }

    public IReadOnlyList<DateOnly?> Latest(IReadOnlyList<int[]> scopes, DateOnly until)
    {
        all.Read(this, scopes, new DaySpan(until, until));
        return
        [
            .. scopes.Select(members =>
                index.Find(members) is >= 0 and var scope
                && Array.FindLast(_known[scope].Days, sum => sum.Day <= until) is { Day: var day }
                && day != default
                    ? day
                    : (DateOnly?)null
            ),
        ];
    }

    // Days that are known already, or will be, are not read again as months.
    public void ReadMonths(IReadOnlyList<int[]> scopes, DateOnly first, DateOnly last, Action<int, DaySum> add) =>
        (months is null || all.IsAhead || !Unknown(scopes, new DaySpan(first, last)).Any() ? this : months).Read(scopes, first, last, add);

    public void Read(IReadOnlyList<int[]> scopes, DateOnly first, DateOnly last, Action<int, DaySum> add)
    {
        all.Read(this, scopes, new DaySpan(first, last));
        for (var at = 0; at < scopes.Count; at++)
        {
            foreach (var sum in index.Find(scopes[at]) is >= 0 and var scope ? _known[scope].Days : [])
            {
                if (sum.Day >= first && sum.Day <= last)
                    add(at, sum);
            }
        }
    }
}

/// <summary>The days of a scope.</summary>
/// <param name="Span">The span in which all days are known.</param>
/// <param name="Days">The days that have a sum, in their order, and the last one before them.</param>
/// <param name="Stays">Whether they were read ahead, and will be asked for again.</param>
internal readonly record struct KnownDays(DaySpan Span, DaySum[] Days, bool Stays);
