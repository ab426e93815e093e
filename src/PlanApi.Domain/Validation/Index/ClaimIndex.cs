using System.Runtime.InteropServices;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>
/// The plan's targets as claims, brought together by place and by subject, in an order that does not depend on the document's.
/// </summary>
public sealed class ClaimIndex
{
    private readonly Dictionary<PlaceKey, int> _numbers;
    private readonly Dictionary<(int Indicator, int Scope), ClaimSubject> _subjects = [];

    internal ClaimIndex(PlanIndex plan)
    {
        var targets = plan.Document.Targets.ToArray();
        if (!IsSorted(targets))
            Array.Sort(Array.ConvertAll(targets, target => target.Code.ToString()), targets, StringComparer.Ordinal);
        var normaliser = new ClaimNormaliser(plan);
        Normaliser = normaliser;

        // Two passes, counting first, put each place's claims side by side without a list for each place.
        _numbers = new Dictionary<PlaceKey, int>(targets.Length);
        var counts = new List<int>();
        var claims = new List<(Claim Claim, int Place)>(targets.Length);
        foreach (var target in targets)
        {
            if (normaliser.Read(target) is not { } claim)
                continue;
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, claim.Key, out var isKnown);
            if (!isKnown)
            {
                number = counts.Count;
                counts.Add(0);
            }
            var place = number;
            counts[place]++;
            claims.Add((claim, place));
        }
        var starts = new int[counts.Count];
        for (var i = 1; i < starts.Length; i++)
            starts[i] = starts[i - 1] + counts[i - 1];
        var next = (int[])starts.Clone();
        All = new Claim[claims.Count];
        foreach (var (claim, place) in claims)
            All[next[place]++] = claim;

        Places = new ClaimedPlace[starts.Length];
        for (var i = 0; i < starts.Length; i++)
        {
            var key = All[starts[i]].Key;
            var place = new ClaimedPlace(key, normaliser.IndicatorAt(key.Indicator), new ArraySegment<Claim>(All, starts[i], counts[i]));
            Places[i] = place;
            if (!_subjects.TryGetValue((key.Indicator, key.Scope), out var subject))
                _subjects[(key.Indicator, key.Scope)] = subject = new ClaimSubject(key.Indicator, key.Scope);
            subject.Places.Add(place);
        }
    }

    /// <summary>Every claim. Claims about one place are together, in the order of their codes.</summary>
    public Claim[] All { get; }

    /// <summary>Every place that is claimed, in the order of its first claim's code.</summary>
    public ClaimedPlace[] Places { get; }

    public IEnumerable<ClaimSubject> Subjects => _subjects.Values;

    internal ClaimNormaliser Normaliser { get; }

    /// <summary>The number of an indicator in place keys; null when the plan does not define it.</summary>
    public int? NumberOf(Code indicator) => Normaliser.NumberOf(indicator);

    public ClaimedPlace? At(PlaceKey key) => _numbers.TryGetValue(key, out var number) ? Places[number] : null;

    /// <summary>The claims about the indicator's own value.</summary>
    public ClaimedPlace? LevelAt(int indicator, int scope, Period period) =>
        At(new PlaceKey(indicator, scope, Normaliser.TimeOf(indicator, period), 0));

    public ClaimSubject? SubjectOf(int indicator, int scope) => _subjects.GetValueOrDefault((indicator, scope));

    private static bool IsSorted(Target[] targets)
    {
        for (var i = 1; i < targets.Length; i++)
        {
            if (targets[i - 1].Code.CompareTo(targets[i].Code) > 0)
                return false;
        }
        return true;
    }
}
