using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Decomposition;
using PlanApi.Application.Errors;
using PlanApi.Application.Parties;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Feeds;

/// <summary>Who answers for each target, by the key results, objectives and lines that the caller may see.</summary>
public sealed record FetchTargetOwners(Code Plan) : Fetch<IReadOnlyDictionary<Code, TargetOwner>>
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>Who answers for a target.</summary>
/// <param name="Party">The party that is asked first when its light turns.</param>
/// <param name="Names">The party's name.</param>
/// <param name="Line">The line that answers; the first where there are several.</param>
public sealed record TargetOwner(Code? Party, LocalText? Names, Code? Line);

internal sealed class FetchTargetOwnersHandler(
    PlanDb db,
    PlanFinder plans,
    PlannedPartsReader parts,
    PartyStore parties,
    VisibilityFinder visibility
) : IHandler<FetchTargetOwners, IReadOnlyDictionary<Code, TargetOwner>>
{
    public async Task<Outcome<IReadOnlyDictionary<Code, TargetOwner>>> Handle(FetchTargetOwners request, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        var planned = await parts.Read(plan, await visibility.For(plan, cancellation), cancellation);
        var people = await parties.All(plan.Id, Visibility.Everything).ToListAsync(cancellation);
        var names = people.ToDictionary(party => party.Code, party => party.Names);
        var (results, objectives) = (
            planned.KeyResults.ToLookup(result => result.Target),
            planned.Objectives.ToDictionary(objective => objective.Code)
        );
        return Outcome.Of<IReadOnlyDictionary<Code, TargetOwner>>(
            planned.Targets.ToDictionary(
                target => target.Code,
                target =>
                {
                    var owners = Escalation.Owners([.. results[target.Code]], objectives, people);
                    var party = owners.Count > 0 ? owners[0] : (Code?)null;
                    return new TargetOwner(
                        party,
                        party is { } known ? names.GetValueOrDefault(known) : null,
                        planned.Responsibility?.PlacesOf(target)[0].Row
                    );
                }
            )
        );
    }
}
