using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Access.Keys;

/// <summary>
/// Checks that the plans, dimensions, members and indicators of a new key exist. A typing error would make a key that sees nothing, so it
/// is refused, and the nearest name is suggested.
/// </summary>
public sealed class GrantNames(PlanDb db)
{
    public async Task<IReadOnlyList<Fault>> Faults(ApiKey key, CancellationToken cancellation)
    {
        var faults = new List<Fault>();
        IQueryable<PlanRow> mayUse = db.Set<PlanRow>();
        if (key.Plans is not null)
        {
            var codes = key.Plans.Select(plan => plan.ToString()).ToArray();
            mayUse = mayUse.Where(plan => codes.Contains(plan.Code));
        }
        var plans = mayUse.Select(plan => plan.Id);
        var dimensions = db.Set<DimensionRow>().AsNoTracking().Where(row => plans.Contains(row.PlanId));
        var places = db.Set<MemberRow>().AsNoTracking().Where(row => plans.Contains(row.PlanId));
        foreach (var (name, granted) in key.Members ?? new Dictionary<string, IReadOnlyList<Code>>())
        {
            var pointer = JsonPointer.Append("/members", name);
            var code = Code.TryParse(name, out var parsed) ? parsed.ToString() : name;
            if (!await dimensions.AnyAsync(row => row.Code == code, cancellation))
            {
                var known = await dimensions.Select(row => row.Code).Distinct().ToListAsync(cancellation);
                faults.Add(
                    new Fault(
                        FaultCodes.UnknownReference,
                        pointer,
                        $"No plan that the key may use has a dimension '{name}'.{Nearest(name, known)}"
                    )
                );
                continue;
            }
            var members = places.Where(row => row.Dimension!.Code == code);
            foreach (var (at, member) in granted.Index())
            {
                var text = member.ToString();
                if (await members.AnyAsync(row => row.Code == text, cancellation))
                    continue;
                var known = await members
                    .Select(row => row.Code)
                    .Distinct()
                    .OrderBy(other => other)
                    .Take(MaxCompared)
                    .ToListAsync(cancellation);
                faults.Add(
                    new Fault(
                        FaultCodes.UnknownReference,
                        $"{pointer}/{at}",
                        $"No plan that the key may use has a member '{member}' in '{name}'.{Nearest(text, known)}"
                    )
                );
            }
        }
        var indicators = db.Set<IndicatorRow>().AsNoTracking().Where(row => plans.Contains(row.PlanId));
        foreach (var (at, indicator) in (key.Indicators ?? []).Index())
        {
            var text = indicator.ToString();
            if (await indicators.AnyAsync(row => row.Code == text, cancellation))
                continue;
            var known = await indicators
                .Select(row => row.Code)
                .Distinct()
                .OrderBy(other => other)
                .Take(MaxCompared)
                .ToListAsync(cancellation);
            faults.Add(
                new Fault(
                    FaultCodes.UnknownReference,
                    $"/indicators/{at}",
                    $"No plan that the key may use has an indicator '{indicator}'.{Nearest(text, known)}"
                )
            );
        }
        return faults;
    }

    private const int MaxCompared = 10_000;

    private static string Nearest(string name, IEnumerable<string> known) =>
        NearestName.Of(name, known) is { } near ? $" Did you mean '{near}'?" : " Create it first, or name another.";
}
