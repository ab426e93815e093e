using PlanApi.Application.Cube;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Tables;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Lights;

/// <summary>A plan whose lights can be computed without reading anything more.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Structure">The plan's structure.</param>
/// <param name="Scenario">The scenario whose numbers are wanted.</param>
/// <param name="Day">The day asked.</param>
/// <param name="Engine">The scenario's numbers.</param>
/// <param name="Baseline">The baseline's numbers.</param>
/// <param name="Board">Computes the lights of claims.</param>
/// <param name="Before">The light that each claim had before the day, by its key.</param>
public sealed record OpenLights(
    PlanRow Plan,
    CubeStructure Structure,
    StoredScenario Scenario,
    DateOnly Day,
    RollUpEngine Engine,
    RollUpEngine Baseline,
    LightBoard Board,
    IReadOnlyDictionary<string, Light> Before
)
{
    /// <summary>The lights of some claims, in their order.</summary>
    /// <exception cref="OverflowException">A sum does not fit.</exception>
    public IReadOnlyList<LitNumber> Lit(IReadOnlyList<LightClaim> claims)
    {
        ReadAhead(claims);
        return Board.Of(OfScenario(claims), Day, claim => Before.TryGetValue(claim.Key, out var light) ? light : null);
    }

    /// <summary>The lights of some targets, in their order.</summary>
    public IReadOnlyList<LitNumber> Lit(IEnumerable<Target> targets)
    {
        var reader = new ClaimReader(Structure.Calendar, Structure.Definitions, Day);
        return Lit([.. targets.Select(reader.Read)]);
    }

    /// <summary>
    /// If sums of them are kept, reads the actuals of the plan's year and the year before for all indicators that the claims need.
    /// </summary>
    internal void ReadAhead(IReadOnlyList<LightClaim> claims)
    {
        var (first, last) = Structure.Calendar.Days(Period.OfYear(Structure.Calendar.Year));
        var span = new DaySpan(first.AddDays(-372), Day > last ? Day : last);
        foreach (var engine in new HashSet<RollUpEngine> { Engine, Baseline })
        {
            CubeReader.ReadAhead(
                engine.Source,
                claims
                    .Select(claim => new PlaceOverDays(claim.Indicator.Code, Measure.Actual, claim.Scope, span))
                    .Distinct()
                    .SelectMany(place => NumbersToDate.StoredPlaces(engine.Source, place, withWeights: true))
                    .Select(place => place with { Days = span })
                    .Distinct(),
                span
            );
        }
    }

    // In a scenario that has another number than the baseline at a target's place, that number is what is wanted.
    private IReadOnlyList<LightClaim> OfScenario(IReadOnlyList<LightClaim> claims)
    {
        if (Engine == Baseline)
            return claims;
        var places = claims.ToDictionary(
            claim => claim.Key,
            claim =>
            {
                var (first, last) = Structure.Calendar.Days(claim.Period);
                return new PlaceOverDays(claim.Indicator.Code, Measure.Target, claim.Scope, new DaySpan(first, last));
            }
        );
        LightClaim[] open =
        [
            .. claims.Where(claim => claim is { Target: not null, Basis: Basis.Absolute, Aim: not Aim.Within, Target.Scenario: null }),
        ];
        var (own, baseline) = (
            new NumbersToDate(Engine, open.Select(claim => places[claim.Key])),
            new NumbersToDate(Baseline, open.Select(claim => places[claim.Key]))
        );
        var others = open.Select(claim => (claim.Key, Own: own.Of(places[claim.Key]), Baseline: baseline.Of(places[claim.Key])))
            .Where(numbers => numbers.Own.HasValue && (!numbers.Baseline.HasValue || numbers.Own.Value != numbers.Baseline.Value))
            .ToDictionary(numbers => numbers.Key, numbers => numbers.Own.Value);
        return
        [
            .. claims.Select(claim =>
                others.TryGetValue(claim.Key, out var value) ? claim with { Value = value, Upper = value, IsOfScenario = true } : claim
            ),
        ];
    }
}
